"""Where the newsroom's server may be sent by a link: to the public internet only.

A name is resolved once, every address behind it is judged, and the connection goes to
just that address: a name that leads elsewhere a moment later changes nothing.
"""

import socket

from articles.links.networks import is_public
from articles.links.outcomes import NoAnswer, Outcome

_USUAL_PORTS = (80, 443)
FIRST_FREE_PORT = 1024


def addresses_of(host, port) -> list[str]:
    """The addresses behind a name, all of them public. Raises NoAnswer."""
    if port not in _USUAL_PORTS and port < FIRST_FREE_PORT:
        raise NoAnswer(Outcome.NOT_PUBLIC)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAnswer(Outcome.NO_NAME) from error
    addresses = list(dict.fromkeys(each[4][0] for each in found))
    if not addresses or not all(map(is_public, addresses)):
        raise NoAnswer(Outcome.NOT_PUBLIC)
    return addresses
