"""One of the two processes that `manage.py run` keeps:

    python -m newsroom.serve site 8000

It stops when its standard input closes, so that it never outlives who started it.
"""

import multiprocessing
import os
import signal
import sys
import threading

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels


def main(name: str, port: int) -> None:
    threading.Thread(target=_stop_at_end_of_input, daemon=True).start()
    # Not fork: there is a thread by now, and macOS would not fork either.
    multiprocessing.set_start_method("spawn")
    Granian(
        f"newsroom.wsgi_{name}:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        # What stands in front speaks it; to look for HTTP/2 costs a tenth.
        http=HTTPModes.http1,
        workers=_workers(name),
        blocking_threads=2,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,  # it would hold readers' addresses
        workers_kill_timeout=5,
    ).serve()


def _workers(name) -> int:
    """One a core is best for readers; the desk needs one."""
    return int(os.environ.get("NEWSROOM_SITE_WORKERS") or 1) if name == "site" else 1


def _stop_at_end_of_input() -> None:
    while os.read(0, 64):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
