"""A chart or a map is a picture that has its data with it, as a table."""

import re

import pytest

from articles import workflow
from articles.body import block, settle
from articles.compose import compose
from articles.desk.comparable import sides
from articles.models import Article
from articles.parts import galleries
from articles.plaintext import from_text, to_text
from articles.shown import with_todays_pictures
from articles.snapshot import snapshot
from articles.translation.naming import names_of
from tests.articles.desk_forms import change_url, opened
from tests.articles.finished import get, illustrated, page
from tests.articles.test_tables import TYPED, table

PRICES = TYPED.replace("[our survey](https://paper.example/survey)", "our survey")
DATA = PRICES.replace("[Table:", "[+Table:")


@pytest.fixture
def charted(cast, story):
    illustrated(story, alt="Rice rose", block_at=1)
    story.body.insert(2, table(DATA))
    story.save()
    workflow.keep(story, cast.reporter)
    return story


def test_it_works(cast, charted, site_client):
    workflow.approve_and_publish(charted.pk, cast.editor)
    charted.refresh_from_db()
    shown = page(get(site_client, charted))
    [data] = re.findall(r'<details class="data">.*?</details>', shown, re.DOTALL)
    assert "<summary>The data as a table</summary>" in data
    assert '<th scope="row">Rice, 1 kg</th><td class="number">5,100</td>' in data
    assert shown.count("Rice, 1 kg") == 1
    assert "</figure>\n<details" in shown


def test_it_is_typed_without_scripts_and_comes_back_as_typed():
    assert to_text([table(DATA)]) == DATA
    bare = "[+Table]\n| a | b |\n| --- | --- |\n| c | d |"
    [made] = from_text(bare)[0]
    assert made["joined"] and not made["caption"]
    assert to_text([made]) == bare
    assert "joined" not in table(PRICES)


def test_without_a_picture_before_it_it_is_a_table_like_any_other():
    figure, other = block("figure"), block("paragraph", spans=[{"text": "One."}])
    data = table(DATA)
    kinds = [
        [each.get("joined", False) for each in settle(body, [])]
        for body in ([figure, data], [other, data], [data])
    ]
    assert kinds == [[False, True], [False, False], [False]]
    shown = galleries([{"type": "paragraph"}, {"type": "table", "joined": True}])
    assert [each["type"] for each in shown] == ["paragraph", "table"]


def test_it_belongs_to_the_last_picture_of_a_gallery():
    one, two = ({"type": "figure", "id": n, "joined": n == "2"} for n in "12")
    [gallery] = galleries([one, two, {"type": "table", "joined": True}])
    assert ["data" in each for each in gallery["figures"]] == [False, True]
    assert "data" not in two


def test_the_data_of_a_picture_that_is_gone_is_not_that_of_another(cast, charted):
    illustrated(charted, alt="Another", colour=(9, 9, 9), block_at=1)
    charted = Article.objects.get(pk=charted.pk)
    story = compose(charted)
    first = next(each for each in story["blocks"] if each["type"] == "figure")
    row = {"id": first["image"], "files": first["renditions"], "stands_in": False}
    row |= {"width": first["width"], "height": first["height"], "words": None}
    shown = galleries(with_todays_pictures(story, [row], cast.en.pk)["blocks"])
    assert [each["type"] for each in shown] == ["paragraph", "figure", "table"] + [
        "paragraph"
    ]


def test_the_desk_says_of_what_it_is(cast, charted):
    figure, data = charted.body[1:3]
    assert names_of(charted.body)[data["id"]] == "data of picture 1"
    apart = snapshot(charted) | {
        "body": [
            {name: value for name, value in each.items() if name != "joined"}
            for each in charted.body
        ]
    }
    both = sides(apart, snapshot(charted), cast.en)
    assert [str(side.blocks[2].label) for side in both] == [
        "table",
        "data of the picture",
    ]


def test_a_translation_has_it_too_and_it_lasts_when_saved(cast, charted, editor):
    workflow.approve_and_publish(charted.pk, cast.editor)
    made = workflow.start_translation(charted.pk, cast.ko, cast.chief)
    assert [each.get("joined", False) for each in made.body] == [
        *(False, False, True),
        False,
    ]
    sent = opened(editor, charted) | {"headline": "Rice is dear"}
    assert DATA in sent["body"]
    editor.post(change_url(charted), sent)
    charted.refresh_from_db()
    assert charted.headline == "Rice is dear"
    assert charted.body[2]["joined"]
