"""Pictures in stories that say too little, for who cares for the pictures."""

from django.db.models import Case, F, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Figure
from articles.picture_words import open_notices
from media.models import Caption, Image
from people.roles import Role

from .piles import ALIVE, MOST, Pile, Row, State

# Field of a figure -> the same of a picture's caption, and its name on the screen.
WORDS = {
    "alt": ("alt", gettext_lazy("alt text")),
    "caption": ("text", gettext_lazy("caption")),
    "credit": ("credit", gettext_lazy("credit line")),
}


def lacking(reach):
    """Live ones first: readers see them now."""
    found = list(lacking_figures(reach.user, reach.with_role(Role.PHOTO)))
    images = Image.objects.prefetch_related("renditions", "captions__edition").in_bulk(
        {each["image"] for each in found if each["image"]}
    )
    rows = []
    for each in found:
        image = images.get(each["image"])
        rows.append(
            Row(
                f"picture-{each['pk']}",
                each["article"],
                is_late=_is_late(each),
                more={
                    "image": image,
                    "name": image.name if image else each["file_name"],
                    "lacks": _lacks(each),
                    "address": _address(each, image),
                },
            )
        )
    return Pile(
        "pictures",
        _("Pictures that lack something"),
        rows,
        row="picture",
        hint=_("Neither their story nor the library has it."),
    )


def with_other_words(reach):
    """Live stories that took a picture's words from the library, which says something
    else by now: their editors say whether readers get it."""
    readable = Article.objects.visible_to(reach.user)
    found = (
        open_notices()
        .filter(reach.where("update", "article__edition"), article__in=readable)
        .select_related("by__person")
        .prefetch_related("image__renditions")
    )
    rows = [
        Row(
            f"words-{each.pk}",
            each.article_id,
            each.at,
            by=each.by,
            more={"image": each.image},
        )
        for each in found[:MOST]
    ]
    return Pile(
        "words",
        _("The library has other words for a picture"),
        rows,
        row="words",
        hint=_("Readers keep the words they have until an editor changes that."),
    )


def lacking_figures(user, editions):
    """Uses in stories of these editions that `user` may read, of which neither the
    story nor the library says all; live ones first."""
    readable = Article.objects.visible_to(user).filter(
        edition__in=editions, state__in=ALIVE
    )
    empty = Q(alt="") | Q(caption="") | Q(credit="")
    words = {f"the_{name}": _word(name, of) for name, (of, _label) in WORDS.items()}
    without = Q(the_alt="") | Q(the_caption="") | Q(the_credit="") | Q(image=None)
    is_live = Case(When(article__state=State.PUBLISHED, then=0), default=1)
    return (
        Figure.objects.filter(empty, article__in=readable)
        .annotate(**words)
        .filter(without)
        .order_by(is_live, "-article__changed_at", "pk")
        .values(
            *("pk", "image", "file_name", "article", "article__edition"),
            *("article__state", *words),
        )[:MOST]
    )


def _word(name, of):
    """The use's own word, or the picture's in that edition; for an alt text any word
    where the picture is decorative."""
    captions = Caption.objects.filter(
        image=OuterRef("image"), edition=OuterRef("article__edition")
    )
    own = Case(When(**{name: ""}, then=None), default=name, output_field=TextField())
    kept = captions.values(_kept=_of_library(of))[:1]
    kept = Subquery(kept, output_field=TextField())
    if name == "alt":
        said = When(decorative=True, then=Value("-"))
        own = Case(said, default=own, output_field=TextField())
    return Coalesce(own, kept, Value(""), output_field=TextField())


def _of_library(of):
    if of != "alt":
        return F(of)
    said = When(decorative=True, then=Value("-"))
    return Case(said, default="alt", output_field=TextField())


def _is_late(each) -> bool:
    """Readers have it so; some of them hear of the picture only, or of nobody."""
    is_live = each["article__state"] == State.PUBLISHED
    return is_live and not (each["the_alt"] and each["the_credit"])


def _lacks(each) -> list:
    if not each["image"]:
        return [_("the picture itself")]
    return [label for name, (_of, label) in WORDS.items() if not each[f"the_{name}"]]


def _address(each, image):
    """The field to write it in: of the library, where it serves every use."""
    if image is None:
        return reverse("admin:articles_article_change", args=[each["article"]])
    rows = [caption.edition_id for caption in image.captions.all()]
    edition = each["article__edition"]
    number = rows.index(edition) if edition in rows else len(rows)
    missing = next(
        of for name, (of, _label) in WORDS.items() if not each[f"the_{name}"]
    )
    page = reverse("admin:media_image_change", args=[image.pk])
    return f"{page}#id_captions-{number}-{missing}"
