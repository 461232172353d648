"""A story is pulled from readers in every language, and put back."""

import pytest

from articles import chain, windows, workflow
from articles.models import Article, LiveTombstone, Pulled, SearchRow, Window
from articles.refused import Refused
from people.roles import Role
from tests.articles.desk_forms import change_url, confirm, do_url
from tests.cast import make_edition, make_story, make_user, signed_in
from tests.newsroom.emergency import PAGE, address, chief, do, family, live

__all__ = ["chief", "family"]


class TestPull:
    def test_every_language_goes(self, cast, chief, family, site_client):
        original, korean, planned = family
        page = chief.get(address("pull", korean.pk)).content.decode()
        for each in family:
            assert each.headline in page
        answer = do(chief, "pull", korean.pk)
        assert "readers have it in no language" in answer.content.decode()
        assert live() == set()
        assert not SearchRow.objects.exists()
        assert not Window.objects.filter(live_from__gt=workflow.clock()).exists()
        assert LiveTombstone.objects.count() == 2
        assert site_client.get(f"/en/story/{original.slug}/").status_code == 410
        steps = [each.transitions.first() for each in family]
        assert {(s.verb, s.by, s.note) for s in steps} == {
            ("kill", cast.chief, "Somebody has her laptop.")
        }
        assert chain.faults() == windows.faults() == []

    def test_put_back(self, cast, chief, family, site_client):
        original, korean, planned = family
        before = site_client.get(f"/en/story/{original.slug}/").content.decode()
        at = planned.windows.get().live_from
        do(chief, "pull", original.pk)
        page = chief.get(PAGE).content.decode()
        assert address("put-back", original.pk) in page
        do(chief, "put-back", original.pk, note="It was another story.")
        assert live() == {original.pk, korean.pk}
        assert planned.windows.get().live_from == at
        after = site_client.get(f"/en/story/{original.slug}/").content.decode()
        assert after == before
        assert not Pulled.objects.filter(undone_at=None).exists()
        assert chain.faults() == windows.faults() == []
        again = chief.post(address("put-back", original.pk), {"note": "x"})
        assert "Nothing of it is waiting" in again.content.decode()

    def test_what_somebody_went_on_with_stays_away(self, cast, chief, family):
        original, korean, _ = family
        do(chief, "pull", original.pk)
        workflow.restore(korean.pk, cast.chief)
        assert "is worked on: Draft" in chief.get(PAGE).content.decode()
        answer = do(chief, "put-back", original.pk)
        assert "Not put back: 한국어" in answer.content.decode()
        assert live() == {original.pk}

    def test_only_the_chief_opens_it_again(self, cast, chief, family):
        original, korean, _ = family
        do(chief, "pull", original.pk, note="Names a source.")
        theirs = signed_in(cast.korean_editor)
        page = theirs.get(change_url(korean)).content.decode()
        assert "Pulled from readers in an emergency" in page
        assert "Names a source." in page
        answer = theirs.post(do_url(korean, "restore"), {"version": korean.version})
        assert answer.status_code == 403
        assert "chief pulled it from readers" in answer.content.decode()
        korean.refresh_from_db()
        assert korean.state == Article.State.KILLED
        # Nor do readers get a language that was not with them yet.
        other = make_edition("fr", name="Français", contact_email="fr@p.example")
        french = make_story(cast.chief, other, "Le pont", original=original)
        french_editor = make_user("french", Role.EDITOR, other)
        with pytest.raises(Refused, match="pulled its original in English"):
            workflow.approve_and_publish(french.pk, french_editor)
        page = signed_in(french_editor).get(change_url(french)).content.decode()
        assert "Its original in English was pulled" in page
        assert "Names a source." not in page

    def test_what_went_back_another_way_is_said(self, cast, chief, family):
        original, korean, _ = family
        do(chief, "pull", original.pk)
        confirm(chief, korean, "restore", note="Without her name.")
        page = signed_in(cast.korean_editor).get(change_url(korean)).content.decode()
        assert "The chief editor took it back to draft." in page
        workflow.approve_and_publish(korean.pk, cast.korean_editor)
        for where in (PAGE, address("put-back", original.pk)):
            page = chief.get(where).content.decode()
            assert "it was published again from its own page" in page
        # Withdrawn as usual it is an editor's again, and pulled again it is as before.
        workflow.kill(korean.pk, cast.korean_editor)
        workflow.restore(korean.pk, cast.korean_editor)
        workflow.approve_and_publish(korean.pk, cast.korean_editor)
        do(chief, "pull", original.pk)
        assert Pulled.objects.filter(article=korean, undone_at=None).count() == 1
        do(chief, "put-back", original.pk)
        assert live() == {original.pk, korean.pk}

    def test_what_is_on_hold_is_not_put_back(self, cast, chief, family):
        original = family[0]
        do(chief, "pull", original.pk)
        workflow.hold(original.pk, cast.editor, "Their lawyer called.")
        answer = do(chief, "put-back", original.pk)
        assert "legal hold" in answer.content.decode()
        assert live() == set()

    def test_found_by_headline_address_and_number(self, chief, family):
        original, korean, _ = family
        for words in (
            "bridge to the NORTH",
            f"http://paper.example/en/story/{original.slug}/?x=1",
            original.slug,
            str(original.pk),
        ):
            page = chief.get(PAGE, {"q": words}).content.decode()
            assert address("pull", original.pk) in page, words
        page = chief.get(PAGE, {"q": "다리"}).content.decode()
        assert address("pull", korean.pk) in page
        for words in ("nothing like it", "\0", "9" * 30, "/", "%zz"):
            page = chief.get(PAGE, {"q": words}).content.decode()
            assert address("pull", original.pk) not in page, words
