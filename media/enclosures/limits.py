"""Puts limits on the process it is, and becomes the program it is told:

python -I -S media/enclosures/limits.py MEMORY CPU FILE_SIZE PROGRAM …
"""

import os
import resource
import sys


def at_most(what, value) -> None:
    """Never above a limit that whoever started us was given."""
    _soft, hard = resource.getrlimit(what)
    if hard == resource.RLIM_INFINITY or hard > value:
        resource.setrlimit(what, (value, value))


def main(memory, cpu, file_size, *command):
    at_most(resource.RLIMIT_CPU, int(cpu))
    at_most(resource.RLIMIT_FSIZE, int(file_size))
    at_most(resource.RLIMIT_CORE, 0)
    at_most(resource.RLIMIT_NOFILE, 64)
    if sys.platform != "darwin":  # which does not keep to it
        at_most(resource.RLIMIT_AS, int(memory))
    os.execv(command[0], command)  # noqa: S606  (the program is ours to say)


if __name__ == "__main__":
    main(*sys.argv[1:])
