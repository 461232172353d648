"""Names that are known in two editions: (form in the one, form in the other)."""

from people.models import Profile

MOST = 4_000


def names_between(one, other) -> list[tuple[str, str]]:
    """Of people whom both editions write."""
    rows = Profile.objects.filter(edition__in=[one, other]).order_by("person")
    known = {}
    for person, edition, name in rows.values_list("person", "edition", "name")[:MOST]:
        known.setdefault(person, {})[edition] = name
    return [
        (names[one.pk], names[other.pk]) for names in known.values() if len(names) == 2
    ]
