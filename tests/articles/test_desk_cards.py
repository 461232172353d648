"""A link card on its way: typed on the desk, checked, printed, translated, sent in."""

import json

import pytest
from django.urls import reverse

from articles import workflow
from articles.body import plain
from articles.checks import found_in
from articles.desk.comparable import sides
from articles.desk.merge import sense
from articles.exchange.importer import import_story
from articles.exchange.text import parse
from articles.links.found import links_of
from articles.models import Article
from articles.plaintext import from_text
from articles.snapshot import snapshot
from articles.translation.standing import State, standing
from people.roles import Role
from tests.articles.desk_forms import add_url, blank, change_url, opened
from tests.articles.finished import address, get, illustrated, page
from tests.articles.test_away import all_of
from tests.articles.test_cards import TYPED, VIDEO
from tests.articles.test_desk_table import given_out, rows_of, send, take
from tests.cast import make_user, signed_in

HREF = f"https://www.youtube.com/watch?v={VIDEO}"
SAFELY = 'rel="noopener noreferrer nofollow" referrerpolicy="no-referrer"'
READ = reverse("admin:articles_article_embed")


@pytest.fixture
def carded(cast, story):
    """A published story with a card, whose picture is one of the library."""
    illustrated(story, alt="A man on a bridge", block_at=1)
    story.body.insert(2, from_text(TYPED.replace("[Card", "[+Card"))[0][0])
    story.save()
    workflow.keep(story, cast.reporter)
    workflow.approve_and_publish(story.pk, cast.editor)
    story.refresh_from_db()
    return story


def test_it_is_typed_without_scripts_and_comes_back_as_typed(cast, reporter):
    typed = TYPED.replace(f"{VIDEO}]", f"{VIDEO}&si=x]")
    sent = blank(reporter, cast.en) | {"headline": "Cards", "body": f"One.\n\n{typed}"}
    reporter.post(add_url(cast.en), sent)
    story = Article.objects.get()
    assert [each["type"] for each in story.body] == ["paragraph", "embed"]
    assert opened(reporter, story)["body"] == f"One.\n\n{TYPED.replace('*', '')}"
    shown = reporter.get(change_url(story)).content.decode()
    assert '"site": "YouTube"' in shown and f'"address": "{HREF}"' in shown


def test_the_editor_sends_an_address_and_what_is_kept_is_read_of_it(cast, reporter):
    card = {"type": "embed", "address": f"youtu.be/{VIDEO}?si=q", "title": "T"}
    sent = blank(reporter, cast.en) | {"document": json.dumps([card])}
    reporter.post(add_url(cast.en), sent | {"headline": "Cards"})
    [made] = Article.objects.get().body
    assert made == {**made, "provider": "youtube", "ref": VIDEO, "title": "T"}
    assert "address" not in made


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("javascript:alert(1)", "its address begins with https://"),
        ("https://ann:secret@paper.example/", "a name or a password"),
        ("https://192.168.0.1/", "a network inside"),
        (f"https://paper.example/{'a' * 2000}", "longer than 2,000 characters"),
        ("https://paper.example/]\n" + "T" * 301 + "\n[x", "longer than 300"),
    ],
)
def test_a_wrong_one_is_refused_in_words_and_kept_as_typed(cast, reporter, line, why):
    typed = f"One.\n\n[Card: {line}]\nA title"
    for more in (
        {"body": typed},
        {"body": "", "document": json.dumps(from_text(typed)[0])},
    ):
        sent = blank(reporter, cast.en) | {"headline": "Cards", **more}
        response = reporter.post(add_url(cast.en), sent)
        assert response.status_code == 200 and not Article.objects.exists()
        [error] = response.context["forms"].story.errors["body"]
        assert error.startswith("Card 1: ") and why in error
        assert response.context["forms"].story["body"].value().startswith(typed[:30])


def test_the_desk_says_what_is_kept_of_an_address(reporter):
    def read(given):
        return reporter.post(READ, {"address": given}).json()

    found = read(f"https://youtu.be/{VIDEO}?si=x")
    assert found == {"address": HREF, "site": "YouTube", "note": ""}
    assert "https" in read("http://paper.example/")["note"]
    assert "short address" in read("https://bit.ly/3x")["note"]
    assert "network inside" in read("https://localhost/")["why"]
    assert reporter.get(READ).status_code == 405


