"""What a browser sent, made fit to be kept before any lock is taken."""

import re
from dataclasses import dataclass, field
from pathlib import PurePath

from django.http import QueryDict

from articles.body import storable
from media import intake
from people.roles import may

_UPLOAD = re.compile(r"^figures-(\d{1,4})-upload$")


@dataclass
class Arrival:
    """`replaced` counts fields with characters that nothing can store; `refused`
    maps a picture row's number to the sentence why its file was not taken."""

    data: QueryDict
    replaced: int = 0
    refused: dict = field(default_factory=dict)


def receive(post, files, user, edition) -> Arrival:
    """The form's data as it can be stored, with new pictures taken in and chosen."""
    arrival = Arrival(QueryDict(mutable=True))
    for name, values in post.lists():
        kept = [storable(value) for value in values]
        arrival.replaced += kept != values
        arrival.data.setlist(storable(name), kept)
    if may(user, "pictures", edition):
        _take_pictures(arrival, files, user)
    return arrival


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
