"""Where the decoder's processes come from: one process a desk's process, which has
loaded what decoding needs and has never seen a picture.

For each picture it makes a copy of itself (fork), which sees that picture only and is
gone with it: starting Python and Pillow anew took ten times as long as decoding. The
desk sends one byte over a socket, and with it three handles: where the file comes
from, where the answer goes, and a socket on which the desk may end the copy, and is
told how it ended.
"""

import os
import select
import signal
import socket


def serve(work) -> None:
    """Do `work` in a process of its own, with that process's stdin and stdout, each
    time it is asked for on our own stdin; until who asked is gone."""
    control = socket.socket(fileno=os.dup(0))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a keeper
    while True:
        word, handles, _flags, _address = socket.recv_fds(control, 1, 3)
        if not word:
            return
        if os.fork() == 0:
            control.close()
            try:
                _keep(work, *handles)
            finally:
                os._exit(1)
        for handle in handles:
            os.close(handle)


def _keep(work, source, answer, desk):
    """One who waits beside each picture, for no decoder can be trusted to say how it
    ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    alive, held = os.pipe()  # ends with whoever holds it
    child = os.fork()
    if child == 0:
        for handle in (desk, alive):
            os.close(handle)
        _do(work, source, answer)
    for handle in (source, answer, held):
        os.close(handle)
    waiting = select.poll()
    for handle in (alive, desk):
        waiting.register(handle, select.POLLIN)
    waiting.poll()
    os.kill(child, signal.SIGKILL)  # where it has not ended, it is not wanted any more
    _pid, status = os.waitpid(child, 0)
    os.write(desk, str(os.waitstatus_to_exitcode(status)).encode())


def _do(work, source, answer):
    try:
        os.dup2(source, 0)
        os.dup2(answer, 1)
        os.close(source)
        os.close(answer)
        work()
        os._exit(0)
    finally:
        os._exit(1)
