"""ninjs: what partners get of a story, and of the newest of an edition."""

from datetime import timedelta

from django.conf import settings

from articles import workflow
from tests.articles.finished import ROLE, credit, page, publish
from tests.cast import make_story

SITE = settings.NEWSROOM_SITE_URL
# Of the schema of ninjs 3.1, which lets no other property stand.
PROPERTIES = {
    *("uri", "type", "representationType", "firstCreated", "versionCreated"),
    *("pubStatus", "copyrightHolder", "edNote", "language", "descriptions", "bodies"),
    *("headlines", "subjects", "infoSources", "title", "by", "slugline", "located"),
    *("renditions", "associations", "altIds", "standard", "name", "rel"),
}


def get(client, story):
    return client.get(f"/{story.edition.code}/story/{story.slug}.json")


def all_items(item):
    yield item
    for each in item.get("associations", ()):
        yield from all_items(each)


def test_it_works(whole, site_client, django_assert_num_queries):
    path = f"/en/story/{whole.slug}.json"
    with django_assert_num_queries(2):
        response = site_client.get(path)
    assert response["Content-Type"] == "application/json"
    item = response.json()
    assert item["standard"]["version"] == "3.1"
    assert item["uri"] == f"{SITE}/en/story/{whole.slug}/"
    assert (item["type"], item["pubStatus"], item["language"]) == (
        *("text", "usable", "en"),
    )
    assert item["firstCreated"] < item["versionCreated"]
    assert item["headlines"][-1]["value"] == "Bridge to the north reopens"
    assert "It said two bridges." in item["edNote"]
    bodies = {each["contentType"]: each["value"] for each in item["bodies"]}
    assert f'<a href="{SITE}/en/people/han-seol/">' in bodies["text/html"]
    assert "\n1. Carts\n2. Men\n" in bodies["text/plain"]
    assert "Translated by Han Seol and Bo Lind" in bodies["text/plain"]
    for each in all_items(item):
        assert set(each) <= PROPERTIES


def test_everybody_is_credited_with_a_role(cast, whole, site_client):
    credit(whole, cast.en, "Lia Ron", ROLE.REVISER)
    workflow.update(whole.pk, cast.chief)
    item = get(site_client, whole).json()
    roles = [(each["name"], each["role"]) for each in item["infoSources"]]
    assert roles == [
        ("Ansel Toor", "author"),
        ("Mara Quill", "author"),
        ("Osk Vann", "author"),
        ("Han Seol", "translator"),
        ("Bo Lind", "translator"),
        ("Lia Ron", "translationReviser"),
        ("The en Paper", "publisher"),
    ]
    assert "Translated by Han Seol and Bo Lind" in item["by"]
    assert "Translation revised by Lia Ron" in item["by"]
    assert "osk@x.example" not in page(get(site_client, whole))


def test_pictures_and_languages_are_associated(whole, site_client):
    picture, original = get(site_client, whole).json()["associations"]
    assert picture["by"] == "Ilse Vand"
    said = {each["role"]: each["value"] for each in picture["descriptions"]}
    assert said == {"caption": "Carts on the bridge.", "alternativeText": "A bridge"}
    for each in picture["renditions"]:
        path = each["href"].removeprefix(SITE)
        assert site_client.get(path).status_code == 200
    assert (original["rel"], original["language"]) == ("translationOf", "ko")
    korean = get(site_client, whole.original).json()
    assert original["uri"] == korean["uri"]
    assert [each["rel"] for each in korean["associations"]] == ["translation"]


def test_the_newest_of_an_edition(cast, whole, site_client, django_assert_num_queries):
    publish(cast, cast.en, "Harvest")
    with django_assert_num_queries(2):
        item = site_client.get("/en/latest.json").json()
    assert item["type"] == "composite"
    first, second = item["associations"]
    assert (first["title"], second["title"]) == (
        *("Harvest", "Bridge to the north reopens"),
    )
    assert second["representationType"] == "partial"
    assert "bodies" not in second
    [address] = [each["value"] for each in second["altIds"] if each["role"] == "json"]
    assert site_client.get(address.removeprefix(SITE)).json()["bodies"]
    for each in all_items(item):
        assert set(each) <= PROPERTIES


def test_what_readers_do_not_have_is_not_there(cast, published, site_client):
    story = make_story(cast.reporter, cast.en, "Zyqqon", slug="zyqqon")
    workflow.submit(story.pk, cast.reporter)
    unknown = site_client.get("/en/story/none.json")
    assert unknown.status_code == 404
    assert get(site_client, story).content == unknown.content
    later = workflow.clock() + timedelta(hours=1)
    workflow.approve_and_publish(story.pk, cast.editor, at=later)
    assert get(site_client, story).status_code == 404
    assert "yqqon" not in page(site_client.get("/en/latest.json"))
    for path in ("/xx/latest.json", "/en/story/a%00.json"):
        assert site_client.get(path).status_code == 404


def test_a_withdrawn_story_is_canceled_and_nothing_else(cast, published, site_client):
    workflow.kill(published.pk, cast.editor, note="A source is in danger")
    response = get(site_client, published)
    assert response.status_code == 410
    item = response.json()
    assert item["pubStatus"] == "canceled"
    assert item["uri"] == f"{SITE}/en/story/{published.slug}/"
    assert item["edNote"] == "This story has been withdrawn."
    for hidden in ("Bridge", "Ansel", "danger", "carts"):
        assert hidden not in page(response)
    assert site_client.get("/en/latest.json").json().get("associations") is None


def test_the_desk_copy_stays_inside_until_it_is_published(cast, whole, site_client):
    first = get(site_client, whole)
    assert first["Surrogate-Key"] == "anything"
    whole.headline = "Zyqqon"
    whole.save()
    known = {"If-None-Match": first["ETag"]}
    path = f"/en/story/{whole.slug}.json"
    assert site_client.get(path, headers=known).status_code == 304
    workflow.update(whole.pk, cast.chief)
    changed = site_client.get(path, headers=known)
    assert changed.json()["title"] == "Zyqqon"
    assert "Bridge to the north" not in page(changed)
