"""What lies beside the stories of the world: texts that nobody saved, open pages,
reported mistakes, second looks, a duty."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils import timezone

from articles.mistakes import report
from articles.models import (
    Autosave,
    Correction,
    CorrectionDuty,
    Erasure,
    ErasureJob,
    LinkCheck,
    Presence,
    SecondLook,
)
from articles.remarks import write
from articles.translation import commissions
from people.models import Duty, User
from tests.rights.reach import DESK, PEOPLE

# Before a person's name: their text of a story that was never saved.
NEW = "new"
_LIVE = {"own_": "own", "": "other", "foreign_": "foreign"}


def _asked(world):
    """The stories whose pages are asked for, with their names."""
    for (relation, state), story in world.stories.items():
        if state in ("draft", "published"):
            yield relation + state, story


def unsaved(world) -> dict:
    """A story's id -> what was typed of it in a page that is closed now."""
    return {
        story.pk: _typed(world.keeper, story.edition, name, article=story)
        for name, story in _asked(world)
    }


def _typed(by, edition, name, article=None):
    said = f"typezq{name}"
    return Autosave.objects.create(
        article=article,
        edition=edition,
        by=by,
        page=f"closed-{name}",
        base=article.version if article else 0,
        count=1,
        data={"headline": said, "deck": said, "kicker": said, "dateline": said},
        at=timezone.now(),
    )


def remarks(world) -> dict:
    """A story's id -> what was said of it, for the chief by name."""
    named = [world.users["chief"]]
    return {
        story.pk: write(
            story.pk, world.keeper, f"talkzq{name}", timezone.now(), named=named
        )
        for name, story in _asked(world)
    }


def open_pages(world):
    """Somebody has each story open as long as the world stands."""
    now = timezone.now()
    for name, story in _asked(world):
        Presence.objects.create(
            article=story,
            by=User.objects.create(username=f"openzq{name}"),
            page=f"open-{name}",
            place="body",
            since=now,
            seen_at=now + timedelta(days=1),
        )


def _erasure(world):
    """Looked for, and waiting for two persons."""
    erasure = Erasure.objects.create(
        words=["Nobody Atall"], asked_by=world.users["chief"]
    )
    ErasureJob.objects.create(erasure=erasure, phase=ErasureJob.Phase.FOUND)
    return erasure


def objects(world) -> dict:
    now, en = timezone.now(), world.editions["en"]
    texts = {
        name: _typed(world.users[name], en, NEW + name)
        for name in (PEOPLE[letter] for letter in DESK)
    }
    night = {"starts": now - timedelta(days=9), "ends": now - timedelta(days=8)}
    return {
        "own_new_text": texts,
        "new_text_of_others": _typed(world.keeper, en, f"{NEW}keeper"),
        "wanted": _wanted(world, "foreign", "draft", "en"),
        "foreign_wanted": _wanted(world, "other", "published", "ko"),
        "erasure": _erasure(world),
        "duty": Duty.objects.create(edition=en, user=world.users["editor"], **night),
        **{f"{whose}mistake": _mistake(world, of) for whose, of in _LIVE.items()},
        **{f"{whose}due": _due(world, of) for whose, of in _LIVE.items()},
        "own_behind": _behind(world),
        # Of somebody else's sign-in.
        "passkey": Authenticator.objects.create(
            user=world.keeper, type="webauthn", data={"name": "Key"}
        ),
        "session": UserSession.objects.create(
            user=world.keeper, ip="0.0.0.0", session_key="k", user_agent="/"
        ),
        **{f"{whose}look": _look(world, of) for whose, of in _LIVE.items()},
    }


def _wanted(world, relation, state, code):
    """Into that edition; the draft is not open to it."""
    story, edition = world.stories[relation, state], world.editions[code]
    return commissions.ask(story.pk, edition, world.keeper)


def _mistake(world, relation):
    story = world.stories[relation, "published"]
    return report(story.pk, world.keeper, f"mistzq{relation}published")


def _due(world, relation):
    """A duty of a story; whether it is a translation does not matter for who may."""
    now = timezone.now()
    corrected = world.stories["open", "draft"]
    correction = Correction.objects.create(
        article=corrected, text="It was two.", at=now, by=world.keeper
    )
    story = world.stories[relation, "published"]
    return CorrectionDuty.objects.create(
        article=story, correction=correction, due_at=now
    )


def _behind(world):
    """A translation of a story that is closed to all but the chief; what it was made
    from is a version of it that nobody printed."""
    own = world.stories["own", "published"]
    own.true_to = own.original.revisions.first()
    own.stale_since = timezone.now()
    own.save(update_fields=["true_to", "stale_since"])
    return own


def _look(world, relation):
    """Of what the keeper published alone."""
    story = world.stories[relation, "published"]
    # Of a link that is not in the text any more.
    LinkCheck.objects.create(article=story, key="gone", status=200, at=timezone.now())
    return SecondLook.objects.create(
        article=story,
        transition=story.transitions.get(verb="publish"),
        by=world.keeper,
        due_at=world.later,
    )
