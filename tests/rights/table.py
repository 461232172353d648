"""Who may do what on the desk, written by hand from the design. This table is what
the code is held to: nothing in it is taken from people/roles.py.

A new address of the desk fails the matrix until it is in TABLE (those of the library
stand in pictures.py). To add it:

1. One line here under its name (or its whole route, where it has none):

       "admin:articles_article_compare": story(get="read"),
       "admin:people_duty_changelist": page(get="ec"),

   `story` is for a page of one story and asks what a person needs to have of it:
   "know", "read" or "change" (REACH says who has what of whose story). `page` is for
   all others and asks for the letters of whoever may (PEOPLE); both are in reach.py.
   A list has one entry for each kind of object that the page is asked for (`on`, a
   name in World.objects).

2. Where a POST changes something, `post=` says who may, and `sends=` names a function
   of sends.py with what to send: (world, object) -> dict; what is sent about stories
   and pictures stands in story_sends.py and picture_sends.py. A POST by who may has to
   write to the database, by others it must not. Without `post` it writes nothing,
   whoever sends it. A story's page with more in its address than the number has
   `parts={"number": 1}`, or a function of (world, story) that gives it.

3. `by_script=True` is for what an open page sends by itself: POST only, and whoever may
   not is answered in JSON with 401 or 403, for every number alike. `asides` names the
   tables in which it may nevertheless keep something of and for who sent it.
   `post_only=True` is for a button without a page. With `gives_back=True` whoever is
   signed in and may not is answered with the words that they sent, and with
   `keeps=True` they are kept, for nobody but them, if they work on the desk at all.

A new verb of the workflow fails until it is in VERBS of reach.py: one line. New words
of a story (a field, a kind of note) get a marker in world.py, and no page may show it
to who may not read that story.
"""

from tests.rights import parts, picture_sends, sends, story_sends
from tests.rights.entry import Entry, page, room, story
from tests.rights.pictures import PICTURES
from tests.rights.reach import ALL, DESK, OUTSIDE
from tests.rights.sign_in import SIGN_IN

# Where an open page ends, when it is refused.
CLOSED = frozenset({"articles_presence"})

