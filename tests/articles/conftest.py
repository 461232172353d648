"""What several files of these tests have in common."""

from copy import deepcopy
from io import BytesIO

import pytest
from django.test import override_settings

from articles import workflow
from articles.site.frame import frame, live_now
from articles.site.leads import leads
from articles.site.texts import texts
from media.enclosures.intake import receive
from media.intake import take_in
from media.models import Enclosure
from tests import media_enclosures as files
from tests.articles.enclosed import VTT, place, write
from tests.articles.finished import finished
from tests.articles.live_pages import OpenPage
from tests.cast import signed_in
from tests.media_files import jpeg
from tests.transactions import desk_rights

_KNOWN = frame, live_now, leads, texts


@pytest.fixture(scope="module")
def kept_page(kept_cast, kept_story):
    """The reporter's page of a story, for files whose every test begins with it."""
    with desk_rights():
        return OpenPage(kept_cast.reporter, kept_story)


@pytest.fixture(scope="module")
def kept_whole(kept_cast):
    with desk_rights():
        return finished(kept_cast)


@pytest.fixture
def whole(kept_whole, cast):
    """A story with everything; a file's tests that do without come before it."""
    return deepcopy(kept_whole)


@pytest.fixture
def told(monkeypatch):
    """As in a process of the site: what stands round pages is known after the first."""
    for known in _KNOWN:
        monkeypatch.setattr(known, "is_told", lambda: True)
        known.told(["*"])
    yield
    for known in _KNOWN:
        known.told(["*"])


@pytest.fixture
def first(cast):
    """Of two who have the same story open."""
    return signed_in(cast.reporter)


@pytest.fixture
def second(cast):
    return signed_in(cast.editor)


@pytest.fixture(scope="module")
def kept_sent(kept_cast):
    """The three in the library, with words in English, converted once for a file."""
    made = {}
    with desk_rights(), override_settings(ENCLOSURE_FFMPEG=files.FFMPEG):
        for kind, data in (
            ("sound", files.sound()),
            ("video", files.video()),
            ("document", files.pdf()),
        ):
            upload = files.upload(data, f"{kind}.bin")
            found = receive(upload, kept_cast.reporter).enclosure
            found.source, found.language = "staff", "ko"
            if kind == "video":
                found.poster = take_in(BytesIO(jpeg()), "poster", source="staff")
            found.save()
            write(found, kept_cast.en, captions=VTT if kind == "video" else "")
            made[kind] = found.pk
    return made


@pytest.fixture
def sent(kept_sent, settings, cast):
    settings.ENCLOSURE_FFMPEG = files.FFMPEG
    return {kind: Enclosure.objects.get(pk=pk) for kind, pk in kept_sent.items()}


@pytest.fixture
def heard(cast, story, sent):
    """A published story with all three."""
    story.body += [place(each) for each in sent.values()]
    story.save()
    workflow.keep(story, cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    return story
