"""Every test, in two processes side by side: half the time on two cores.

    python -m tests.in_two

What drives a browser or starts whole newsrooms mostly waits, the rest mostly computes.
The words of the first come when it is done, those of the rest as they are said. Fails
where one of the two fails.
"""

import subprocess
import sys
import tempfile

WAITING = ("tests/browser", "tests/newsroom")
PYTEST = (sys.executable, "-m", "pytest")


def main() -> int:
    others = [f"--ignore={folder}" for folder in WAITING]
    with tempfile.TemporaryFile("w+") as said:
        waiting = subprocess.Popen(
            [*PYTEST, *WAITING], stdout=said, stderr=subprocess.STDOUT
        )
        try:
            rest = subprocess.run([*PYTEST, *others], check=False).returncode
            first = waiting.wait()
        finally:
            # Where somebody pressed Ctrl-C; one that is done takes no notice.
            waiting.terminate()
            waiting.wait()
        said.seek(0)
        print(f"\nAnd {' and '.join(WAITING)}:\n\n{said.read()}", flush=True)
    return rest or first


if __name__ == "__main__":
    sys.exit(main())
