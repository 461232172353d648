"""A story in three languages held, withdrawn and erased by the people of a desk, and
looked for afterwards in everything that the newsroom has."""

import gzip
import zipfile
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.test import override_settings

from people.models import Edition, User
from tests import everywhere
from tests.articles.erasing import ENGLISH, JAPANESE, KOREAN, WORDS, told_in_three
from tests.browser.desk import Desk
from tests.crawl import Site
from tests.newsroom.running_desk import desk_of

SLUG = "mira-oren-saw-the-flood"
NAMES = (ENGLISH, KOREAN, JAPANESE, "mira-oren", "miraoren")
# Its parts, too, for the search keeps them apart; Orenburg is a town.
PATTERN = "(?<![a-z])oren(?!burg)|(?<![a-z])mira(?![a-z])|miraoren|미라|오렌|ミラ・オ"
STORIES = [f"/en/story/{SLUG}/", "/ko/story/flood-ko/", "/ja/story/flood-ja/"]
# Where readers come upon it; a search is for what is no part of the name.
SURFACES = [
    *("/en/", "/ja/", "/t/en/", "/en/section/politics/"),
    *("/en/feed.atom", "/ja/feed.rss", "/en/latest.json"),
    *("/en/search/?q=Orenburg", "/ko/search/?q=" + quote("배를")),
    *("/en/sitemap-news.xml", f"/en/story/{SLUG}.json", f"/en/story/{SLUG}.html"),
]


@pytest.fixture(scope="module")
def stories(newsroom_processes, django_db_blocker):
    """Of the running newsroom, in English, Korean and Japanese, and with readers."""
    pictures = Path(newsroom_processes.data) / "pictures"
    places = {
        "PICTURES_PUBLIC": pictures / "public",
        "PICTURES_PRIVATE": pictures / "private",
    }
    with (
        django_db_blocker.unblock(),
        override_settings(**places),
        desk_of(newsroom_processes),
    ):
        people = {name: user(name) for name in ("chief", "editor", "reporter")}
        editions = {code: Edition.objects.get(code=code) for code in ("en", "ko")}
        cast = SimpleNamespace(**people, **editions, korean_editor=user("do"))
        yield told_in_three(cast, Edition.objects.get(code="ja"))


def user(name):
    return User.objects.get(username=name)


class Person(Desk):
    """Somebody of the desk, at the pages on which a story is stopped."""

    def do(self, story, verb, **fields):
        """Fill in what the page of the verb asks, and press its button."""
        self.at(story, verb)
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)
        with self.page.expect_navigation():
            self.page.locator(".story-do form .story-choices button").click()

    def at(self, story, verb):
        where = f"/admin/articles/article/{story.pk}/do/{verb}/"
        self.page.goto(self.newsroom.desk + where)
        return self.page

    def press(self, name):
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()

    def ask_to_erase(self, words, picture):
        """As it is done from the first page of the desk, until it was looked for."""
        page = self.page
        page.goto(f"{self.newsroom.desk}/admin/")
        page.get_by_role("link", name="Erase words for good").click()
        page.fill("[name=words]", words)
        page.get_by_text("A picture, a recording or a document").click()
        page.fill("[name=pictures]", str(picture))
        self.press("Look for it everywhere")
        page.wait_for_selector("#erase-agree")


@pytest.fixture
def sign_in(newsroom_processes, open_page):
    return lambda name: Person(open_page(), newsroom_processes, name)


def test_hold_withdraw_and_erase(newsroom_processes, stories, sign_in):
    newsroom, english = newsroom_processes, stories[0]
    site = Site(newsroom.site)
    owner = newsroom.environment["OWNER_DATABASE_URL"]
    image = english.figures.get().image
    files = {image.original, *image.renditions.values_list("name", flat=True)}
    editor, chief = sign_in("editor"), sign_in("chief")

    def of_readers(addresses=STORIES):
        return [site.ask(each).status for each in addresses]

    def named(addresses):
        return [each for each in addresses if is_named(told_at(site, each))]

    def kept():
        return {path.name for path in newsroom.data.rglob("*")} & files

    assert named([*SURFACES, *STORIES]) == [*SURFACES, *STORIES]
    assert len(everywhere.in_database(owner, PATTERN)) > 12
    assert kept() == files

    # The hold: readers keep what they have, and nothing more goes to them.
    editor.do(english, "hold", note="Their lawyer called.", asked_by="Ina Vael")
    for story in stories:
        for verb in ("update", "correct"):
            page = chief.at(story, verb)
            assert "legal hold is on it" in page.locator(".errornote").inner_text()
            assert page.locator(".story-do form").count() == 0
    assert of_readers() == [200, 200, 200]
    editor.do(english, "lift_hold", note="Settled.")
    assert chief.at(stories[2], "update").locator(".story-do form").count() == 1

    # Withdrawn in the original, it is gone in every language and on every surface.
    chief.do(english, "kill")
    assert of_readers() == [410, 410, 410]
    assert named([*SURFACES, *STORIES]) == []

    chief.ask_to_erase(WORDS, image.pk)
    seen = chief.page.locator("[aria-labelledby=erase-found]").inner_text()
    assert "In 3 stories" in seen
    assert "MIRA OREN lives in Orenburg" in seen
    chief.press("I agree: it shall go")
    assert "Now another person has to." in chief.page.inner_text(".erase-agree")

    editor.page.goto(f"{newsroom.desk}/admin/")
    editor.page.get_by_role("link", name="asked by Hester Quillane").click()
    editor.press("I agree: erase it now")
    editor.page.wait_for_selector("#erase-proof")
    proof = editor.page.inner_text(".erase-clean")
    assert "found nowhere" in proof
    assert "still verifies" in proof
    assert "Backups of the database" in editor.page.inner_text(".erase-duties")

    assert everywhere.in_database(owner, PATTERN) == {}
    assert everywhere.in_files(newsroom.data, NAMES) == []
    assert kept() == set()
    assert newsroom.manage("verify_prints") == "The record is whole.\n"
    assert of_readers() == [404, 410, 410]


def told_at(site, address) -> bytes:
    """What readers are told there. Partners are told which one was withdrawn, by the
    address that they have asked."""
    body = site.ask(address).body
    is_its_own = address.startswith(f"/en/story/{SLUG}")
    return body.replace(STORIES[0].encode(), b"") if is_its_own else body


def is_named(body) -> bool:
    return bool(everywhere.in_bytes(NAMES).search(body))


def test_what_is_packed_or_in_another_encoding_is_found(tmp_path):
    """So that finding nothing in the files of a newsroom means something."""
    (tmp_path / "clean").write_text("Orenburg")
    for encoding in everywhere.ENCODINGS:
        name = ENGLISH if encoding.startswith("shift") else KOREAN
        (tmp_path / encoding).write_bytes(f"x{name}x".encode(encoding))
    (tmp_path / "packed.gz").write_bytes(gzip.compress(JAPANESE.encode()))
    with zipfile.ZipFile(tmp_path / "packed.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", ENGLISH.upper())
    (tmp_path / "of-mira-oren.jpg").touch()
    found = everywhere.in_files(tmp_path, NAMES)
    assert len(found) == len(everywhere.ENCODINGS) + 3
    assert "clean" not in found
