"""Every test, in two processes side by side: half the time on two cores.

    python -m tests.in_two

The folders are parted so that both take about as long. The words of the first come
when it is done, those of the rest as they are said. Fails where one of the two fails.
"""

import subprocess
import sys
import tempfile

BESIDE = ("browser", "newsroom", "media", "people")
FOLDERS = [f"tests/{name}" for name in BESIDE]
PYTEST = (sys.executable, "-m", "pytest")


def main() -> int:
    others = [f"--ignore={folder}" for folder in FOLDERS]
    with tempfile.TemporaryFile("w+") as said:
        beside = subprocess.Popen(
            [*PYTEST, *FOLDERS], stdout=said, stderr=subprocess.STDOUT
        )
        try:
            rest = subprocess.run([*PYTEST, *others], check=False).returncode
            first = beside.wait()
        finally:
            # Where somebody pressed Ctrl-C; one that is done takes no notice.
            beside.terminate()
            beside.wait()
        said.seek(0)
        print(f"\nAnd {', '.join(FOLDERS)}:\n\n{said.read()}", flush=True)
    return rest or first


if __name__ == "__main__":
    sys.exit(main())
