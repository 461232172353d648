"""What a story's page tells machines: its other languages, and what it is."""

from django.conf import settings

from articles import workflow
from tests.articles.finished import address, get, linked_data, links, page, words
from tests.cast import make_edition, make_story

SITE = settings.NEWSROOM_SITE_URL


def test_only_live_languages_are_linked(cast, whole, site_client):
    japanese = make_edition("ja", name="日本語", position=3)
    make_story(cast.chief, japanese, "橋", original=whole.original, slug="hashi")
    korean = f"{SITE}{address(whole.original)}"
    assert links(get(site_client, whole), "alternate") == [
        ("en", f"{SITE}{address(whole)}"),
        ("ko", korean),
        ("x-default", korean),
    ]
    assert "hashi" not in page(get(site_client, whole))


def test_a_story_in_one_language_has_no_alternates(published, site_client):
    response = get(site_client, published)
    assert links(response, "alternate") == []
    assert links(response, "canonical") == [(None, f"{SITE}{address(published)}")]


def test_a_withdrawn_translation_is_unlinked_at_once(cast, whole, site_client):
    workflow.kill(whole.pk, cast.chief)
    response = get(site_client, whole.original)
    assert links(response, "alternate") == []
    assert "English original" not in words(response)


def test_a_machine_reads_it_as_a_news_article(whole, site_client):
    data = linked_data(get(site_client, whole))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Bridge to the north reopens"
    assert data["inLanguage"] == "en"
    assert [each["name"] for each in data["author"]] == [
        "Ansel Toor",
        "Mara Quill",
        "Osk Vann",
    ]
    assert [each["name"] for each in data["translator"]] == ["Han Seol", "Bo Lind"]
    assert data["image"]["creditText"] == "Ilse Vand"
    assert data["image"]["caption"] == "Carts on the bridge."
    assert data["datePublished"] < data["dateModified"]
    assert data["correction"][0]["text"] == "It said two bridges."
    assert data["translationOfWork"]["@id"] == f"{SITE}{address(whole.original)}"
    assert data["mainEntityOfPage"] == f"{SITE}{address(whole)}"


def test_an_original_names_its_translations(whole, site_client):
    data = linked_data(get(site_client, whole.original))
    assert [each["inLanguage"] for each in data["workTranslation"]] == ["en"]
    assert "translationOfWork" not in data


def test_open_graph_names_the_picture(whole, site_client):
    shown = page(get(site_client, whole))
    assert '<meta property="og:type" content="article">' in shown
    assert '<meta property="og:image:alt" content="A bridge">' in shown
    assert '<meta property="og:locale:alternate" content="ko_KR">' in shown
