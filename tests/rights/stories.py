"""Who may do what with one story: a part of TABLE, which says how."""

from tests.rights import parts, picture_sends, sends, story_sends
from tests.rights.entry import page, story
from tests.rights.reach import DESK

# Where an open page ends, when it is refused.
CLOSED = frozenset({"articles_presence"})

STORIES = {
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
}
