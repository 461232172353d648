"""The addresses of a story's pages on the desk."""

from django.urls import path

from articles.admin import (
    behind,
    board,
    breaking,
    caption_queue,
    checking,
    commission,
    compare,
    doing,
    duty,
    email,
    embeds,
    history,
    languages,
    live,
    mistakes,
    offers,
    opening,
    pair,
    paste,
    people_seen,
    phone,
    picture_words,
    pictures,
    preview,
    preview_links,
    remarks,
    restore,
    second_look,
    table,
    team,
    translate,
    unsaved,
)
from articles.admin.door import door

_ONE = "<path:object_id>/"
# Route, view, name.
_PAGES = (
    ("breaking/", breaking.breaking, "breaking"),
    ("paste/", paste.paste, "paste"),
    ("translations/", board.show, "translations"),
    ("embed/", embeds.read, "embed"),
    ("picture/<slug:code>/<int:image_id>/", pictures.card, "picture"),
    ("unsaved/<int:pk>/", unsaved.one_new, "unsaved_new"),
    (f"{_ONE}unsaved/", unsaved.listing, "unsaved_list"),
    (f"{_ONE}unsaved/<int:pk>/", unsaved.one, "unsaved"),
    ("captions/", caption_queue.captions, "captions"),
    ("words/<int:image_id>/", picture_words.offer, "words"),
    (f"{_ONE}preview/", preview.preview, "preview"),
    (f"{_ONE}preview/links/", preview_links.preview_links, "preview_links"),
    (f"{_ONE}notes/", remarks.notes, "notes"),
    (f"{_ONE}notes/<int:number>/", remarks.note, "note"),
    (f"{_ONE}email/", email.email, "email"),
    (f"{_ONE}version/<int:number>/", history.version, "version"),
    (f"{_ONE}version/<int:number>/restore/", restore.restore, "put_back"),
    (f"{_ONE}compare/", compare.compare, "compare"),
    (f"{_ONE}compare/readers/", compare.readers, "compare_readers"),
    (f"{_ONE}team/", team.team, "team"),
    (f"{_ONE}people-seen/", people_seen.people_seen, "people_seen"),
    (f"{_ONE}pictures/", phone.pictures, "pictures"),
    (f"{_ONE}pair/", pair.pair, "pair"),
    (f"{_ONE}swap/", pair.swap, "swap"),
    (f"{_ONE}table/", table.table, "table"),
    (f"{_ONE}table.<slug:kind>", table.given_out, "table_out"),
    (f"{_ONE}look/<int:look_id>/", second_look.look, "look"),
    (f"{_ONE}languages/", languages.languages, "languages"),
    (f"{_ONE}languages/<slug:code>/", commission.commission, "commission"),
    (f"{_ONE}behind/", behind.behind, "behind"),
    (f"{_ONE}duty/<int:duty_id>/", duty.duty, "duty"),
    (f"{_ONE}translate/<slug:code>/", translate.translate, "translate"),
    (f"{_ONE}links/", checking.ask, "links"),
    (f"{_ONE}offers/", offers.offers, "offers"),
    (f"{_ONE}do/<slug:verb>/", doing.do, "do"),
    (f"{_ONE}mistake/", mistakes.report, "mistake"),
    (f"{_ONE}mistake/<int:number>/", mistakes.settle, "settle"),
)
# What scripts send in the background: answered in JSON, a refusal too.
_SENT = (
    ("autosave/", live.autosave_new, "autosave_new"),
    (f"{_ONE}autosave/", live.autosave, "autosave"),
    (f"{_ONE}take-over/", live.take_over, "take_over"),
)


def addresses_of(admin, usual) -> list:
    """Ours before the admin's own, whose form pages keep what was typed."""
    for each in usual:
        if each.name in ("articles_article_add", "articles_article_change"):
            each.callback = opening.keeping_words(admin, each.callback)
    return [
        *(_named(route, door(admin, view), name) for route, view, name in _SENT),
        *(_named(route, _page(admin, view), name) for route, view, name in _PAGES),
        *usual,
    ]


def _named(route, view, name):
    return path(route, view, name=f"articles_article_{name}")


def _page(admin, view):
    def wrapped(request, **parts):
        return view(request, admin=admin, **parts)

    return admin.admin_site.admin_view(wrapped)
