"""The board of translations: originals in rows, editions in columns, newest first.

Whoever works here knows the originals that are listed to them and those that readers
have. Of an edition in which they do not work they are told of originals of their own
editions only; of all others what readers have.
"""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from articles.desk.board_filters import ASKED, LATE, MADE, ORPHANED
from articles.models import Article, Commission, CorrectionDuty, Window
from articles.public import public_address
from articles.querysets import LIVE_NOW, has
from articles.translation.commissions import AT_WORK, GONE
from articles.translation.queue import Stage, queue
from people.models import Edition, User
from people.roles import editions_where_own

ON_A_PAGE = 30
MOST_PEOPLE = 200
State = Article.State


@dataclass
class Line:
    """An original; `columns` are (edition, Place, id of the translation), with None
    for its own edition and for what is not this person's to know."""

    original: Article
    headline: str
    live: str
    may_open: bool
    columns: list


@dataclass
class Board:
    editions: list[Edition]
    lines: list[Line]
    older: int | None = None


def board(user, asked, editions, now) -> Board:
    columns = [asked.edition] if asked.edition else editions
    reach = _Reach(user)
    found = list(_originals(reach, asked, now)[: ON_A_PAGE + 1])
    shown = found[:ON_A_PAGE]
    places = queue(shown, columns, now)
    return Board(
        columns,
        [_line(each, columns, places, reach) for each in shown],
        shown[-1].pk if len(found) > ON_A_PAGE else None,
    )


def people_of(user):
    """Who has something to translate, of what `user` may know."""
    known = Commission.objects.filter(_Reach(user).rows, is_wanted=True)
    has_some = Exists(known.filter(translator=OuterRef("pk")))
    people = User.objects.filter(has_some | Q(pk=user.pk))
    return people.select_related("person")[:MOST_PEOPLE]


class _Reach:
    """`ids` of the editions of which `user` is told how things stand; None is all."""

    def __init__(self, user):
        self.user = user
        self.ids = editions_where_own(user, "read")

    def knows(self, original, edition) -> bool:
        return self.ids is None or bool({original.edition_id, edition.pk} & self.ids)

    @property
    def rows(self) -> Q:
        """Of commissions and of translations those that `knows` is true of."""
        if self.ids is None:
            return Q()
        return Q(edition__in=self.ids) | Q(original__edition__in=self.ids)


def places_known(original, editions, user, now) -> dict:
    """Edition's id -> Place of one original, None for what is not for `user`."""
    reach, places = _Reach(user), queue([original], editions, now)[original.pk]
    return {pk: _known(place, reach) for pk, place in places.items()}


def _known(place, reach):
    if place is None or reach.knows(place.original, place.edition):
        return place
    if place.stage not in (Stage.LIVE, Stage.STALE):
        return None
    return replace(
        place,
        stage=Stage.LIVE,
        since=place.translation.first_live,
        due_at=None,
        is_late=False,
        commission=None,
        is_held=False,
    )


def _line(original, columns, places, reach):
    slug = original.live_slug
    headline = original.headline if original.listed else original.live_headline
    if headline is None:
        headline = f"({_('not open to you')})"
    return Line(
        original,
        headline or _("(no headline)"),
        public_address(original.edition.code, slug) if slug else "",
        original.readable or bool(slug),
        [_column(places[original.pk].get(each.pk), each, reach) for each in columns],
    )


def _column(place, edition, reach):
    known = _known(place, reach)
    made = known and known.translation
    is_here = reach.ids is None or edition.pk in reach.ids
    return edition, known, made.pk if made and is_here else None


def _originals(reach, asked, now):
    rows = _known_originals(reach).exclude(_is_over(reach))
    rows = rows.filter(_of_edition(asked), _in_state(reach, asked, now))
    if asked.person:
        rows = rows.filter(_of_person(reach, asked))
    if asked.before:
        rows = rows.filter(pk__lt=asked.before)
    return rows.order_by("-pk")


def _known_originals(reach):
    """With what may be told of them: `listed`, `readable`, what readers have."""
    live = Window.objects.filter(LIVE_NOW, article=OuterRef("pk")).order_by()
    user = reach.user
    listed = Article.objects.listed_to(user).filter(pk=OuterRef("pk"))
    readable = Article.objects.visible_to(user).filter(pk=OuterRef("pk"))
    return (
        Article.objects.filter(_is_known(reach, live), original=None)
        .annotate(
            listed=has(listed),
            readable=has(readable),
            live_slug=Subquery(live.values("print__slug")[:1]),
            live_headline=Subquery(
                live.values(words=KeyTextTransform("headline", "print__story"))[:1]
            ),
        )
        .select_related("edition")
        .defer("body", "deck")
    )


