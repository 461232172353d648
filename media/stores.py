"""The two kinds of store a picture's files may lie in: a folder, or a bucket of S3 or
of whatever speaks like it. Both keep a file whole or not at all, and say in an OSError
why they could not."""

import os
import shutil
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import File


class Folder:
    def __init__(self, path, mode, folder_mode):
        self.path, self.mode, self.folder_mode = Path(path), mode, folder_mode

    def keep(self, name: str, data: bytes) -> None:
        self._keep(name, BytesIO(data))

    def keep_file(self, name: str, path) -> None:
        with Path(path).open("rb") as source:
            self._keep(name, source)

    def _keep(self, name, source):
        self._make()
        with NamedTemporaryFile(dir=self.path, delete=False) as file:
            made = Path(file.name)
            try:
                shutil.copyfileobj(source, file, 1_000_000)
                file.flush()
                os.fsync(file.fileno())
                made.chmod(self.mode)
                made.replace(self.path / name)
            except OSError:
                made.unlink(missing_ok=True)
                raise

    def open(self, name: str):
        return (self.path / name).open("rb")

    def open_part(self, name: str, first: int, last: int):
        file = self.open(name)
        file.seek(first)
        return Part(file, last - first + 1)

    def has(self, name: str) -> bool:
        return (self.path / name).is_file()

    def remove(self, name: str) -> None:
        (self.path / name).unlink(missing_ok=True)

    def _make(self):
        """The folder with its mode, whatever the umask; one that is there stays as it
        is, for whoever runs the newsroom may have given it to another process."""
        if self.path.is_dir():
            return
        self.path.mkdir(parents=True, exist_ok=True)
        self.path.chmod(self.folder_mode)


class Part:
    """So many bytes of an open file, and no more."""

    def __init__(self, file, length):
        self._file, self._left = file, length

    def read(self, size=-1) -> bytes:
        wanted = self._left if size < 0 else min(size, self._left)
        data = self._file.read(wanted)
        self._left -= len(data)
        return data

    def close(self) -> None:
        self._file.close()


class Bucket:
    """In a bucket that somebody made, with the rights that the address's key has."""

    def __init__(self, address):
        self._storage = _storage(address)

    def keep(self, name: str, data: bytes) -> None:
        with _as_os_errors():
            self._storage.save(name, File(BytesIO(data), name))

    def keep_file(self, name: str, path) -> None:
        with Path(path).open("rb") as source, _as_os_errors():
            self._storage.save(name, File(source, name))

    def open(self, name: str):
        """A file that is read as it comes, and not kept here."""
        with _as_os_errors():
            return self._object(name).get()["Body"]

    def open_part(self, name: str, first: int, last: int):
        with _as_os_errors():
            return self._object(name).get(Range=f"bytes={first}-{last}")["Body"]

    def has(self, name: str) -> bool:
        with _as_os_errors():
            return self._storage.exists(name)

    def remove(self, name: str) -> None:
        with _as_os_errors():
            self._storage.delete(name)

    def _object(self, name):
        return self._storage.bucket.Object(f"{self._storage.location}{name}")


def _storage(address):
    # Only here: a newsroom with folders need not load what speaks to a store.
    from botocore.config import Config
    from storages.backends.s3 import S3Storage

    # Nobody waits longer for a store than for a page.
    waiting = {"connect_timeout": 5, "read_timeout": 20, "retries": {"max_attempts": 2}}
    addressing = {"addressing_style": "path" if address["endpoint"] else "auto"}
    return S3Storage(
        access_key=address["key"],
        secret_key=address["secret"],
        bucket_name=address["bucket"],
        location=address["folder"],
        endpoint_url=address["endpoint"] or None,
        region_name=address["region"],
        client_config=Config(s3=addressing, signature_version="s3v4", **waiting),
        default_acl=None,
        file_overwrite=True,
    )


@contextmanager
def _as_os_errors():
    """What a store refuses is what a disk refuses: without its words, which name
    addresses and keys."""
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in ("NoSuchKey", "404"):
            raise FileNotFoundError(code) from error
        raise OSError(5, f"the store answered {code}") from error
    except (BotoCoreError, Boto3Error) as error:
        raise OSError(5, f"the store: {type(error).__name__}") from error


def bucket_address(url: str, name: str) -> dict:
    """The parts of s3://KEY:SECRET@HOST/BUCKET/FOLDER?region=…; HOST is empty for
    Amazon's own, and `plain=1` speaks without TLS."""
    from urllib.parse import parse_qs, unquote, urlsplit

    parts = urlsplit(url)
    bucket, _slash, folder = parts.path.strip("/").partition("/")
    if parts.scheme != "s3" or not (bucket and parts.username and parts.password):
        raise ImproperlyConfigured(
            f"Write {name} as s3://KEY:SECRET@HOST/BUCKET, or leave it out."
        )
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    host = parts.netloc.rpartition("@")[2]
    scheme = "http" if asked.get("plain") == "1" else "https"
    return {
        "key": unquote(parts.username),
        "secret": unquote(parts.password),
        "bucket": bucket,
        "folder": f"{folder}/" if folder else "",
        "endpoint": f"{scheme}://{host}" if host else "",
        "region": asked.get("region", "us-east-1"),
    }