TABLE = {
    # Doors
    "healthz": page(get=ALL),
    "favicon.ico": page(get=ALL, ok=302),
    "": page(get=ALL, ok=302),
    # Open to who has the secret, and to nobody by what they may do here.
    "preview": page(get=ALL, ok=404),
    "preview/<str:secret>/pictures/<str:name>": page(get=ALL, ok=404),
    "preview/<str:secret>/files/<str:name>": page(get=ALL, ok=404),
    "set_language": page(get=ALL, ok=302),
    "unseal": page(get="pc", post="pc", on="seal", outside=403, sends=sends.a_reason),
    "admin:login": [
        page(get=OUTSIDE, refusal=302, sends=sends.a_password_of_nobody),
        page(get=OUTSIDE, refusal=302, sends=sends.the_password_of_the_deactivated),
    ],
    **SIGN_IN,
    "admin:logout": page(get="", refusal=405, outside=302),
    "admin:password_change": page(get=DESK, post=DESK, sends=sends.a_new_password),
    "admin:password_change_done": page(get=DESK),
    "admin:jsi18n": page(get=DESK),
    "admin:view_on_site": page(get="", on="any_object", refusal=404),
    "admin:app_list": page(get=DESK, on="app", ok=302),
    "admin/(?P<url>.*)$": page(get="", on="nonsense", refusal=404),
    "admin:autocomplete": page(
        get=DESK,
        query="app_label=articles&model_name=byline&field_name=person&term=who",
    ),
    # What waits, and the list of stories
    "admin:index": page(get=DESK),
    "admin:waiting": page(get=DESK),
    "admin:articles_article_changelist": page(get=DESK, sends=sends.an_action),
    "admin:articles_article_add": [
        page(
            get="rtec",
            post="rtec",
            query="edition=en",
            sends=story_sends.a_story,
            gives_back=True,
            keeps=True,
        ),
        # Whoever has other editions is asked which one.
        page(
            get="rtec",
            post="c",
            query="edition=ko",
            sends=story_sends.a_story,
            refusal="asked",
            gives_back=True,
            keeps=True,
        ),
    ],
    # For who may publish what they write.
    "admin:articles_article_breaking": [
        page(get="ec", post="ec", sends=story_sends.breaking_news),
        page(get="ec", post="c", refusal="asked", sends=story_sends.breaking_in_korea),
    ],
    "admin:articles_article_paste": [
        page(get="rtec", post="rtec", sends=story_sends.a_pasted_story),
        page(
            get="rtec",
            post="c",
            sends=story_sends.a_story_pasted_in_korea,
            refusal="asked",
        ),
    ],
    "admin:articles_article_picture": page(get=DESK, on="card"),
    # Sent by the editor, and nothing is written: an address is read.
    "admin:articles_article_embed": page(get="", refusal=405),
    # One story
    "admin:articles_article_change": story(
        "read", "change", sends=story_sends.a_headline, gives_back=True
    ),
    "admin:articles_article_history": story("read"),
    "admin:articles_article_preview": story("read"),
    # Who works on a story lets others read it; who reads it sees which links there are.
    "admin:articles_article_preview_links": [
        story("read"),
        page(get=DESK, post="rtec", on="own_story", sends=story_sends.a_preview_link),
        page(get="pec", post="ec", on="any_story", sends=story_sends.a_preview_link),
        page(
            get="c",
            post="c",
            on="foreign_story",
            refusal=404,
            sends=story_sends.a_preview_link,
        ),
    ],
    "admin:articles_article_email": story("read"),
    "admin:articles_article_version": story("read", parts={"number": 1}),
    "admin:articles_article_team": story("change", "change", sends=story_sends.a_team),
    "admin:articles_article_people_seen": story(
        "read", "change", sends=sends.protected
    ),
    # What an own story is a translation of is not for them: that is said here.
    "admin:articles_article_pair": story(
        "change", "change", sends=story_sends.another_way
    ),
    "admin:articles_article_swap": story("read"),
    "admin:articles_article_table": story("change", sends=story_sends.not_needed),
    "admin:articles_article_table_out": story("read", parts={"kind": "csv"}),
    # Pictures change the library and the story: who translates adds none.
    "admin:articles_article_pictures": [
        page(
            get="rec", post="rec", on="own_story", sends=picture_sends.a_phone_picture
        ),
        page(get="ec", post="ec", on="any_story", sends=picture_sends.a_phone_picture),
        page(
            get="c",
            post="c",
            on="foreign_story",
            refusal=404,
            sends=picture_sends.a_phone_picture,
        ),
    ],
    "admin:articles_article_delete": page(get="", on="any_story", sends=sends.yes),
    "admin/articles/article/<path:object_id>/": page(get=DESK, on="any_story", ok=302),
    # What is wanted in other languages: said by who writes the original and by the
    # editors of both sides; who translates takes it, without reading it before.
    "admin:articles_article_translations": page(get=DESK),
    "admin:articles_article_languages": [
        page(get=DESK, post="rtec", on="own_story", sends=sends.wanted_in_korea),
        page(get="pec", post="ec", on="any_story", sends=sends.wanted_in_korea),
        page(get=DESK, post="ec", on="foreign_live", sends=sends.wanted_in_japan),
        page(
            get="c", post="c", on="foreign_story", refusal=404, sends=sends.wanted_here
        ),
    ],
    "admin:articles_article_commission": [
        page(get="rtec", post="rtec", on="wanted", refusal=404, sends=sends.taken),
        page(get="c", post="c", on="foreign_wanted", refusal=404, sends=sends.taken),
    ],
    # Whoever works here reports a mistake in what readers have, and in nothing else.
    "admin:articles_article_mistake": [
        page(get=DESK, post=DESK, on="foreign_live", sends=sends.a_mistake),
        page(get="", on="any_story", refusal=404),
    ],
    "admin:articles_article_settle": [
        page(get="ec", post="ec", on="own_mistake", sends=sends.an_answer),
        page(get="ec", post="ec", on="mistake", sends=sends.an_answer),
        page(
            get="c", post="c", on="foreign_mistake", refusal=404, sends=sends.an_answer
        ),
    ],
    # What readers have is translated by whoever begins stories in that edition.
    "admin:articles_article_translate": [
        page(
            get="rtec",
            post="rtec",
            on="foreign_live",
            parts={"code": "ja"},
            refusal=404,
            sends=story_sends.not_needed,
        ),
        page(
            get="c",
            post="c",
            on="foreign_draft",
            parts={"code": "ja"},
            refusal=404,
            sends=story_sends.not_needed,
        ),
    ],
    # Versions
    "admin:articles_article_compare": story("read", query="from=1&to=desk"),
    "admin:articles_article_compare_readers": story("read"),
    "admin:articles_article_put_back": story(
        "change", "change", parts={"number": 1}, sends=story_sends.a_version_seen
    ),
    # What is typed and not saved: of a story for who may change it, of a new one for
    # who typed it. That a page is closed for good is written down, whoever had it.
    "admin:articles_article_autosave": story(
        post="change", by_script=True, asides=CLOSED, sends=story_sends.typed
    ),
    "admin:articles_article_take_over": story(
        post="change", by_script=True, asides=CLOSED, sends=story_sends.typed
    ),
    "admin:articles_article_autosave_new": [
        page(
            post=who,
            query=f"edition={code}",
            by_script=True,
            asides=CLOSED,
            keeps=True,
            sends=story_sends.typed,
        )
        for who, code in (("rtec", "en"), ("c", "ko"))
    ],
    "admin:articles_article_unsaved_list": story("change"),
    "admin:articles_article_unsaved": story(
        "change", "change", parts=parts.unsaved, sends=story_sends.not_needed
    ),
    "admin:articles_article_unsaved_new": [
        page(get=DESK, post=DESK, on="own_new_text", sends=story_sends.not_needed),
        page(
            get="", on="new_text_of_others", refusal=404, sends=story_sends.not_needed
        ),
    ],
    "admin:articles_article_links": story(post="change", post_only=True),
    # Whoever works on a translation is offered what was published before.
    "admin:articles_article_offers": story("change"),
    # Whoever may read a story sees that one person did something alone; another editor
    # says that they have looked.
    "admin:articles_article_look": [
        page(get=DESK, post="ec", on="own_look", sends=sends.a_look),
        page(get="pec", post="ec", on="look", sends=sends.a_look),
        page(get="c", post="c", on="foreign_look", refusal=404, sends=sends.a_look),
    ],
    # What of its original a translation does not say: who may change it says that it is
    # right; an editor, that a correction changes nothing in it.
    "admin:articles_article_behind": [
        story("read", sends=story_sends.all_is_right),
        page(get=DESK, post="rtec", on="own_behind", sends=story_sends.all_is_right),
    ],
    "admin:articles_article_duty": [
        page(get="ec", post="ec", on="own_due", sends=sends.a_look),
        page(get="ec", post="ec", on="due", sends=sends.a_look),
        page(get="c", post="c", on="foreign_due", refusal=404, sends=sends.a_look),
    ],
    # Whoever may read a story reads what the desk says of it, and answers.
    "admin:articles_article_notes": story("read", "read", sends=story_sends.a_note),
    "admin:articles_article_note": story(
        "read", "read", parts=parts.remark, sends=story_sends.an_answer_to_it
    ),
    # Each of VERBS is asked here, as it stands there.
    "admin:articles_article_do": story("verb", "verb"),
    # Rooms
    **room("people_person", DESK, "ec", sent=sends.a_person, on="person"),
    **room("articles_topic", "ec", "ec", sent=sends.a_topic, on="topic"),
    **room("articles_section", "ec", "ec", sent=sends.a_section, on="section"),
    "admin:articles_topic_merge": page(
        get="ec", post="ec", on="spare_topic", sends=sends.another_topic
    ),
    **room("articles_oldaddress", "ec", "ec", sent=sends.an_old_address, on="old"),
    "admin:articles_oldaddress_import": page(
        get="ec", post="ec", sends=sends.old_addresses
    ),
    # What is to be forgotten: asked by a chief, and agreed to by an editor, too.
    "admin:articles_erasure_changelist": page(get="ec"),
    "admin:articles_erasure_add": page(get="c", post="c", sends=sends.words_to_erase),
    "admin:articles_erasure_change": page(
        get="ec", post="ec", on="erasure", sends=sends.look_again
    ),
    **room("articles_series", "ec", "ec", sent=sends.a_series, on="series"),
    **room("articles_standingnote", "ec", "ec", sent=sends.a_wording, on="wording"),
    **room("articles_term", "rtec", "rtec", sent=sends.a_term, on="term"),
    "admin:articles_term_import": page(get="rtec", post="rtec", sends=sends.a_table),
    # Without the pair it leads to where one is chosen.
    "admin:articles_term_export": page(get="rtec", ok=302),
    "desk_sheet": page(get=ALL, ok=404),
    "admin:articles_look_changelist": page(get="c"),
    "admin:articles_look_edition": page(get="c", post="c", sends=sends.a_new_look),
    "admin:articles_look_seen": page(get="c"),
    "admin:articles_look_sheet": page(get="c"),
    # The front page of an edition is its editors'. Who has one edition is sent to it.
    "admin:articles_arrangement_changelist": page(get="ec"),
    "admin:articles_arrangement_edition": page(
        get="ec", post="ec", sends=sends.a_front_page
    ),
    "admin:articles_arrangement_seen": page(get="ec"),
    **room("people_edition", "c", "c", sent=sends.an_edition, on="spare_edition"),
    # Who may do alone what otherwise takes two is named by the chief.
    **room("people_duty", "c", "c", sent=sends.a_duty, on="duty"),
    **room("people_user", "c", "c", sent=sends.a_sign_in, on="user", delete=""),
    "admin:auth_user_password_change": page(
        get="c", post="c", on="user", sends=sends.two_passwords
    ),
    # Everything on it is the chief's. To sign everybody out would end the sessions of
    # this matrix; tests/newsroom/test_panic_accounts.py does.
    "admin:emergency": page(get="c"),
    "admin:emergency_all": page(
        get="c", post="c", parts={"name": "freeze"}, sends=sends.a_look
    ),
    "admin:emergency_one": [
        page(get="c", post="c", on=on, parts={"name": name}, sends=sends.a_look)
        for name, on in (
            ("freeze-account", "user"),
            ("sign-out", "user"),
            ("pull", "foreign_live"),
        )
    ],
    # Whoever works here sees which live stories have other words than the library, of
    # those that they may read; who publishes minor fixes there sends the words.
    "admin:articles_article_words": page(get=DESK, on="own_picture"),
    "admin:articles_article_captions": page(get="rpec"),
    **PICTURES,
}

# Each edition keeps its own: those of others are for nobody but the chief.
for _name, _own, _foreign, _mine in (
    ("articles_section", "section", "foreign_section", "ec"),
    ("articles_series", "series", "foreign_series", "ec"),
    ("articles_standingnote", "wording", "foreign_wording", "ec"),
    ("articles_term", "term", "foreign_term", "rtec"),
):
    for _page, _sent in (
        ("change", sends.changed),
        ("delete", sends.yes),
        ("history", None),
    ):
        TABLE[f"admin:{_name}_{_page}"] = [
            page(
                get=_who,
                post=_who if _sent else "",
                on=_on,
                sends=_sent,
                refusal="away",
            )
            for _who, _on in ((_mine, _own), ("c", _foreign))
        ]


def entries(name) -> list[Entry]:
    found = TABLE[name]
    return found if isinstance(found, list) else [found]
