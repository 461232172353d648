"""The library: pictures found by words of any language, and by what they lack."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone

from media import intake, library
from media.models import Caption, Image
from tests.articles.finished import illustrated
from tests.media_files import jpeg

GRID = reverse("admin:media_image_changelist")


def add(name, colour, **fields):
    image = intake.take_in(BytesIO(jpeg((64, 48), colour)), name)
    Image.objects.filter(pk=image.pk).update(**fields)
    return image


def caption(image, edition, text="", **more):
    return Caption.objects.create(image=image, edition=edition, text=text, **more)


@pytest.fixture
def bridge(cast):
    image = add("bridge-04", (1, 2, 3), place="Ulven", persons="Ansel Toor")
    caption(image, cast.en, "Carts cross the river", credit="Ilse Vand", alt="Carts")
    caption(image, cast.ko, "새 다리를 건너는 수레들")
    return image


@pytest.fixture
def market(cast):
    image = add("market", (9, 9, 9), place="Toorhaven")
    caption(image, cast.en, "A stall", credit="Ansel Toor")
    return image


@pytest.fixture
def names(client, cast):
    client.force_login(cast.photo)

    def asked(**query):
        answer = client.get(GRID, query)
        assert answer.status_code == 200
        return {image.name for image in answer.context["found"].images}

    return asked


def test_it_works(names, bridge, market):
    assert names() == {"bridge-04", "market"}


@pytest.mark.parametrize(
    "words",
    ["river carts", "CROSS", "cro", "bridge", "bridge-04", "vand", "ulven"]
    + ["다리", "다리를 수레", "수", "ansel river"],
)
def test_words_are_found_in_captions_of_every_language(names, bridge, market, words):
    assert names(q=words) == {"bridge-04"}


@pytest.mark.parametrize("words", ["ross", "리다", "carts market", "!?", "'\\ & |"])
def test_what_no_picture_says_finds_none(names, bridge, market, words):
    assert names(q=words) == set()


def test_who_is_seen_is_not_who_took_it(names, bridge, market):
    assert names(person="toor") == {"bridge-04"}
    assert names(credit="toor") == {"market"}
    assert names(place="toor") == {"market"}
    assert names(q="toor") == {"bridge-04", "market"}


def test_what_changes_is_found_at_once(names, cast, bridge):
    Caption.objects.filter(image=bridge, edition=cast.en).update(text="A ferry")
    bridge.captions.filter(edition=cast.ko).delete()
    assert names(q="ferry") == {"bridge-04"}
    assert names(q="river") == names(q="다리") == set()


def test_what_is_lacking_is_asked_for_an_edition(names, cast, bridge, market):
    assert names(lacks="alt") == {"market"}
    assert names(lacks="alt", edition="ko") == {"bridge-04", "market"}
    caption(market, cast.ko, decorative=True)
    assert names(lacks="alt", edition="ko") == {"bridge-04"}
    assert names(lacks="credit", edition="en") == set()


def test_rights_use_and_edition(names, cast, story, bridge, market):
    now = timezone.now()
    Image.objects.filter(pk=bridge.pk).update(source="staff", usable_until=now)
    assert names(rights="none") == {"market"}
    assert names(rights="expired") == {"bridge-04"}
    later = now + timedelta(days=20)
    Image.objects.filter(pk=bridge.pk).update(usable_until=later)
    assert names(rights="soon") == {"bridge-04"}
    used = illustrated(story).image
    assert names(use="used") == {used.name}
    assert names(use="unused") == {"bridge-04", "market"}
    assert names(use="used", edition="ko") == set()
    assert names(edition="ko") == {"bridge-04"}
    assert names(edition="en") == {"bridge-04", "market", used.name}


def test_a_page_goes_on_from_the_one_before(client, cast, monkeypatch):
    monkeypatch.setattr(library, "PAGE", 2)
    monkeypatch.setattr(library, "WINDOW", 3)
    monkeypatch.setattr(library, "SECONDS", 0)
    for number in range(7):
        add(f"n{number}", (number * 30, 50, 90), source="staff" if number % 2 else "")
    client.force_login(cast.reporter)
    seen, address = [], "?rights=none"
    while address:
        answer = client.get(GRID + address)
        found = answer.context["found"]
        seen += [image.name for image in found.images]
        address = found.older and f"?rights=none&before={found.older}"
    assert seen == ["n6", "n4", "n2", "n0"]


def test_common_words_are_found_in_order(client, cast, monkeypatch):
    monkeypatch.setattr(library, "RARE", 1)
    for number in range(3):
        add(f"harbour {number}", (number * 30, 50, 90))
    client.force_login(cast.reporter)
    images = client.get(GRID, {"q": "harb"}).context["found"].images
    assert [each.name for each in images] == ["harbour 2", "harbour 1", "harbour 0"]


def test_nonsense_in_the_address_asks_for_nothing(names, bridge):
    wrong = {"rights": "x", "lacks": "id", "use": "1", "edition": "zz"}
    assert names(**wrong, before="1e9", p="3", page="2", q="\u202e") == {"bridge-04"}


def test_a_picture_that_another_replaced_is_not_offered(names, bridge, market):
    Image.objects.filter(pk=bridge.pk).update(replaced_by=market)
    assert names() == {"market"}


def test_the_chooser_shows_each_picture(client, cast, bridge):
    client.force_login(cast.reporter)
    query = "app_label=articles&model_name=figure&field_name=image&term=river"
    [offer] = client.get(f"{reverse('admin:autocomplete')}?{query}").json()["results"]
    assert offer["text"].startswith("bridge-04")
    assert client.get(offer["picture"]).headers["Content-Type"] == "image/jpeg"
