"""Pictures from the file that came to what readers get: what is left in them, how long
it takes and what a phone downloads. python -m tests.bench.pictures [COUNT]

Each seeded picture tells where, with what and by whom it was taken, in seven ways.
Half come in by the story's page, half by the import of a text; all are printed.
"""

import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

from tests.bench import seeded
from tests.bench.newsroom import running_newsroom, use_desk_of

A_STORY = 10
FORMATS = "avif,webp,jpg"


def main(count=200):
    with running_newsroom(formats=FORMATS) as (newsroom, _server):
        use_desk_of(newsroom)
        _large()
        _refused()
        _by_phone(newsroom)
        _in_and_out(count)


def _in_and_out(count):
    before, began = _kept(), time.perf_counter()
    for number in range(0, count, A_STORY):
        files = [seeded.picture(n) for n in range(number, min(number + A_STORY, count))]
        (_uploaded if number % (2 * A_STORY) else _imported)(number, files)
    seconds = time.perf_counter() - began
    public = {path: data for path, data in _kept().items() if path not in before}
    marked = [path for path, data in public.items() if seeded.markers(data)]
    parts = [path for path, data in public.items() if seeded.parts(data)]
    kinds = sorted({path.suffix for path in public})
    total = sum(map(len, public.values()))
    print(
        f"{count} seeded pictures in {seconds:.0f} s, {seconds / count:.2f} s each:"
        f" {len(public)} files ({', '.join(kinds)}; originals too), {total:,} bytes:"
        f" {len(marked)} with a marker, {len(parts)} with any part but pixels"
    )
    assert not marked and not parts


def _kept() -> dict:
    from django.conf import settings

    folders = (settings.PICTURES_PUBLIC, settings.PICTURES_PRIVATE)
    return {
        path: path.read_bytes() for each in folders for path in Path(each).iterdir()
    }


def _uploaded(number, files):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.http import QueryDict

    from articles.desk.arrival import receive
    from people.models import Edition, User

    chief, edition = User.objects.get(username="chief"), Edition.objects.first()
    given = {
        f"figures-{n}-upload": SimpleUploadedFile(name, data)
        for n, (name, data) in enumerate(files)
    }
    arrival = receive(QueryDict(), given, chief, edition)
    assert not arrival.refused, arrival.refused
    images = [arrival.data[f"figures-{n}-image"] for n in range(len(files))]
    publish(f"Uploaded {number}", images)


def _imported(number, files):
    from articles.exchange.importer import import_story
    from articles.exchange.text import parse
    from people.models import Edition

    with tempfile.TemporaryDirectory() as folder:
        lines = [f"Imported {number}", ""]
        for n, (name, data) in enumerate(files):
            (Path(folder) / name).write_bytes(data)
            lines += [f"Paragraph {n} of what was brought in.", "", f"[{name}]", ""]
        text = "\n".join(lines)
        edition = Edition.objects.get(code="en")
        made = import_story(
            parse(text), edition=edition, source=text, folder=Path(folder)
        )
    images = [each.image_id for each in made.article.figures.all() if each.image_id]
    if len(images) != len(files):  # the text named them otherwise: bring them in here
        images = [_taken(name, data) for name, data in files]
    publish(f"Imported {number}", images)


def _taken(name, data):
    from media.intake import take_in

    return take_in(BytesIO(data), name).pk


def publish(headline, images):
    from articles import workflow
    from articles.body import block
    from articles.checks import Overriding
    from articles.models import Article, Byline, Figure
    from media.models import Image
    from people.checks import CHOSEN_KEYS
    from people.models import Edition, Person, User

    edition, chief = Edition.objects.first(), User.objects.get(username="chief")
    # Nobody said yet where they are from.
    Image.objects.filter(pk__in=images, source="").update(source="staff")
    figures = [block("figure") for _each in images]
    body = []
    for figure in figures:
        words = "The ferry crossed at noon, and carts waited on both sides. " * 6
        body += [figure, block("paragraph", spans=[{"text": words}])]
    section = edition.sections.first()
    article = Article(edition=edition, section=section, headline=headline, body=body)
    article.dateline = "ULVEN"
    workflow.start(article, chief)
    Byline.objects.create(article=article, person=Person.objects.first())
    for figure, image in zip(figures, images, strict=True):
        Figure.objects.create(
            article=article,
            block=figure["id"],
            image_id=image,
            alt="A ferry",
            caption="A ferry crosses.",
            credit="Ilse Vand",
        )
    looked_at = Overriding(frozenset(CHOSEN_KEYS))
    workflow.approve_and_publish(article.pk, chief, overriding=looked_at)
    article.refresh_from_db()
    return article


