"""A story away from its page: the same in feeds, ninjs and e-mail."""

from email import message_from_bytes, policy

from articles import workflow
from articles.body import block
from articles.checks import Overriding
from articles.exchange.plain import text_of
from media.models import Image
from tests.articles import corrected
from tests.articles.finished import illustrated, page
from tests.cast import make_story, signed_in


def all_of(site_client, user, story):
    """What each way gives of a live story, as text."""
    code = story.edition.code
    paths = [f"/{code}/feed.atom", f"/{code}/feed.rss", f"/{code}/latest.json"]
    given = {path: page(site_client.get(path)) for path in paths}
    given["ninjs"] = page(site_client.get(f"/{code}/story/{story.slug}.json"))
    mail = signed_in(user).get(f"/admin/articles/article/{story.pk}/email/")
    message = message_from_bytes(mail.content, policy=policy.default)
    for kind in ("plain", "html"):
        given[kind] = message.get_body([kind]).get_content()
    return given


def test_hidden_paragraphs_leave_by_no_way(cast, site_client):
    korean = corrected.original(cast)
    english = corrected.translation(cast, korean)
    before = all_of(site_client, cast.editor, english)
    hidden = [each["id"] for each in english.body]
    corrected.correct(korean, cast, hiding={english.pk: hidden})
    after = all_of(site_client, cast.editor, english)
    for way, text in before.items():
        assert ("Carts crossed it" in text) == (way != "/en/latest.json")
        assert "Carts crossed it" not in after[way]
        assert "The bridge reopened" not in after[way]
        assert "The original of this story was corrected on" in after[way]


def test_a_picture_whose_time_is_over_is_in_none(cast, site_client):
    story = make_story(cast.chief, cast.en)
    figure = illustrated(story)
    workflow.approve_and_publish(story.pk, cast.chief)
    story.refresh_from_db()
    for text in all_of(site_client, cast.editor, story).values():
        assert "Carts on the bridge." in text
    Image.objects.filter(pk=figure.image_id).update(usable_until=workflow.clock())
    for text in all_of(site_client, cast.editor, story).values():
        assert "Carts on the bridge." not in text
        assert "/pictures/" not in text
        assert "cid:" not in text


def spans(text):
    return [{"text": text}]


def test_every_kind_of_block_is_there(cast, site_client):
    table = block(
        "table",
        caption=spans("Tolls"),
        source=spans("Own count"),
        head=True,
        side=False,
        rows=[[spans("Year"), spans("Coins")], [spans("2025"), spans("7")]],
    )
    story = make_story(cast.chief, cast.en)
    story.body.append(table)
    link = {"text": "the record", "href": "https://paper.example/a?b=1&c=2"}
    story.body.append(block("paragraph", spans=[{"text": "Read "}, link]))
    illustrated(story, alt="One", block_at=1)
    illustrated(story, alt="Two", colour=(9, 9, 9), block_at=2)
    story.body[2]["joined"] = True
    story.save()
    seen = Overriding(frozenset({"links"}))
    workflow.approve_and_publish(story.pk, cast.chief, overriding=seen)
    story.refresh_from_db()
    given = all_of(site_client, cast.editor, story)
    html, text = given["html"], given["plain"].replace("\r\n", "\n")
    assert html.count("<img") == 2
    assert '<th scope="col"' in html
    assert "tabindex" not in html
    assert "Tolls\nYear | Coins\n2025 | 7\n" in text
    assert "Read the record <https://paper.example/a?b=1&c=2>" in text


def test_text_of_html_keeps_its_lines():
    html = "<p>One<br>two &amp; <b>three</b>\n four</p><ul><li>a</li><li>b</li></ul>"
    assert text_of(html) == "One\ntwo & three four\n\n• a\n• b\n"
    assert text_of("") == "\n"
