"""Who may do what on the desk, written by hand from the design. This table is what
the code is held to: nothing in it is taken from people/roles.py.

A new address of the desk fails the matrix until it is in TABLE (those of one story
stand in stories.py, and those of the library in pictures.py). To add it:

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

from tests.rights import sends, story_sends
from tests.rights.entry import Entry, page, room
from tests.rights.pictures import PICTURES
from tests.rights.reach import ALL, DESK, OUTSIDE
from tests.rights.sign_in import SIGN_IN
from tests.rights.stories import STORIES

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
    **STORIES,
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
