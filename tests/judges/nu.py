"""The Nu HTML checker, over every page at once: it takes longest to start."""

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

JAR = Path(".venv/judge/node_modules/vnu-jar/build/dist/vnu.jar")
# A paragraph's language is said by what it stands in; Korean names in an English page
# are no fault.
PARTS = 100


def faults(pages):
    if not shutil.which("java"):
        yield "it needs Java: install a package like default-jre-headless"
        return
    with TemporaryDirectory() as folder:
        names = {}
        for number, each in enumerate(pages):
            path = Path(folder) / f"{number}.html"
            path.write_bytes(each.body)
            names[path.name] = each.address
        files = [str(Path(folder) / name) for name in names]
        for start in range(0, len(files), PARTS):
            yield from _checked(files[start : start + PARTS], names)


def _checked(files, names):
    command = ["java", "-jar", str(JAR), "--format", "json", "--errors-only", *files]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    for each in json.loads(found.stderr)["messages"]:
        name = names.get(each.get("url", "").rpartition("/")[2], "")
        where = f"{name}:{each.get('lastLine', '')}"
        yield f"{where} {each['message']} {each.get('extract', '')[:100]!r}"
