"""From the desk copy to the finished story: pure, it reads and writes nothing back.

`compose(article)` returns a dict of plain values, the same for preview, print and
"what would change for readers":

    headline, deck, kicker, dateline     texts
    section                              {slug, name} or None; with `standing` where
                                         the story is a page about the paper
    topics                               [{slug, name}]
    credits                              [{person, slug, name, role}]
    source                               {language, address} of an original that is
                                         not here, or None
    blocks                               [{id, type, html, and of a sound, video or
                                         document what `enclosures.composed`, of a
                                         card what `embeds.composed` says |
                                         items | rows (of cells) and
                                         caption, source, head, side | figure …, with
                                         joined if a figure makes a gallery with the
                                         one before, or a table is its data, or it
                                         is the picture of a card}]; with
                                         `untranslated`, the language of an original
                                         whose words an editor let stand in it
    untranslated                         the same for texts by name, where there are any
    picture                              the first figure that is not decorative, or
                                         else the first, or None
    notes                                [{kind, text, place}]
    corrections                          [{kind, text, at, place}]

Texts in `html` and `items` are safe HTML of inline elements; all others are plain.
Markup round the blocks is the templates' and is not frozen: a print holds words.
"""

from django.db.models import Prefetch, prefetch_related_objects

from articles import enclosures
from articles.body import html, plain
from articles.embeds.composed import composed as card
from articles.frozen import picture
from articles.models import Byline, Figure
from articles.models.article import UNDETERMINED
from articles.shown import front_picture
from articles.tables import filled
from articles.translation.letting import fields_in, let_untranslated

TRANSLATING = (Byline.Role.TRANSLATOR, Byline.Role.REVISER)


def read_parts(article) -> None:
    """What `compose` and the checks read, with one question each however many pictures
    and credits there are. The article has these from now on (`forget_parts`)."""
    prefetch_related_objects(
        [article],
        Prefetch("figures", Figure.objects.select_related("image")),
        # Few were replaced: what no row names is not asked for.
        "figures__image__replaced_by",
        "figures__image__replacement",
        "figures__image__captions",
        "figures__image__renditions",
        Prefetch("bylines", Byline.objects.select_related("person")),
        "bylines__person__profiles",
        "notes",
        "corrections",
    )


def forget_parts(article) -> None:
    """Whoever goes on with the article asks for its parts anew."""
    article._prefetched_objects_cache = {}


def compose(article) -> dict:
    """The finished story of an article as its rows are now."""
    figures = {figure.block: figure for figure in article.figures.all()}
    captions = _captions(article, figures.values())
    let = let_untranslated(article)
    files = enclosures.of_body(article.body)
    blocks = [
        _block(each, figures.get(each["id"]), captions)
        | enclosures.composed(each, files, article.edition_id)
        | _language(each, let)
        for each in article.body
        if each["type"] != "figure" or each["id"] in figures
    ]
    fields = {"untranslated": fields_in(let)} if fields_in(let) else {}
    return {
        "headline": article.headline,
        "deck": article.deck,
        "kicker": article.kicker,
        "dateline": article.dateline,
        "section": _section(article.section),
        "topics": _topics(article),
        "credits": _credits(article),
        "source": _source(article),
        "blocks": blocks,
        "picture": front_picture(blocks),
        "notes": [
            {"kind": note.kind, "text": note.text, "place": note.place}
            for note in article.notes.all()
        ],
        "corrections": [
            {
                "kind": each.kind,
                "text": each.text,
                "at": each.at.isoformat(),
                "place": each.place,
            }
            for each in article.corrections.all()
        ],
        **fields,
    }


def _block(each, figure, captions) -> dict:
    made = {"id": each["id"], "type": each["type"]}
    if each["type"] == "figure":
        return {**made, **_joined(each), **_figure(figure, captions)}
    if each["type"] == "list":
        items = [html(item) for item in each["items"]]
        return {**made, "ordered": each["ordered"], "items": items}
    if each["type"] == "table":
        return {**made, **_joined(each), **table(each)}
    if each["type"] == "embed":
        return {**made, **_joined(each), **card(each)}
    if each["type"] == "divider":
        return made
    return {**made, "html": html(each["spans"]), "text": plain(each)}


def _joined(each) -> dict:
    return {"joined": True} if each.get("joined") else {}


def table(each) -> dict:
    return {
        "caption": html(each["caption"]),
        "source": html(each["source"]),
        "head": each["head"],
        "side": each["side"],
        "rows": [[html(cell) for cell in row] for row in filled(each["rows"])],
    }


def _language(each, let) -> dict:
    return {"untranslated": let[each["id"]]} if each["id"] in let else {}


def _figure(figure, captions) -> dict:
    words = figure_words(figure, captions.get(figure.image_id))
    image = figure.image
    if image is None:
        return {**words, "image": None, "renditions": []}
    return {**words, **picture(image)}


def figure_words(figure, caption=None) -> dict:
    """Caption, alt text and credit line of a use, the picture's where it has none.

    `decorative` is there where nothing is to be read of it, so that what was printed
    before there was such a thing is the same still.
    """
    words = {
        "caption": figure.caption or (caption.text if caption else ""),
        "alt": figure.alt or (caption.alt if caption else ""),
        "credit": figure.credit or (caption.credit if caption else ""),
    }
    if is_decorative(figure, caption):
        return {**words, "alt": "", "decorative": True}
    return words


def is_decorative(figure, caption=None) -> bool:
    """Said of this use, or of the picture; an alt text of this use says otherwise."""
    by_library = bool(caption and caption.decorative and not caption.alt)
    return figure.decorative or (by_library and not figure.alt)


def _captions(article, figures) -> dict:
    """Image id -> its caption in the article's edition."""
    return {
        caption.image_id: caption
        for figure in figures
        if figure.image_id
        for caption in figure.image.captions.all()
        if caption.edition_id == article.edition_id
    }


def _section(section):
    if section is None:
        return None
    made = {"slug": section.slug, "name": section.name}
    return {**made, "standing": True} if section.is_standing else made


def _topics(article) -> list[dict]:
    # In the order in which they were given; read with the parts they would have none.
    topics = list(article.topics.all())
    prefetch_related_objects(topics, "names")
    return [
        {"slug": topic.slug, "name": topic.name_in(article.edition_id)}
        for topic in topics
    ]


def _credits(article) -> list[dict]:
    return [
        {
            "person": byline.person_id,
            "slug": byline.person.slug,
            "name": byline.person.name_in(article.edition_id),
            "role": byline.role,
        }
        for byline in article.bylines.all()
    ]


def _source(article):
    # "Originally published in" no language tells a reader nothing.
    if article.source_language in ("", UNDETERMINED):
        return None
    return {"language": article.source_language, "address": article.source_address}


def people_of(story, *, translators) -> list[int]:
    """Ids of who translated or revised the translation, or of everybody else."""
    return [
        credit["person"]
        for credit in story["credits"]
        if (credit["role"] in TRANSLATING) == translators
    ]


def images_of(story) -> list[int]:
    """Of the figures and the posters."""
    shown = [*story["blocks"], *(each.get("poster") or {} for each in story["blocks"])]
    return sorted({each["image"] for each in shown if each.get("image")})


def files_of(story) -> list[int]:
    return sorted({each["file"] for each in story["blocks"] if each.get("file")})