def _large():
    """A camera's file of 24 megapixels."""
    from media import intake, renditions

    data = seeded.large()
    intake.read(BytesIO(seeded.picture(1)[1]))  # the decoder has started
    began, worked = time.perf_counter(), time.process_time()
    image = intake.take_in(BytesIO(data), "large")
    taken, between = time.perf_counter(), time.process_time()
    renditions.ready(image)
    done, ended = time.perf_counter(), time.process_time()
    print(
        f"a JPEG of 24 megapixels ({len(data) / 1e6:.1f} MB): taken in, with what the"
        f" desk shows, {taken - began:.1f} s ({between - worked:.1f} s of this"
        f" process); what readers get beside it, at print, {done - taken:.1f} s"
        f" ({ended - between:.1f}); {image.renditions.count()} files"
    )


def _refused():
    """Within 2 seconds and 300 MB: the decoder may have no more here."""
    from media import intake, sandbox

    code = (
        "import sys; sys.path += sys.argv[1:]; from media import decoder; "
        "decoder.MEMORY = 300_000_000; decoder.main()"
    )
    root = str(Path(sandbox.decoder.__file__).parents[1])
    usual = sandbox.COMMAND
    sandbox.COMMAND = [sys.executable, "-I", "-S", "-c", code, root, sandbox.PILLOW]
    intake.read(BytesIO(seeded.picture(1)[1]))
    for name, data in seeded.bad().items():
        began = time.perf_counter()
        try:
            intake.read(BytesIO(data))
            said = "taken"
        except intake.Refused as refusal:
            said = str(refusal)
        seconds = time.perf_counter() - began
        print(f"{name} ({len(data):,} bytes): {seconds:.2f} s: {said}")
        assert "memory" not in said
    sandbox.COMMAND = usual


def _by_phone(newsroom):
    """What Chromium loads as a phone of 390 pixels with three to each."""
    from media.models import Rendition

    images = [_taken(f"{n}.jpg", seeded.scene(n)) for n in range(3)]
    article = publish("Three pictures", images)
    address = f"{newsroom.site}/{article.edition.code}/story/{article.slug}/"
    loaded = _loaded(address)
    rows = {each.name: each for each in Rendition.objects.filter(name__in=loaded)}
    plain = sum(len(_public(_as_jpeg(each))) for each in rows.values())
    whole = sum(len(seeded.scene(n)) for n in range(3))
    page = sum(size for name, size in loaded.items() if name not in rows)
    got = sum(loaded[name] for name in rows)
    widths = sorted(f"{each.format} {each.width}" for each in rows.values())
    print(
        f"a phone reads a story with three pictures: {page:,} bytes without pictures,"
        f" {got:,} of pictures ({', '.join(widths)}); the same as JPEG {plain:,}; the"
        f" files as they came {whole:,}"
    )


def _as_jpeg(rendition):
    return rendition.image.renditions.get(
        format="jpg", width=rendition.width, crop=rendition.crop
    ).name


def _public(name):
    from django.conf import settings

    return (Path(settings.PICTURES_PUBLIC) / name).read_bytes()


def _loaded(address) -> dict:
    """Name of each thing loaded, by the last part of its address -> bytes of it."""
    from concurrent.futures import ThreadPoolExecutor

    # Playwright's loop and Django's database do not go together in one thread.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_by_chromium, address).result()


def _by_chromium(address):
    from playwright.sync_api import sync_playwright

    from tests.browser import chromium

    found = {}
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        phone = {"width": 390, "height": 844}
        page = browser.new_page(
            viewport=phone, device_scale_factor=3, is_mobile=True, has_touch=True
        )
        answers = []
        page.on("response", lambda each: answers.append(each))
        page.goto(address, wait_until="networkidle")
        for _step in range(30):  # a reader who reads to the end
            page.mouse.wheel(0, 600)
            page.wait_for_timeout(100)
        page.wait_for_load_state("networkidle")
        for each in answers:
            name = each.url.rstrip("/").rpartition("/")[2]
            found[name] = len(each.body())
        browser.close()
    return found


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
