"""What each check finds, with the words that an editor reads and the field it is in."""

import pytest

from articles import workflow
from articles.body import block
from articles.checks import Overriding, found_in
from articles.models import Article, Byline, LiveArticle
from articles.steps import Refused
from people.checks import CHECKS, CHOSEN_KEYS, level_of
from people.models import Edition
from tests.articles.finished import credit
from tests.cast import make_story, paragraph


def found(story):
    """Sentences with fields, of the story as the database has it."""
    findings = found_in(Article.objects.get(pk=story.pk)).findings
    return {each.sentence: each.field for each in findings}


def change(story, **fields):
    Article.objects.filter(pk=story.pk).update(**fields)


def ask_for(edition, **fields):
    for name, value in fields.items():
        setattr(edition, name, value)
    edition.save()


def test_it_works(story):
    assert found(story) == {}


def test_what_is_required_leads_to_its_field(cast, story):
    figure = block("figure")
    story.figures.create(block=figure["id"])
    story.bylines.all().delete()
    change(story, headline="\u200b", section=None, body=[block("divider"), figure])
    ask_for(cast.en, contact_email="")
    assert found(story) == {
        "There is no headline.": "id_headline",
        "No section is chosen.": "id_section",
        "There is no text.": "id_body",
        "Nobody is credited.": "id_credits-0-person",
        "Picture 1 has no file.": "id_figures-0-image",
        "Picture 1 has no alt text.": "id_figures-0-alt",
        "Picture 1 has no credit line.": "id_figures-0-credit",
        "English has no contact line: readers could write to nobody.": "edition",
        "Picture 1 has no caption.": "id_figures-0-caption",
    }
    levels = {each.check: each.level for each in _findings(story)}
    assert levels.pop("caption") == "advised"
    assert set(levels.values()) == {"required"}


def _findings(story):
    return found_in(Article.objects.get(pk=story.pk)).findings


def test_what_is_advised_leads_to_its_field(cast, story):
    change(story, headline="x" * 120, deck="y" * 251, dateline=" ")
    ask_for(cast.en, checks={"topics": "required"})
    assert found(story) == {
        "The headline has 120 characters; at most 110 are wanted.": "id_headline",
        "The deck has 251 characters; at most 250 are wanted.": "id_deck",
        "There is no dateline.": "id_dateline",
        "There are no topics.": "id_topics",
    }
    change(story, deck="")
    assert found(story)["There is no deck (standfirst)."] == "id_deck"
    ask_for(cast.en, checks={key: "off" for key in CHOSEN_KEYS})
    assert found(story) == {}


def test_a_translation_of_nobody_is_looked_at_first(cast, published):
    story = make_story(cast.chief, cast.ko, "다리", original=published)
    Edition.objects.filter(pk=cast.ko.pk).update(checks={})
    assert found(story) == {"No translator is credited.": "id_credits-0-person"}
    with pytest.raises(Refused, match="Look at this first"):
        workflow.approve_and_publish(story.pk, cast.chief)
    credit(story, cast.ko, "Han Rae", Byline.Role.TRANSLATOR)
    workflow.approve_and_publish(story.pk, cast.chief)
    assert level_of(Edition(), "translator") == "advised"


def test_a_letter_is_one_letter_however_it_is_stored(cast, story):
    ask_for(cast.en, headline_most=10)
    decomposed = "\u1103\u1161\u1105\u1175"  # 다리, as some systems write names
    change(story, headline=decomposed * 5)
    assert found(story) == {}
    change(story, headline=decomposed * 5 + "e\u0301")
    assert "The headline has 11 characters; at most 10 are wanted." in found(story)


def test_the_levels_of_what_is_always_required_cannot_be_changed(cast, story):
    ask_for(cast.en, checks={key: "off" for key in CHECKS} | {"words": "nonsense"})
    change(story, headline="")
    assert found(story) == {"There is no headline.": "id_headline"}


