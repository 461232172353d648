"""wrk on one core, servers on the other, and nginx with the same bytes as a file."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from tests.running import free_ports

SERVER_CORE, LOAD_CORE = 0, 1
CONNECTIONS = 32
NEEDED = ("wrk", "nginx")
_UNITS = {"us": 0.001, "ms": 1, "s": 1000}
# As nginx is fastest: nothing is logged, files stay open, connections stay.
_NGINX = """
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
worker_rlimit_nofile 20000;
events {{ worker_connections 12000; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
  open_file_cache max=1000 inactive=1h; open_file_cache_valid 1h;
  types {{ text/html html; }} default_type text/html;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port}; root {folder}/www; }}
}}
"""


class Measured(NamedTuple):
    rate: float
    p99: float  # milliseconds
    wrong: int


def lacking() -> list[str]:
    return [name for name in NEEDED if not shutil.which(name)]


def wrk(url, seconds, connections=CONNECTIONS, headers=(), script=None) -> Measured:
    done = subprocess.run(
        command(url, seconds, connections, headers, script),
        capture_output=True,
        text=True,
        check=True,
    )
    return _read(done.stdout)


def command(url, seconds, connections=CONNECTIONS, headers=(), script=None) -> list:
    asked = ["taskset", "-c", str(LOAD_CORE), "wrk", "-t1", f"-c{connections}"]
    asked += [f"-d{seconds}", "--latency", *(f"-H{each}" for each in headers)]
    return [*asked, *(["-s", str(script)] if script else []), url]


def _read(text) -> Measured:
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", text)
    told = re.findall(r"(?:Socket errors|Non-2xx or 3xx responses):(.*)", text)
    return Measured(
        float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),
        float(p99[1]) * _UNITS[p99[2]],
        sum(int(number) for line in told for number in re.findall(r"\d+", line)),
    )


def pin(pid, core=SERVER_CORE) -> None:
    """A process and all that it began."""
    process = psutil.Process(pid)
    for each in [process, *process.children(recursive=True)]:
        for thread in each.threads():
            os.sched_setaffinity(thread.id, {core})


@contextmanager
def nginx(folder: Path, pages: dict):
    """Yields an address; `pages` are bytes by name."""
    (port,) = free_ports(1)
    www = folder / "www"
    www.mkdir(parents=True)
    for name, body in pages.items():
        (www / f"{name}.html").write_bytes(body)
    for path in (folder, www):
        path.chmod(0o755)
    config = folder / "nginx.conf"
    config.write_text(_NGINX.format(folder=folder, port=port))
    server = subprocess.Popen(
        ["taskset", "-c", str(SERVER_CORE), "nginx", "-c", config, "-p", folder],
        stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
