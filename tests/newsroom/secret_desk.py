"""What only the desk has, where no step of a story writes it."""

from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from articles import workflow
from articles.models import (
    Commission,
    CommissionStep,
    Correction,
    CorrectionDuty,
    Emergency,
    Erasure,
    ErasureJob,
    Freeze,
    Hold,
    MemoryPair,
    PreviewLink,
    SecondLook,
    StandingNote,
    Term,
    Transition,
)
from media.models import PrivateFacts, Seal, SealOpening
from people.models import Edition, User


def only_the_desk_has(tokens, cast, each):
    """Rows on the secret story `each`, and of the desk as a whole."""

    def new(what):
        return tokens(f"desk: {what}")

    now = workflow.clock()
    for make in (_of_the_story, _of_translating, _of_pictures, _of_the_desk):
        make(new, cast, each.story, now)


def _of_the_story(new, cast, story, now):
    chief, at = cast.chief, {"by": cast.chief, "at": now}
    later = now + timedelta(days=1)
    PreviewLink.objects.create(
        article=story, digest="0" * 64, label=new("for whom"), expires_at=later, **at
    )
    step = Transition.objects.filter(article=story).first()
    SecondLook.objects.create(
        article=story,
        transition=step,
        by=chief,
        due_at=now,
        looked_at=now,
        looked_by=cast.editor,
        note=new("second look"),
    )
    Hold.objects.create(
        article=story,
        reason=new("hold"),
        asked_by=new("who asked"),
        lifted_by=chief,
        lifted_at=now,
        lift_note=new("why it was lifted"),
        **at,
    )
    Emergency.objects.create(verb="pull", article=story, note=new("emergency"), **at)
    LogEntry.objects.create(
        user=chief,
        content_type=ContentType.objects.get_for_model(story),
        object_id=str(story.pk),
        object_repr=new("in the log"),
        action_flag=2,
        change_message=new("change in the log"),
    )


def _of_translating(new, cast, story, now):
    wanted = Commission.objects.create(
        original=story,
        edition=cast.ko,
        note=new("commission"),
        asked_by=cast.chief,
        asked_at=now,
    )
    CommissionStep.objects.create(
        commission=wanted,
        verb="ask",
        at=now,
        by=cast.chief,
        is_open=False,
        note=new("step of a commission"),
    )
    correction = Correction.objects.create(
        article=story, text=new("correction"), at=now, by=cast.chief
    )
    CorrectionDuty.objects.create(
        article=story,
        correction=correction,
        due_at=now,
        outcome="right",
        note=new("duty"),
        settled_at=now,
        settled_by=cast.chief,
    )
    pair = {"source_edition": cast.en, "target_edition": cast.ko}
    MemoryPair.objects.create(
        article=story,
        source=new("sentence"),
        target=new("sentence in Korean"),
        published_at=now,
        **pair,
    )
    Term.objects.create(
        source=(word := new("term")),
        folded=word,
        target=new("term in Korean"),
        avoid=new("term to avoid"),
        note=new("note on a term"),
        changed_at=now,
        **pair,
    )


def _of_pictures(new, cast, story, now):
    image = story.figures.first().image
    seal = Seal.objects.create(
        image=image,
        kind="received",
        file=new("sealed file"),
        reason=new("why it is sealed"),
        until=now.date(),
        at=now,
    )
    SealOpening.objects.create(
        seal=seal, by=cast.chief, at=now, reason=new("why it was opened")
    )
    PrivateFacts.objects.create(image=image, facts={"camera": new("camera")})


def _of_the_desk(new, cast, story, now):
    StandingNote.objects.create(
        edition=cast.en, kind="other", text=new("standing note")
    )
    Edition.objects.filter(pk=cast.en.pk).update(
        sensitive_words=new("sensitive word"),
        removed_mark=new("mark"),
        page_order=new("address of a page to come"),
    )
    User.objects.filter(pk=cast.stranger.pk).update(
        first_name=new("first name"),
        last_name=new("last name"),
        email=f"{new('address')}@paper.example",
        username=new("sign-in"),
        frozen_note=new("why it is frozen"),
    )
    Freeze.objects.create(
        by=cast.chief, at=now, reason=new("freeze"), ended_by=cast.chief, ended_at=now
    )
    asked = Erasure.objects.create(
        words=[new("word to be erased")], asked_by=cast.chief, dropped_at=now
    )
    ErasureJob.objects.create(erasure=asked, result={"word": new("what was found")})
