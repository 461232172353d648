"""One of the two processes that `manage.py run` keeps:

    python -m newsroom.serve site 8000

It stops when its standard input closes, so that it never outlives who started it;
with `--stay` it does not, as services want it (docs/install.md).
"""

import argparse
import multiprocessing
import os
import resource
import signal
import threading

LOCAL = "127.0.0.1"
# Seconds that a connection may be idle.
IDLE = 60
# Files and connections of one process, where the system lets it.
MOST_FILES = 65_536


def main(argv=None) -> None:
    asked = _parser().parse_args(argv)
    if not asked.stay:
        threading.Thread(target=_stop_at_end_of_input, daemon=True).start()
    # Not fork: there is a thread by now, and macOS would not fork either.
    multiprocessing.set_start_method("spawn")
    {"site": site, "desk": desk}[asked.name](asked.port)


def site(port: int) -> None:
    from uvicorn import Config, Server
    from uvicorn.supervisors import Multiprocess

    from newsroom.page_layer.wire import Wire

    _hold_many_connections()
    config = Config(
        "newsroom.asgi_site:application",
        host=LOCAL,
        port=port,
        # One a core is best for readers.
        workers=int(os.environ.get("NEWSROOM_SITE_WORKERS") or 1),
        interface="asgi3",
        http=Wire,
        loop="uvloop",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,  # it would hold readers' addresses
        proxy_headers=False,  # whose address counts is the site's to say
        server_header=False,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=5,
        backlog=4096,
    )
    if config.workers == 1:
        Server(config).run()
    else:
        Multiprocess(config, [config.bind_socket()]).run()


def desk(port: int) -> None:
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    Granian(
        "newsroom.wsgi_desk:application",
        address=LOCAL,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=1,
        blocking_threads=2,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
        workers_kill_timeout=5,
    ).serve()


def _parser():
    parser = argparse.ArgumentParser(prog="newsroom.serve")
    parser.add_argument("name", choices=["site", "desk"])
    parser.add_argument("port", type=int)
    parser.add_argument("--stay", action="store_true")
    return parser


def _hold_many_connections() -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, MOST_FILES)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _stop_at_end_of_input() -> None:
    while os.read(0, 64):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