def _is_known(reach, live):
    """Asked row by row of the newest, and not first of all that there are."""
    listed = Article.objects.which_are_listed_to(reach.user)
    if listed is None:
        return Q()
    return listed | Q(has(live)) | Q(has(_own_work(reach)))


def _own_work(reach):
    """What is translated in one's editions stays on the board whatever comes of its
    original, which may be without a headline then."""
    made = Article.objects.filter(original=OuterRef("pk"), state__in=AT_WORK)
    return made if reach.ids is None else made.filter(edition__in=reach.ids)


def _is_over(reach):
    """Dropped or withdrawn, and nobody works on it."""
    return Q(state__in=GONE) & ~_has_work(reach)


def _has_work(reach):
    commissions = _commissions(reach).filter(is_wanted=True)
    made = _translations(reach).filter(state__in=AT_WORK)
    return Q(Exists(commissions)) | Q(Exists(made))


def _commissions(reach, edition=None):
    rows = Commission.objects.filter(reach.rows, original=OuterRef("pk"))
    return rows.filter(edition=edition) if edition else rows


def _translations(reach, edition=None):
    rows = Article.objects.filter(reach.rows, original=OuterRef("pk"))
    return rows.order_by().filter(edition=edition) if edition else rows.order_by()


def _of_edition(asked):
    """An edition's own originals are not translated into it."""
    return ~Q(edition=asked.edition) if asked.edition else Q()


def _of_person(reach, asked):
    """From what the person has, of which there is less than of all stories."""
    mine = Commission.objects.filter(reach.rows, translator=asked.person)
    made = Article.objects.filter(reach.rows, team__user=asked.person)
    made = made.filter(original__isnull=False).order_by()
    if asked.edition:
        mine = mine.filter(edition=asked.edition)
        made = made.filter(edition=asked.edition)
    return Q(pk__in=mine.order_by().values("original")) | Q(
        pk__in=made.values("original")
    )


def _in_state(reach, asked, now):
    if not asked.state:
        return Q()
    if asked.state == ORPHANED:
        return Q(state__in=GONE)
    made, asking = (
        _translations(reach, asked.edition),
        _commissions(reach, asked.edition).exclude(_is_begun()),
    )
    if asked.state == LATE:
        return _is_late(reach, asked, now)
    if asked.state == Stage.NONE:
        return _is_undecided(reach, asked)
    if asked.state in ASKED:
        return Q(Exists(asking.filter(ASKED[asked.state])))
    return Q(Exists(made.filter(MADE[asked.state])))


def _is_begun():
    """Of a commission: there is a translation already."""
    made = Article.objects.filter(
        original=OuterRef("original"), edition=OuterRef("edition")
    )
    return Exists(made)


def _is_late(reach, asked, now):
    out = Article.objects.filter(
        original=OuterRef("original"),
        edition=OuterRef("edition"),
        state__in=(State.PUBLISHED, *GONE),
    )
    missed = _commissions(reach, asked.edition).filter(is_wanted=True, due_at__lt=now)
    duties = CorrectionDuty.objects.filter(
        article=OuterRef("pk"), settled_at=None, due_at__lt=now
    )
    owing = _translations(reach, asked.edition).filter(Exists(duties))
    return Q(Exists(missed.exclude(Exists(out)))) | Q(Exists(owing))


def _is_undecided(reach, asked):
    """In the edition that is asked for, or in any that one may know of."""
    if asked.edition:
        return _is_undecided_in(asked.edition, reach)
    editions = Edition.objects.exclude(pk=OuterRef("edition"))
    if reach.ids is not None:
        editions = editions.filter(
            Q(pk__in=reach.ids) | Q(Exists(_own_original(reach)))
        )
    pair = {"original": OuterRef(OuterRef("pk")), "edition": OuterRef("pk")}
    begun = Article.objects.filter(**pair)
    decided = Commission.objects.filter(**pair)
    return Q(Exists(editions.exclude(Exists(begun)).exclude(Exists(decided)))) & ~Q(
        state__in=GONE
    )


def _is_undecided_in(edition, reach):
    pair = {"original": OuterRef("pk"), "edition": edition}
    begun, decided = Article.objects.filter(**pair), Commission.objects.filter(**pair)
    known = Q()
    if reach.ids is not None and edition.pk not in reach.ids:
        known = Q(edition__in=reach.ids)
    return known & ~Q(Exists(begun)) & ~Q(Exists(decided)) & ~Q(state__in=GONE)


def _own_original(reach):
    return Article.objects.filter(pk=OuterRef(OuterRef("pk")), edition__in=reach.ids)
