"""What a browser sent, made fit to be kept before any lock is taken."""

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from django.core.exceptions import BadRequest
from django.http import QueryDict

from articles.body import storable
from articles.desk.document import Unreadable, from_document, row_of
from articles.plaintext import to_text
from media import intake
from people.roles import may

_UPLOAD = re.compile(r"^figures-(\d{1,4})-upload$")


@dataclass
class Arrival:
    """`replaced` counts fields with characters that nothing can store; `refused`
    maps a picture row's number to the sentence why its file was not taken.
    `document` holds the blocks of a text that came from the editor; `data` has it as
    typed text, too."""

    data: QueryDict
    document: list | None = None
    replaced: int = 0
    refused: dict = field(default_factory=dict)


def receive(post, files, user, edition) -> Arrival:
    """The form's data as it can be stored, with new pictures taken in and chosen."""
    arrival = Arrival(QueryDict(mutable=True))
    for name, values in post.lists():
        kept = [storable(value) for value in values]
        arrival.replaced += kept != values
        arrival.data.setlist(storable(name), kept)
    _read_document(arrival)
    if may(user, "pictures", edition):
        _take_pictures(arrival, files, user)
    return arrival


def _read_document(arrival):
    """What the editor of a page sends, in place of a typed text."""
    sent = arrival.data.pop("document", [""])[-1]
    if not sent:
        return
    try:
        arrival.document = from_document(sent)
    except Unreadable as error:
        raise BadRequest("The text is not what the editor sends.") from error
    numbers = {
        each["id"]: row_of(each) + 1
        for each in arrival.document
        if each["type"] == "figure"
    }
    arrival.data["body"] = to_text(arrival.document, numbers)


def _take_pictures(arrival, files, user):
    for name, file in files.items():
        if not (found := _UPLOAD.match(name)):
            continue
        number = int(found[1])
        try:
            image = intake.take_in(file, PurePath(file.name).stem, user)
        except intake.Refused as refusal:
            arrival.refused[number] = str(refusal)
        else:
            arrival.data[f"figures-{number}-image"] = str(image.pk)
