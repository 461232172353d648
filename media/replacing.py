"""One picture in the place of another, everywhere and at once.

Prints go on naming the old one, and readers get `replaced_by` (`live_shown`). Its
public files are destroyed, its desk thumbnails with them.
"""

from django.db import transaction

from media import above, storage
from media.models import Image, PrivateFacts

# What holds for the picture whatever its pixels are.
KEPT = ("source", "licence", "usable_until", "replacement", "focus_x", "focus_y")
KEPT += ("place", "taken_on", "persons")
WORDS = ("edition", "text", "alt", "decorative", "credit")


def describe_alike(old, new) -> None:
    """Give `new` the rights, the focus and the captions of `old`."""
    for name in KEPT:
        setattr(new, name, getattr(old, name))
    new.save(update_fields=KEPT)
    for caption in old.captions.select_related("edition"):
        words = {name: getattr(caption, name) for name in WORDS}
        new.captions.get_or_create(edition=words.pop("edition"), defaults=words)


def replace(old, new) -> None:
    """Call it in the transaction in which both rows are locked. Nothing points to `old`
    afterwards but what was printed; there is never a chain."""
    old.figures.update(image=new)
    Image.objects.filter(replaced_by=old).update(replaced_by=new)
    Image.objects.filter(replacement=old).exclude(pk=new.pk).update(replacement=new)
    if new.replacement_id in (old.pk, new.pk):
        new.replacement = None
        new.save(update_fields=["replacement"])
    old.seals.update(image=new)
    if not PrivateFacts.objects.filter(image=new).exists():
        PrivateFacts.objects.filter(image=old).update(image=new)
    files = list(old.renditions.values_list("name", flat=True))
    original = old.original
    old.renditions.all().delete()
    old.replaced_by, old.replacement, old.original = new, None, ""
    old.save(update_fields=["replaced_by", "replacement", "original"])
    above.readers_get_another(new)
    transaction.on_commit(lambda: _destroy(original, files))


def _destroy(original, files):
    storage.remove_public(files)
    if original:
        storage.remove_private(original)
