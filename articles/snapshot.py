"""The whole desk copy as plain values: what a revision keeps."""

from datetime import UTC

from articles.models import Revision

TEXTS = (
    "headline",
    "deck",
    "kicker",
    "dateline",
    "slug",
    "source_language",
    "source_address",
)


def snapshot(article) -> dict:
    """Every field, the body and the parts of an article, for a Revision."""
    return {
        **{name: getattr(article, name) for name in TEXTS},
        "edition": article.edition.code,
        "original": article.original_id,
        "section": article.section and article.section.slug,
        # In one zone: the same moment is typed on the clock of the edition.
        "planned_at": article.planned_at
        and article.planned_at.astimezone(UTC).isoformat(),
        "topics": sorted(article.topics.values_list("name", flat=True)),
        "body": article.body,
        "bylines": list(article.bylines.values("person", "role", "position")),
        "figures": list(
            article.figures.values(
                *("block", "image", "file_name"),
                *("caption", "alt", "decorative", "credit"),
            )
        ),
        "notes": list(article.notes.values("kind", "text", "place")),
    }


def record(article, by, at, why="", restored=None) -> Revision:
    """Append the article as it stands as its next revision, and number it so.

    `restored` is the number of the version that was brought back with it.
    """
    article.version += 1
    article.save(update_fields=["version", "changed_at"])
    return Revision.objects.create(
        article=article,
        number=article.version,
        content=snapshot(article),
        at=at,
        by=by,
        why=why,
        restored=restored,
    )
