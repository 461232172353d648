"""Second looks as the page of a story shows them."""

from dataclasses import dataclass

from articles.desk.differences import differences
from articles.desk.shown import shown
from articles.desk.verbs import VERBS
from articles.models import Print, SecondLook
from articles.second_looks import open_looks, why_not
from articles.windows import SHOWN


@dataclass(frozen=True)
class Look:
    look: SecondLook
    what: str
    is_late: bool
    why_not: str


def looks_for(article, user, now) -> list[Look]:
    return [shown_look(each, user, now) for each in open_looks(article)]


def shown_look(look, user, now) -> Look:
    verb = VERBS[look.transition.verb]
    return Look(look, str(verb.label), look.due_at < now, why_not(look, user))


def what_readers_got(look, user) -> dict:
    """For the page of a second look: the print that the step made, and beside the one
    before it what changed; of a withdrawal, what readers had and what they read now."""
    article = look.article
    # A print is of the same moment as the step that made it.
    prints = article.prints.select_related("revision").order_by("-pk")
    made = prints.filter(at=look.transition.at).first()
    if made is None:
        return {}
    before = prints.filter(pk__lt=made.pk, kind__in=SHOWN).first()
    if made.kind not in SHOWN:
        return {"made": made, "before": before, **_read_now(made, article.edition)}
    note = look.transition.note if made.kind == Print.Kind.CORRECT else ""
    found = {"made": made, "before": before, "note_to_readers": note}
    if before:
        story = before.story
        return found | {
            "changes": differences(story, made.story, article.edition, user)
        }
    if made.revision is None:
        return found
    return found | shown(made.revision.content, article.edition, user)


def _read_now(made, edition) -> dict:
    if made.kind != Print.Kind.KILL:
        return {}
    return {"note_to_readers": made.story.get("note") or edition.withdrawn_sentence}
