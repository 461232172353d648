"""By what a page is dropped from every memory when something on it has changed.

Each is a key that the database tells in the transaction of the change: the view
`page_keys` for prints, newsroom/sql/told.sql for all else. What stands on every page
(editions, sections) needs none: when it changes, every page is dropped.
"""

from hashlib import md5

# Of pages that nothing but a new start of the site changes.
FIXED = ("fixed",)
# Of whole stories in other forms than their page, which show of each all that there is:
# whatever is told drops them.
ANYTHING = ("anything",)
# Of what is not there: any print may bring it.
MISSING = ("missing",)


def of_story(article, sections) -> list[str]:
    """What is its own, and what stands beside it."""
    return [
        *of_words(article),
        *(f"newest-{each['id']}" for each in sections if _is_of(each, article)),
        *(f"story-{each['article']}" for each in article.neighbours),
        *_beside(article),
    ]


def of_words(article) -> list[str]:
    """Its text, its languages, its people and its pictures."""
    people = {*article.reporters, *article.translators}
    return [
        f"story-{article.article_id}",
        f"work-{article.work_id}",
        *(f"person-{each}" for each in sorted(people)),
        *(f"picture-{each}" for each in sorted(set(article.images))),
        # Also of those whose time is over: it may be given more.
        *(f"file-{each}" for each in sorted(_files(article.story["blocks"]))),
    ]


def _beside(article) -> list[str]:
    """Those related to it, what may bring others, and the parts of a series."""
    found = [f"story-{each.article_id}" for each in article.related]
    found += [f"about-{_short(slug)}" for slug in article.topics]
    found += [f"with-{each}" for each in sorted(set(article.reporters))]
    if article.in_series:
        parts = article.in_series["parts"]
        found += [f"story-{each.article_id}" for each in parts]
    if article.series_id:
        found.append(f"series-{article.series_id}")
    return found


def _short(slug) -> str:
    """A header takes no letters of other scripts; the database says it like this."""
    return md5(slug.encode(), usedforsecurity=False).hexdigest()[:12]


def of_withdrawn(tombstone) -> list[str]:
    return [f"story-{tombstone.article_id}", f"front-{tombstone.edition_id}"]


def of_fronts(editions, stories=()) -> list[str]:
    return [*(f"front-{each.pk}" for each in editions), *_leads(stories)]


def of_list(subject, stories) -> list[str]:
    """Of a section or a topic."""
    return [f"{subject.kind}-{subject.number}", *_leads(stories)]


def of_person(person_id, stories) -> list[str]:
    """Who they are, and what they did."""
    return [f"person-{person_id}", f"by-{person_id}", *_leads(stories)]


def of_series(series_id, parts) -> list[str]:
    stories = (f"story-{each.article_id}" for each in parts)
    return [f"series-{series_id}", *stories, *_leads(parts)]


def of_month(edition, earlier, here, later, stories) -> list[str]:
    """It names the months beside it; beside the newest there may come another."""
    months = [each for each in (earlier, here, later) if each]
    told = [f"month-{edition.pk}-{each}" for each in months]
    newest = () if later else [f"front-{edition.pk}"]
    return [*told, *newest, *_leads(stories)]


def of_corrections(edition) -> list[str]:
    return [f"corrections-{edition.pk}"]


def of_file(rows) -> list[str]:
    """A public file: of the pictures by whose numbers prints name it."""
    return sorted({each.key for each in rows})


def _files(blocks) -> set:
    return {block["file"] for block in blocks if block.get("file")}


def _is_of(section, article) -> bool:
    return article.section in (section["slug"], *section["former"])


def _leads(stories) -> list[str]:
    """Cards show what readers get of the first picture today."""
    images = {each.image for each in stories}
    return [f"picture-{each}" for each in sorted(filter(None, images))]