class TestWords:
    """One word of the list, one text: found or not."""

    @pytest.mark.parametrize(
        ("listed", "text"),
        [
            ("regime", "The REGIME’s men"),
            ("regime", "re\u00adgime"),
            ("regime", "ｒｅｇｉｍｅ"),
            ("defector*", "Two defectors left"),
            ("port  office", "the port\noffice."),
            ("straße", "In der STRASSE"),
            ("탈북자", "그 탈북자들은"),
            ("탈북자", "\u1110\u1161\u11af\u1107\u116e\u11a8\u110c\u1161"),
            ("KBS", "KBS는 말했다"),
            ("政権", "旧政権下で"),
            ("режим", "Режим молчит"),
            ("हिंद", "हिंद का"),
        ],
    )
    def test_found(self, cast, story, listed, text):
        ask_for(cast.en, sensitive_words=f"{listed} = Say who.")
        change(story, body=[paragraph("A line."), paragraph(text)])
        (finding,) = _findings(story)
        assert (
            finding.words
            == f"“{' '.join(listed.split()).strip('*')}”: Say who. (paragraph 2)"
        )
        assert finding.places[0].block == Article.objects.get(pk=story.pk).body[1]["id"]

    @pytest.mark.parametrize(
        ("listed", "text"),
        [
            ("regime", "regimes"),
            ("art*", "a smart cart"),
            ("ice", "police"),
            ("हिंद", "हिंदी"),
            ("= only advice", "only advice"),
        ],
    )
    def test_not_found(self, cast, story, listed, text):
        ask_for(cast.en, sensitive_words=listed)
        change(story, body=[paragraph(text)])
        assert found(story) == {}

    def test_everything_that_readers_read_is_searched(self, cast, story):
        figure = block("figure")
        words = dict.fromkeys(("caption", "alt", "credit"), "harm")
        story.figures.create(block=figure["id"], **words)
        story.notes.create(kind="other", text="No harm.")
        texts = dict.fromkeys(("kicker", "headline", "deck", "dateline"), "Harm")
        change(story, body=[paragraph("Harm?"), figure], **texts)
        ask_for(cast.en, sensitive_words="harm")
        finding = next(each for each in _findings(story) if each.check == "words")
        assert [place.label for place in finding.places] == [
            "label above headline",
            "headline",
            "deck (standfirst)",
            "dateline",
            "paragraph 1",
            "caption of picture 1",
            "alt text of picture 1",
            "credit line of picture 1",
            "note 1",
        ]


class TestTheGate:
    """The verbs themselves refuse, whatever page or command they come from."""

    def test_an_advised_finding_stops_until_it_is_passed_over(self, cast, story):
        change(story, dateline="")
        with pytest.raises(Refused) as refused:
            workflow.approve_and_publish(story.pk, cast.editor)
        assert [str(each) for each in refused.value.missing] == [
            "There is no dateline."
        ]
        assert not LiveArticle.objects.exists()
        passing = Overriding(frozenset(["dateline"]), "An essay")
        workflow.approve_and_publish(story.pk, cast.editor, overriding=passing)
        steps = story.transitions.order_by("pk").values_list("verb", "overridden")
        record = {
            "check": "dateline",
            "words": "There is no dateline.",
            "reason": "An essay",
        }
        assert list(steps) == [("submit", []), ("approve", []), ("publish", [record])]

    @pytest.mark.parametrize("lacking", [{"section": None}, {"dateline": ""}])
    def test_nobody_passes_over_what_is_required(self, cast, story, lacking):
        ask_for(cast.en, checks={"dateline": "required"})
        change(story, **lacking)
        passing = Overriding(frozenset(CHECKS))
        with pytest.raises(Refused):
            workflow.approve_and_publish(story.pk, cast.chief, overriding=passing)
        assert not LiveArticle.objects.exists()

    def test_passing_over_one_word_is_not_passing_over_another(self, cast, story):
        ask_for(cast.en, sensitive_words="carts\nbridge")
        change(story, body=[paragraph("Carts.")], headline="Roads")
        marks = frozenset(found_in(Article.objects.get(pk=story.pk)).marks.values())
        change(story, body=[paragraph("Carts on the bridge.")])
        with pytest.raises(Refused):
            workflow.approve_and_publish(
                story.pk, cast.editor, overriding=Overriding(marks)
            )

    def test_minor_fix_and_correction_are_asked_too(self, cast, published):
        change(published, dateline="")
        with pytest.raises(Refused):
            workflow.update(published.pk, cast.editor)
        with pytest.raises(Refused):
            workflow.correct(published.pk, cast.editor, "It was two carts.")
        assert published.corrections.count() == 0
        assert published.prints.count() == 1

    def test_submit_and_approve_need_no_more_than_a_headline(self, cast):
        story = make_story(cast.reporter, cast.en, section=None, dateline="")
        workflow.submit(story.pk, cast.reporter)
        assert workflow.approve(story.pk, cast.editor).state == Article.State.APPROVED
