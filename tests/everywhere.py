"""A newsroom's whole database and data folder, searched for words as who took the disk
would search them: with no line of what erases."""

import gzip
import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path

import psycopg
from django.contrib.sessions.backends.db import SessionStore
from psycopg import sql

# What writes a file may write it in any of them.
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "euc-kr", "shift_jis")
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_TABLES = (
    "select n.nspname, c.relname from pg_class c"
    " join pg_namespace n on n.oid = c.relnamespace"
    " where c.relkind in ('r', 'm', 'p') and n.nspname !~ '^pg_'"
    " and n.nspname <> 'information_schema' order by 2"
)
# The planner keeps samples of every column, and shows them to who may read it.
_SAMPLES = ("pg_catalog", "pg_stats")


def in_database(url, pattern) -> dict:
    """Table -> how many of its rows hold it in any column, whatever its type is;
    `pattern` is one of PostgreSQL's and of Python's."""
    found = {}
    with psycopg.connect(url) as owner:
        for place in [*owner.execute(_TABLES).fetchall(), _SAMPLES]:
            rows = sql.SQL(
                "select count(*) from {} t where normalize(t::text, nfc) ~* %s"
            ).format(sql.Identifier(*place))
            if count := owner.execute(rows, [pattern]).fetchone()[0]:
                found[place[1]] = count
        packed = owner.execute("select session_data from django_session").fetchall()
    held = re.compile(pattern, re.IGNORECASE)
    told = [str(SessionStore().decode(row[0])) for row in packed]
    if count := sum(bool(held.search(each)) for each in told):
        found["django_session, unpacked"] = count
    return found


def in_files(folder, words) -> list:
    """Where a name or the bytes of a file hold one of them, as it is or unpacked."""
    pattern = in_bytes(words)
    return [
        str(path.relative_to(folder))
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
        and any(map(pattern.search, (path.name.encode(), *_unpacked(path))))
    ]


def in_bytes(words):
    ways = set()
    for word in words:
        for form in ("NFC", "NFD"):
            for encoding in ENCODINGS:
                written = unicodedata.normalize(form, word).encode(encoding, "ignore")
                # What an encoding has no letters for is not written in it.
                if len(written) >= len(word):
                    ways.add(re.escape(written))
    return re.compile(b"|".join(sorted(ways)), re.IGNORECASE)


def _unpacked(path):
    content = path.read_bytes()
    yield content
    if content.startswith(_GZIP):
        yield gzip.decompress(content)
    if content.startswith(_ZIP):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