def test_readers_get_a_card_with_our_picture_and_one_safe_link(carded, site_client):
    shown = page(get(site_client, carded))
    card = shown.partition('<div class="link-card pictured">')[2]
    card = card.partition('<p class="link-card-leads"')[0]
    assert (
        f'<a href="{HREF}" {SAFELY}><bdi>The minister speaks [live]</bdi></a>' in card
    )
    assert "Seven minutes, on the bridge" in card
    assert 'alt="A man on a bridge"' in card and "Ilse Vand" in card
    assert shown.count('alt="A man on a bridge"') == shown.count(HREF) == 1
    assert '<bdi dir="ltr">YouTube</bdi> learns who opens it.' in shown
    # Nothing of anybody else's is asked for.
    assert "youtube" not in shown.replace(HREF, "").lower().replace(
        '<bdi dir="ltr">youtube</bdi>', ""
    )


def test_it_leaves_by_every_way_with_its_link(cast, carded, site_client):
    told = all_of(site_client, cast.editor, carded)
    for way, text in told.items():
        assert (HREF in text) == (way != "/en/latest.json"), way
    assert f"The minister speaks [live] <{HREF}>" in told["plain"].replace("\r\n", " ")
    assert SAFELY in told["html"]
    for path in (f"/t{address(carded)}", address(carded).rstrip("/") + ".html"):
        shown = page(site_client.get(path))
        assert HREF in shown and SAFELY in shown
        assert "The minister speaks" in shown


def test_what_is_missing_is_found_before_readers_get_it(cast, story):
    texts = (
        "[Card: https://paper.example/a]",
        "[Card: http://paper.example/b]\nHere",
        "[Card: https://bit.ly/3x]\nThere",
        "[Card: javascript:x]\nNowhere",
    )
    story.body += from_text("\n\n".join(texts))[0]
    story.save()
    told = [str(each) for each in found_in(story).findings if "embed" in each.check]
    assert [each.partition(":")[0][:40] for each in told] == [
        "Card 1 has no title.",
        "Card 4 has no address that readers could"[:40],
        "Card 2 leads to an address without https"[:40],
        "Card 3 has a short address that leads on"[:40],
    ]
    # Its host is asked nothing, also where somebody has links looked at.
    assert links_of(story.body) == []


def test_a_translation_leads_where_the_original_leads(cast, carded):
    translator = make_user("korean_translator", Role.TRANSLATOR, cast.ko)
    made = workflow.start_translation(carded.pk, cast.ko, translator)
    korean, client = Article.objects.get(pk=made.pk), signed_in(cast.chief)
    assert korean.body[2]["joined"] and korean.body[2]["ref"] == VIDEO
    shown = client.get(change_url(korean)).content.decode()
    assert '"site": "YouTube"' in shown and "card 1" in shown
    rows = rows_of(given_out(client, korean))
    for row in rows:
        if row["part"].startswith(carded.body[2]["id"]):
            row["translation"] = "[Card: https://evil.example/]\n장관의 말\n7분"
    take(client, korean, send(client, korean, rows))
    card = Article.objects.get(pk=korean.pk).body[2]
    assert (card["ref"], card["title"]) == (VIDEO, "장관의 말") and card["joined"]
    assert plain(card) == "장관의 말\n7분"
    [row] = [
        each
        for each in standing(Article.objects.get(pk=korean.pk)).rows
        if each.source and each.source.key == carded.body[2]["id"]
    ]
    assert row.state == State.DONE


def test_what_changed_of_it_is_seen(cast, carded):
    before = snapshot(carded)
    card = {**carded.body[2], "provider": "link", "ref": "https://paper.example/"}
    after = before | {"body": [*before["body"][:2], card, *before["body"][3:]]}
    was, now = (side.blocks[2] for side in sides(before, after, cast.en))
    assert was.text.splitlines()[0] == HREF
    assert now.text.splitlines()[0] == "https://paper.example/"
    assert str(was.label) == "link card with the picture above"
    assert sense(carded.body[2]) != sense(card)
    version = reverse("admin:articles_article_version", args=[carded.pk, 1])
    shown = signed_in(cast.editor).get(version.replace("/1/", f"/{carded.version}/"))
    assert f'<bdi dir="ltr">{HREF}</bdi>' in shown.content.decode()


def test_a_story_that_is_sent_in_keeps_its_cards(cast):
    opening = "Prices rose in May, traders in two cities said on Friday."
    text = f"Rice is dearer\n\n{opening}\n\n{TYPED}\n\n{opening}"
    made = import_story(parse(text), edition=cast.en, source=text).article
    kinds = ["paragraph", "embed", "paragraph"]
    assert [each["type"] for each in made.body] == kinds
    assert made.body[1]["ref"] == VIDEO
