"""The part of `memory` that is about a glossary of many terms."""

from tests.bench.memory import report, timed


def edition(code):
    from people.models import Edition

    made, _new = Edition.objects.get_or_create(
        code=code, defaults={"language": code, "name": code, "masthead": code}
    )
    return made.pk


def glossary(terms, languages, translation):
    for language in languages.values():
        _fill(terms, language)
    for language in languages.values():
        _ask(language)
    _check(translation)


def _pair(code):
    return edition(code), edition("ko" if code == "en" else "en")


def _fill(terms, language):
    from articles.glossary.folding import fold
    from articles.models import Term
    from articles.workflow import clock

    source, target = _pair(language.code)
    # Names are no common words.
    dice, rare, there = language.dice, language.words[2_000:], {}
    while len(there) < terms:
        words = dice.choices(rare, k=dice.choice((1, 1, 2)))
        text = language.between.join(words)
        there.setdefault(fold(text), text)
    now = clock()
    Term.objects.bulk_create(
        (
            Term(
                source_edition_id=source,
                target_edition_id=target,
                source=text,
                folded=folded,
                target=f"The Word {n}",
                avoid=f"That Word {n}\nthisword{n}",
                kind="place",
                changed_at=now,
            )
            for n, (folded, text) in enumerate(there.items())
        ),
        batch_size=2_000,
    )


def _ask(language):
    from articles.glossary.beside import marked
    from articles.glossary.pairs import glossary_of

    pair, code = _pair(language.code), language.code
    texts = [
        " ".join(language.written(language.sentence()) for _ in range(230))
        for _ in range(20)
    ]
    first, _ = timed(lambda: marked(texts[0], glossary_of(*pair)))
    print(f"  {code}: read, and 3,000 words marked, the first time {first}")
    again = [timed(lambda: glossary_of(*pair))[0] for _ in range(20)]
    report(f"{code}: asked again whether it changed", again)
    listed = glossary_of(*pair)
    found = [timed(lambda t=text: marked(t, listed)) for text in texts]
    marks = sum(bool(p.entries) for _t, b in found for p in b.pieces) // len(found)
    report(f"{code}: 3,000 words, {marks} terms marked", [took for took, _b in found])


def _check(translation):
    """Of a text in which every twentieth word is to be avoided."""
    from articles.checks import found_in
    from articles.models import Article
    from tests.cast import paragraph

    words = ["word"] * 3_000
    words[::20] = [f"thisword{n}" for n in range(150)]
    body = [paragraph(" ".join(words[at : at + 75])) for at in range(0, 3_000, 75)]
    Article.objects.filter(pk=translation.pk).update(body=body)
    try:
        article = Article.objects.select_related("edition", "section", "original")
        article = article.get(pk=translation.pk)
        first, found = timed(lambda: found_in(article))
        told = sum(each.check == "glossary" for each in found.advised)
        print(f"  all checks of 3,000 words, the first time {first} ({told})")
        report("all checks", [timed(lambda: found_in(article))[0] for _ in range(10)])
    finally:
        Article.objects.filter(pk=translation.pk).update(body=translation.body)
