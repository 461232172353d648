"""Whether the site and the desk can have their ports, said before they try."""

import http.client
import socket
from errno import EACCES

HERE = (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6))
SUGGESTED = {"NEWSROOM_SITE_PORT": 8080, "NEWSROOM_DESK_PORT": 8081}


class PortRefused(Exception):
    """One sentence that says which port cannot be had and what to do."""


def check(site: int, desk: int) -> None:
    if site == desk:
        raise PortRefused(
            f"NEWSROOM_SITE_PORT and NEWSROOM_DESK_PORT are both {site}: give the "
            "site and the desk two different ports."
        )
    for variable, port in zip(SUGGESTED, (site, desk), strict=True):
        _check_one(variable, port)


def _check_one(variable: str, port: int) -> None:
    another = f"take another port, as in `make run {variable}={SUGGESTED[variable]}`"
    if any(_is_served(host, family, port) for host, family in HERE):
        if answers(port, seconds=1) == 200:
            raise PortRefused(
                f"Another newsroom already answers at http://localhost:{port}: stop "
                f"that one, or {another}."
            )
        raise PortRefused(
            f"Port {port} is in use by another program: stop that program, or "
            f"{another}."
        )
    try:
        _bind(port)
    except OSError as error:
        why = "needs more rights" if error.errno == EACCES else "cannot be had"
        raise PortRefused(
            f"Port {port} {why} ({error.strerror}): {another}."
        ) from error


def _is_served(host: str, family: int, port: int) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.settimeout(1)
            return probe.connect_ex((host, port)) == 0
    except OSError:  # a machine without IPv6
        return False


def _bind(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def answers(port: int, seconds: float = 5) -> int:
    """The status of GET /healthz on this machine, 0 while nothing answers it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    try:
        connection.request("GET", "/healthz", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()
