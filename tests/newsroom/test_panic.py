"""The chief's emergency page: what each step stops, and how it is undone."""

import pytest

from articles import chain, windows, workflow
from articles.models import Article, Freeze, Window
from articles.refused import Refused
from tests.articles.desk_forms import change_url, do_url
from tests.cast import make_edition, make_story, signed_in
from tests.newsroom.emergency import HOUR, PAGE, address, chief, do, live

__all__ = ["chief"]


def test_it_works(chief):
    page = chief.get(PAGE).content.decode()
    for words in ("Freeze all publishing", "Sign everybody out", "Nothing yet."):
        assert words in page
    assert PAGE in chief.get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["reporter", "translator", "photo", "editor"])
def test_it_is_the_chiefs(cast, story, who):
    client = signed_in(getattr(cast, who))
    assert client.get(PAGE).status_code == 403
    for name, pk in (("freeze", None), ("pull", story.pk), ("sign-out-all", None)):
        assert client.post(address(name, pk), {"note": "x"}).status_code == 403
    assert not Freeze.objects.exists()
    assert PAGE not in client.get("/admin/").content.decode()


class TestFreeze:
    def test_nothing_new_goes_out(self, cast, chief, editor, published):
        other = make_story(cast.reporter, cast.en, "Another")
        answer = do(chief, "freeze")
        assert "All publishing is frozen." in answer.content.decode()
        for verb in ("approve_and_publish", "update", "correct"):
            which = other if verb == "approve_and_publish" else published
            more = ["It was wrong."] if verb == "correct" else []
            with pytest.raises(Refused, match="has frozen all publishing"):
                getattr(workflow, verb)(which.pk, cast.editor, *more)
        page = editor.get("/admin/").content.decode()
        assert "All publishing is frozen." in page
        page = editor.get(do_url(other, "approve_and_publish"))
        assert "has frozen all publishing" in page.content.decode()
        assert live() == {published.pk}
        workflow.kill(published.pk, cast.editor)
        assert live() == set()
        do(chief, "go-on")
        workflow.approve_and_publish(other.pk, cast.editor)
        assert live() == {other.pk}

    def test_planned_moments_wait(self, cast, chief, editor, story, as_site):
        """One passes during the freeze and is asked about; one is still to come."""
        coming = make_story(cast.reporter, cast.en, "Coming")
        now = workflow.clock()
        workflow.approve_and_publish(coming.pk, cast.editor, at=now + HOUR)
        with workflow.backdated(now - 3 * HOUR):
            workflow.approve_and_publish(story.pk, cast.editor, at=now - HOUR)
        with workflow.backdated(now - 2 * HOUR):
            workflow.freeze_publishing(cast.chief, "A break-in.")
        assert not Window.objects.exists()
        with as_site():
            assert live() == set()
        page = editor.get("/admin/").content.decode()
        assert "When that ends, what is planned for later comes" in page
        assert "choose a moment" not in page
        page = chief.get(address("go-on")).content.decode()
        assert "passed: an editor is asked" in page and "comes as planned" in page
        do(chief, "go-on")
        assert live() == set()
        assert Window.objects.get().article_id == coming.pk
        page = editor.get("/admin/").content.decode()
        assert 'data-key="stopped"' in page and "choose a moment" in page
        page = editor.get(change_url(story)).content.decode()
        assert do_url(story, "reschedule") in page
        workflow.reschedule(story.pk, cast.editor)
        assert live() == {story.pk}
        assert windows.faults() == chain.faults() == []

    def test_a_hold_that_ends_meanwhile_lets_nothing_out(self, cast, story):
        at = workflow.clock() + HOUR
        workflow.approve_and_publish(story.pk, cast.editor, at=at)
        workflow.hold(story.pk, cast.editor, "Their lawyer called.")
        workflow.freeze_publishing(cast.chief, "A break-in.")
        workflow.lift_hold(story.pk, cast.editor, "Settled")
        assert not Window.objects.exists()
        workflow.thaw_publishing(cast.chief, "Over.")
        assert Window.objects.get().live_from == at

    def test_bad_input(self, cast, chief):
        answer = do(chief, "freeze", note=" ")
        # Above all else on the page, which may be longer than a phone.
        page = answer.content.decode()
        assert "Write why first.</a> Nothing was done." in page
        assert page.index("Nothing was done.") < page.index("emergency-says")
        assert not Freeze.objects.exists()
        assert "Publishing is not frozen." in do(chief, "go-on").content.decode()
        do(chief, "freeze")
        assert "frozen already" in do(chief, "freeze").content.decode()
        assert chief.get(address("nonsense")).status_code == 404
        assert chief.get(address("pull", 10**15)).status_code == 404
        assert chief.get(address("freeze", 1)).status_code == 404
        assert chief.get(address("freeze-account", 10**15)).status_code == 404


def test_three_languages_from_hold_to_emergency(cast, chief, editor, story):
    """Held: refused in each. Lifted: all at once. Withdrawn. Back, and pulled."""
    ja = make_edition("ja", name="日本語", contact_email="ja@p.example", position=3)
    family = [story]
    for edition, headline in ((cast.ko, "다리"), (ja, "橋が再開")):
        family.append(make_story(cast.chief, edition, headline, original=story))
    for each in family:
        workflow.submit(each.pk, cast.chief)
        workflow.approve(each.pk, cast.chief)
    editor.post(do_url(story, "hold"), {"note": "Their lawyer called."})
    for each in family:
        refused = chief.post(do_url(each, "publish"), {"version": each.version})
        assert refused.status_code == 403
    editor.post(do_url(story, "lift_hold"), {"note": "Settled"})
    page = chief.get(do_url(story, "publish"))
    along = {"version": page.context["version"], "along": [x.pk for x in family[1:]]}
    chief.post(do_url(story, "publish"), along)
    assert live() == {each.pk for each in family}
    chief.post(do_url(story, "kill"), {"languages": [x.pk for x in family[1:]]})
    assert live() == set()
    for each in family:
        workflow.restore(each.pk, cast.chief)
        workflow.approve_and_publish(each.pk, cast.chief)
    assert live() == {each.pk for each in family}
    do(chief, "pull", story.pk)
    assert live() == set()
    assert Article.objects.filter(state=Article.State.KILLED).count() == 3
    assert chain.faults() == windows.faults() == []
