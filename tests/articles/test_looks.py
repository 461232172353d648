"""A newsroom changes how an edition looks, by values and never by CSS of its own."""

from io import BytesIO

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from articles.looks.contrast import ENOUGH, contrast
from articles.looks.values import COLOURS
from articles.models import Look
from media.intake import take_in
from people.models import Edition
from tests.articles.finished import page, publish
from tests.cast import signed_in
from tests.media_files import jpeg

USUAL = {
    f"{scheme}_{name}": colour
    for scheme, colours in COLOURS.items()
    for name, colour in colours.items()
}


@pytest.fixture
def chief(cast):
    return signed_in(cast.chief)


def look_page(code="en"):
    return reverse("admin:articles_look_edition", args=[code])


def save(client, code="en", **changes):
    return client.post(look_page(code), USUAL | changes, follow=True)


def sheet(site_client, code="en"):
    """The style sheet that the front names beside ours."""
    front = page(site_client.get(f"/{code}/"))
    [address] = [each for each in front.split('"') if each.startswith(f"/look/{code}.")]
    return site_client.get(address)


def test_it_works(cast, chief, site_client):
    said = page(save(chief, light_accent="#005a3c", text_size="large"))
    assert "Readers of English see this look now." in said
    response = sheet(site_client)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in response["Cache-Control"]
    css = page(response)
    assert "--accent: #005a3c" in css
    assert "font-size: 106%" in css
    # What is as it was is not repeated, and the other edition is as it was.
    assert "prefers-color-scheme" not in css
    assert "/look/" not in page(site_client.get("/ko/"))
    look = Look.objects.get()
    assert (look.by, look.values) == (
        cast.chief,
        {"light_accent": "#005a3c", "text_size": "large"},
    )
    assert "chief" in page(chief.get(look_page()))
    listed = chief.get(reverse("admin:articles_look_changelist"))
    assert "English" in page(listed) and "chief" in page(listed)


def test_without_a_look_nothing_is_linked(cast, published, site_client):
    assert "/look/" not in page(site_client.get(f"/en/story/{published.slug}/"))
    assert site_client.get("/look/en.0123456789ab.css").status_code == 404


def test_an_older_name_gives_the_look_of_today_and_is_not_kept(
    cast, chief, site_client
):
    save(chief, light_link="#00409f")
    response = site_client.get("/look/en.0123456789ab.css")
    assert "#00409f" in page(response)
    assert "max-age=0" in response["Cache-Control"]
    assert "Surrogate-Key" not in response


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("light_ink", "#999999", "the contrast is 2."),
        ("light_link", "#ffee00", "hard to read on this paper"),
        ("dark_accent", "#333333", "hard to read on this paper"),
        ("light_paper", "red; } body { display: none", "is no colour"),
        ("light_paper", "url(https://x.example)", "is no colour"),
        ("headline_face", "Comic Sans", "Select a valid choice"),
        ("logo", "99999", "Select a valid choice"),
        ("dark_logo", "x", "Select a valid choice"),
    ],
)
def test_what_cannot_be_read_or_is_no_value_is_refused(
    cast, chief, field, value, words
):
    said = page(save(chief, **{field: value}))
    assert words in said
    assert "Nothing is kept yet" in said
    assert not Look.objects.exists()


def test_our_own_colours_can_be_read():
    for colours in COLOURS.values():
        for name in ("ink", "accent", "link"):
            assert contrast(colours[name], colours["paper"]) >= ENOUGH


def test_what_stands_in_the_database_by_other_ways_is_no_css(cast, chief, site_client):
    Look.objects.create(
        edition=cast.en,
        by=cast.chief,
        values={"light_paper": "#fff}*{display:none", "text_face": "x", "y": "z"},
    )
    assert "/look/" not in page(site_client.get("/en/"))


def test_letters_are_those_that_the_script_has(cast, chief):
    assert "Select a valid choice" in page(save(chief, "ko", text_face="classic"))
    assert "look now" in page(save(chief, "ko", text_face="sans"))


def test_a_logo_is_shown_and_its_files_are_public_then(cast, chief, site_client):
    image = take_in(BytesIO(jpeg((600, 200), (9, 9, 9))), "logo", source="staff")
    name = image.renditions.filter(format="jpg", crop="").last().name
    assert site_client.get(f"/pictures/{name}").status_code == 404
    save(chief, logo=image.pk)
    front = page(site_client.get("/en/"))
    assert 'class="logo" src="/pictures/' in front
    assert f"/pictures/{name}" in front
    assert 'alt="The en Paper"' in front
    assert site_client.get(f"/pictures/{name}").status_code == 200
    save(chief)
    assert "logo" not in page(site_client.get("/en/"))
    assert site_client.get(f"/pictures/{name}").status_code == 404


def test_it_is_tried_before_readers_have_it(cast, chief, site_client):
    story = publish(cast, cast.en, "Bridge", slug="bridge")
    asked = {"page": "story", "light_accent": "#005a3c"}
    response = chief.get(look_page() + "seen/", asked)
    assert story.headline in page(response)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "script-src 'none'" in response["Content-Security-Policy"]
    assert "sheet.css?light_accent=%23005a3c" in page(response)
    css = chief.get(look_page() + "sheet.css", asked)
    assert "--accent: #005a3c" in page(css)
    assert "/look/" not in page(site_client.get("/en/"))
    assert not Look.objects.exists()


def test_what_is_tried_and_cannot_be_read_is_told_at_once(cast, chief):
    seen = reverse("admin:articles_look_seen", args=["en"])
    tried = {"light_ink": "#dddddd"}
    [weak] = chief.get(seen, tried, headers={"Accept": "application/json"}).json()[
        "weak"
    ]
    assert weak.startswith("On a light page, Ink: It is hard to read on this paper")


def test_a_preview_on_the_desk_has_the_look(cast, chief, published):
    save(chief, light_accent="#005a3c")
    address = reverse("admin:articles_article_preview", args=[published.pk])
    assert "/look/en." in page(chief.get(address))


def test_an_earlier_look_comes_back(cast, chief, site_client):
    save(chief, light_accent="#005a3c")
    save(chief, light_accent="#7a1f6b")
    first = Look.objects.last()
    chief.post(look_page(), {"again": first.pk})
    assert "#005a3c" in page(sheet(site_client))
    assert Look.objects.count() == 3
    assert chief.post(look_page("ko"), {"again": first.pk}).status_code == 404


def test_nobody_but_a_chief_changes_it(cast, editor):
    assert save(editor, light_accent="#005a3c").status_code == 403
    assert editor.get(look_page() + "seen/").status_code == 403
    assert not Look.objects.exists()


def test_an_edition_goes_with_its_looks_and_none_is_changed(cast, chief):
    spare = Edition.objects.create(
        code="spare", language="fr", name="Spare", masthead="Spare", time_zone="UTC"
    )
    Look.objects.create(edition=spare, by=cast.chief, values={"text_size": "large"})
    with pytest.raises(ProgrammingError), transaction.atomic():
        Look.objects.update(values={})
    chief.post(f"/admin/people/edition/{spare.pk}/delete/", {"post": "yes"})
    assert not Look.objects.exists()


def test_a_look_drops_every_page(db):
    """By the trigger that editions have (test_pages_told.py tries it for real)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_trigger where tgrelid = 'articles_look'::regclass"
            " and tgname like 'tell_pages%'"
        )
        assert cursor.fetchone()[0] == 3
