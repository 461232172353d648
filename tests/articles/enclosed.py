"""Sound, video and documents in a story of the tests."""

from django.urls import reverse

from articles.body import block
from media.models import EnclosureWords

VTT = "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nWe left at night.\n"


def write(enclosure, edition, **more):
    said = {"title": f"The {enclosure.kind} itself", "credit": "Ilse Vand"}
    said["transcript"] = "" if enclosure.kind == "document" else "We left at night."
    made = EnclosureWords(enclosure=enclosure, edition=edition, **(said | more))
    made.save()


def place(enclosure, caption="Heard on the bridge."):
    spans = [{"text": caption}] if caption else []
    return block(enclosure.kind, file=enclosure.pk, spans=spans)


def room(name, *args):
    return reverse(f"admin:media_enclosure_{name}", args=args)
