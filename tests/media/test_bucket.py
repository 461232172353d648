"""Pictures in a store that speaks S3: a server process of moto's, on this machine."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from io import BytesIO
from urllib.error import URLError

import boto3
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import workflow
from media import intake, seals, storage
from media.enclosures.intake import receive
from media.stores import Bucket, bucket_address
from newsroom.settings import site
from tests.articles.finished import illustrated
from tests.cast import signed_in
from tests.media_enclosures import pdf
from tests.media_files import HOSTILE, SECRET, jpeg
from tests.media_parts import metadata_of


@pytest.fixture(scope="module")
def server():
    """The address of a store with two buckets, without a scheme."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        for name in ("public", "private"):
            _client(port).create_bucket(Bucket=name)
        yield f"127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait_for(url):
    until = time.monotonic() + 60
    while True:
        try:
            return urllib.request.urlopen(url, timeout=5).close()
        except (URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _client(port):
    return boto3.client(
        "s3",
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="key",
        aws_secret_access_key="se/cret",
        region_name="us-east-1",
    )


def names_in(server, bucket):
    port = server.rpartition(":")[2]
    found = _client(port).list_objects_v2(Bucket=bucket).get("Contents", [])
    return {each["Key"] for each in found}


@pytest.fixture
def stores(server, settings, monkeypatch):
    url = "s3://key:se%2Fcret@{}/{}?plain=1"
    settings.PICTURES_STORE = url.format(server, "public/paper")
    settings.ORIGINALS_STORE = url.format(server, "private")
    monkeypatch.setattr(site, "PICTURES_STORE", settings.PICTURES_STORE)
    return server


def test_it_works(stores, cast, story, site_client):
    """From the upload to the reader, and nothing of it in a folder."""
    figure = illustrated(story)
    workflow.approve_and_publish(story.pk, cast.editor)
    image = figure.image
    public = {f"paper/{each.name}" for each in image.renditions.all()}
    assert public and public <= names_in(stores, "public")
    assert image.original in names_in(stores, "private")
    jpegs = image.renditions.filter(format="jpg", crop="")
    for client in (site_client, signed_in(cast.reporter)):
        answer = client.get(f"/pictures/{jpegs[0].name}")
        assert answer["Content-Type"] == "image/jpeg"
        assert b"".join(answer.streaming_content).startswith(b"\xff\xd8\xff")
    answer = signed_in(cast.photo).get(f"/originals/{image.pk}")
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")


def test_what_lies_there_tells_nothing(stores, db):
    image = intake.take_in(BytesIO(HOSTILE["jpeg"]), "bridge")
    with storage.open_private(image.original) as file:
        kept = [file.read()]
    for each in image.renditions.all():
        with storage.open_public(each.name) as file:
            kept.append(file.read())
    assert all(metadata_of(each) == [] and SECRET not in each for each in kept)


def test_a_document_lies_there_and_comes_in_parts(stores, cast):
    sent = SimpleUploadedFile("list.pdf", pdf())
    kept = receive(sent, cast.reporter).enclosure
    assert f"paper/{kept.file}" in names_in(stores, "public")
    address, reporter = f"/files/{kept.file}", signed_in(cast.reporter)
    part = reporter.get(address, headers={"Range": "bytes=0-4"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, b"%PDF-")
    assert len(b"".join(reporter.get(address).streaming_content)) == kept.size
    storage.remove_public([kept.file])
    assert reporter.get(address, headers={"Range": "bytes=0-4"}).status_code == 404


def test_sealed_files_are_destroyed_there_too(stores, cast):
    image = intake.take_in(BytesIO(jpeg(colour=(3, 3, 4))), "b", cast.reporter)
    until = seals.timezone.now() + seals.timedelta(days=2)
    kept = seals.seal_received(image, b"raw", "Proof", until.date(), cast.reporter)
    assert kept.file in names_in(stores, "private")
    seals.destroy_due(until)
    assert kept.file not in names_in(stores, "private")


def test_a_file_that_is_gone_is_not_found(stores, cast, db):
    image = intake.take_in(BytesIO(jpeg(colour=(3, 3, 3))), "bridge")
    name = image.renditions.first().name
    storage.remove(image.original, [name])
    assert not storage.is_public(name)
    assert signed_in(cast.photo).get(f"/pictures/{name}").status_code == 404
    assert signed_in(cast.photo).get(f"/originals/{image.pk}").status_code == 404


def test_a_store_that_does_not_answer_is_a_sentence(stores, cast, settings):
    image = intake.take_in(BytesIO(jpeg(colour=(3, 4, 3))), "bridge")
    name = image.renditions.first().name
    for there in ("127.0.0.1:1/public", f"{stores}/no-such-bucket"):
        url = f"s3://key:secret@{there}?plain=1"
        settings.PICTURES_STORE = settings.ORIGINALS_STORE = url
        with pytest.raises(intake.Refused, match=r"could not be kept .*\(the store"):
            intake.take_in(BytesIO(jpeg(colour=(4, 4, 4))), "bridge")
    settings.PICTURES_STORE = "s3://key:secret@127.0.0.1:1/public?plain=1"
    assert signed_in(cast.photo).get(f"/pictures/{name}").status_code == 503


def test_an_address_that_is_none_says_how_to_write_it():
    for url in ("https://x.example/b", "s3://store.example/b", "s3://k:s@host"):
        with pytest.raises(ImproperlyConfigured, match="s3://KEY:SECRET@HOST/BUCKET"):
            Bucket(bucket_address(url, "NEWSROOM_PICTURES_STORE"))
