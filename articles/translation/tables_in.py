"""Taking over what a table that came back says, as a new version."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import workflow
from articles.body import TEXTS
from articles.embeds.text import reworded
from articles.models import Rendering
from articles.one_line import one_line
from articles.plaintext import from_text, spans, to_text
from articles.steps import Refused, may_do
from articles.translation.parts import FIELDS, parts_of
from articles.translation.standing import mark_behind
from articles.translation.tables import most_of, understand

State = Rendering.State


def take_over(article_id, by, given, source, seen_version) -> int:
    """Write what came back into the translation: one new version. Returns how many
    parts changed."""
    with transaction.atomic():
        article = workflow.locked(article_id)
        if not may_do(article, "edit", by):
            raise Refused(_("You may read this story and not change it."))
        if article.version != seen_version:
            raise Refused(_("Somebody saved the story meanwhile. Look at it again."))
        reading = understand(article, given, source, by)
        if reading.refused:
            raise Refused(reading.refused)
        _Writing(article, reading).write()
        workflow.keep(article, by, _("A table was taken over"))
        mark_behind(article, workflow.clock())
    return len(reading.changed)


class _Writing:
    def __init__(self, article, reading):
        self.article, self.reading = article, reading
        self.order = [part.key for part in parts_of(reading.version.content)]
        self.at = {
            each.source: each.part
            for each in article.renderings.exclude(part="").order_by("pk")
        }

    def write(self):
        merged = {}
        for row in self.reading.changed:
            merged.setdefault(row.part or f"+{row.source}", []).append(row)
        for rows in merged.values():
            self._put(rows)
        self.article.save()

    def _put(self, rows):
        """Rows of one part of the translation are one text."""
        text = "\n".join(row.text for row in rows)
        most = most_of(rows[0].part)
        if most and len(text) > most:
            raise Refused(
                _("Rows %(numbers)s together are longer than %(most)s characters.")
                % {"numbers": ", ".join(str(row.number) for row in rows), "most": most}
            )
        part = rows[0].part
        if part and rows[0].more:
            parts = self._change_halves([part, *rows[0].more], text)
        elif part:
            parts = [part]
            self._change(part, text)
        else:
            parts = [each for each in [self._new(rows[0], text)] if each]
        for row in rows:
            for each in parts:
                self._render(row, each)

    def _render(self, row, part):
        Rendering.objects.update_or_create(
            article=self.article,
            part=part,
            source=row.source,
            defaults={
                "state": State.TODO if row.is_partial else State.DONE,
                "true_to": self.reading.version,
                "let_by": None,
            },
        )

    def _change(self, part, text):
        if part in FIELDS:
            setattr(self.article, part, one_line(text))
        elif "/" in part:
            block, _sign, name = part.partition("/")
            words = {name: text}
            if name == "alt" and text:
                words["decorative"] = False
            self.article.figures.filter(block=block).update(**words)
        else:
            self.article.body = [
                _rewritten(each, text) if each["id"] == part else each
                for each in self.article.body
            ]

    def _change_halves(self, parts, text) -> list[str]:
        """Each half gets a paragraph of what came back, in order; what is left over of
        the halves goes. Returns those that stay."""
        made, _names = from_text(text)
        texts = [to_text([each]) for each in made if each["type"] != "figure"]
        last = len(parts) - 1
        texts = [*texts[:last], "\n".join(texts[last:])] if texts[last:] else texts
        stay = parts[: max(1, len(texts))]
        for part, words in zip(stay, texts or [text], strict=True):
            self._change(part, words)
        gone = set(parts) - set(stay)
        self.article.body = [
            each for each in self.article.body if each["id"] not in gone
        ]
        self.article.renderings.filter(part__in=gone).delete()
        return stay

    def _new(self, row, text):
        """A part without a place yet: behind what is before it in the original."""
        if row.source in FIELDS:
            self._change(row.source, text)
            return row.source
        if "/" in row.source:
            return self._new_words(row, text)
        blocks, _names = from_text(text)
        block = next((each for each in blocks if each["type"] != "figure"), None)
        if block is None:
            return ""
        body = list(self.article.body)
        before = self.order[: self.order.index(row.source)]
        places = {each["id"]: place for place, each in enumerate(body, 1)}
        known = [self.at.get(key, "").split("/")[0] for key in reversed(before)]
        body.insert(next((places[each] for each in known if each in places), 0), block)
        self.article.body = body
        self.at[row.source] = block["id"]
        return block["id"]

    def _new_words(self, row, text):
        """Of a figure of which another word has its place."""
        figure, _sign, name = row.source.partition("/")
        others = [part for key, part in self.at.items() if key.startswith(f"{figure}/")]
        if not others:
            return ""
        part = f"{others[0].split('/')[0]}/{name}"
        self._change(part, text)
        return part


def _rewritten(block, text):
    """The block with new words, of its own kind where the words allow it."""
    if block["type"] == "embed":
        return reworded(block, text, spans)
    made, _names = from_text(text)
    if len(made) == 1 and made[0]["type"] == block["type"]:
        joined = {"joined": True} if block.get("joined") else {}
        return {**made[0], **joined, "id": block["id"]}
    if block["type"] in TEXTS:
        return {**block, "spans": spans(text)}
    items = [spans(line.strip()) for line in text.split("\n") if line.strip()]
    return {**block, "items": items}
