"""Terms of a glossary for tests."""

from articles.glossary.folding import fold
from articles.models import Term
from articles.workflow import clock


def term(source_edition, target_edition, source, target, **fields):
    return Term.objects.create(
        source_edition=source_edition,
        target_edition=target_edition,
        source=source,
        folded=fold(source),
        target=target,
        changed_at=clock(),
        **fields,
    )
