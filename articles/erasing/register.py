"""Where words, names and pictures can stand: every column that can hold text. A test
holds this against the catalogue of the database.

A new table gets one line in ERASED: `Table("articles_remark", text="words note",
story="t.article_id")`. A new column that never holds a word of a story (a state, a key,
a hash that tells nothing) gets its line in exempt.py with the reason. What is said here
is handed to the database with every migrate (newsroom/sql/erase_register.sql).
"""

from dataclasses import dataclass, field

ARTICLE = "t.article_id"


@dataclass(frozen=True)
class Table:
    """`story` says in SQL which story the row `t` hangs on, `edition` whose mark is put
    there; without them it hangs on none. The names of columns, by what is done there:

    text      the mark in the place of the words
    unique    the mark and a number instead of the whole
    json      the same in whatever texts it holds
    list      members with the words go
    address   becomes “removed-” and a number
    link      becomes empty
    row       the row goes when the words stand here
    hash      becomes empty as soon as anything of the story is changed
    gone      the row goes as soon as anything of the story is changed
    derived   is worked out anew from the others

    With `always` all rows are looked at once more at the end, with `core` all of a
    story. `children` go with a row: table -> column. `pictured` says which rows have
    one of the pictures $3 or of the files $4, and `pictured_rows` that they go.
    """

    name: str
    story: str = ""
    edition: str = ""
    pk: str = "id"
    pk_type: str = "bigint"
    text: str = ""
    unique: str = ""
    json: str = ""
    list: str = ""
    address: str = ""
    link: str = ""
    row: str = ""
    hash: str = ""
    gone: str = ""
    derived: str = ""
    always: bool = False
    core: bool = False
    children: dict = field(default_factory=dict)
    pictured: str = ""
    pictured_rows: bool = False

    @property
    def columns(self) -> dict:
        found = {
            column: how for how in HOW for column in getattr(self, how).split() if how
        }
        return {**found, **({"pictured": "row"} if self.pictured_rows else {})}

    @property
    def whose(self) -> str:
        if self.edition or not self.story:
            return self.edition
        return (
            f"(select a.edition_id from articles_article a where a.id = {self.story})"
        )

    def for_database(self) -> dict:
        return {
            "place": self.name,
            "pk": self.pk,
            "pk_type": self.pk_type,
            "story": self.story,
            "edition": self.whose,
            "is_always": self.always,
            "is_core": self.core,
            "children": self.children,
            "pictured": self.pictured,
            "columns": self.columns,
        }


HOW = ("text", "unique", "json", "list", "address", "link", "row")
HOW += ("hash", "gone", "derived")

_IN_BODY = (
    "exists (select 1 from jsonb_array_elements({0}) b"
    " where (b ->> 'file')::bigint = any ($4))"
)
_OF_COMMISSION = (
    "(select c.original_id from articles_commission c where c.id = t.commission_id)"
)
# Of a story that is still there.
_LOGGED = (
    "(select a.id from articles_article a join django_content_type y"
    " on y.id = t.content_type_id and y.app_label = 'articles' and y.model = 'article'"
    " where a.id = case when t.object_id ~ '^[0-9]{1,18}$'"
    " then t.object_id::bigint end)"
)
_OF_TERM = "t.target_edition_id"

ERASED = (
    # What readers had: changed by a function of its own, for its salts go with it.
    Table(
        "articles_print",
        story=ARTICLE,
        text="headline deck kicker section_name section",
        json="story",
        list="topics",
        address="slug",
        pictured="t.images && $3 or t.files && $4",
    ),
    Table(
        "articles_revision",
        story=ARTICLE,
        text="why",
        json="content",
        core=True,
        pictured="exists (select 1 from jsonb_array_elements(t.content -> 'figures') f"
        " where (f ->> 'image')::bigint = any ($3)) or "
        + _IN_BODY.format("t.content -> 'body'"),
    ),
    Table(
        "articles_article",
        story="t.id",
        text="headline deck kicker dateline",
        json="body",
        address="slug",
        link="source_address",
        hash="source_hash",
        core=True,
        pictured="exists (select 1 from articles_figure f where f.article_id = t.id"
        " and f.image_id = any ($3)) or " + _IN_BODY.format("t.body"),
    ),
    Table("articles_autosave", story=ARTICLE, json="data", core=True),
    Table(
        "articles_figure",
        story=ARTICLE,
        text="file_name caption alt credit",
        core=True,
        pictured="t.image_id = any ($3)",
        pictured_rows=True,
    ),
    Table("articles_note", story=ARTICLE, text="text", core=True),
    Table("articles_correction", story=ARTICLE, text="text", core=True),
    Table("articles_correctionduty", story=ARTICLE, text="note"),
    Table("articles_transition", story=ARTICLE, text="note", json="overridden"),
    Table("articles_mistake", story=ARTICLE, text="text sentence answer"),
    Table("articles_secondlook", story=ARTICLE, text="note"),
    Table("articles_remark", story=ARTICLE, text="text"),
    Table("articles_previewlink", story=ARTICLE, text="label"),
    Table("articles_hold", story=ARTICLE, text="reason asked_by lift_note"),
    Table("articles_freeze", text="reason"),
    Table("articles_emergency", story=ARTICLE, text="note"),
    # Why somebody did not agree to another erasure.
    Table("articles_erasurejob", pk="erasure_id", json="result"),
    Table("articles_commission", story="t.original_id", text="note"),
    Table("articles_commissionstep", story=_OF_COMMISSION, text="note"),
    Table("articles_approval", story=ARTICLE, hash="digest", core=True),
    Table("articles_linkcheck", story=ARTICLE, gone="key", core=True),
    Table(
        "articles_memorypair",
        story=ARTICLE,
        row="source target",
        children={"articles_memoryband": "pair_id"},
        core=True,
    ),
    Table(
        "articles_searchrow", story=ARTICLE, pk="window_id", derived="head body section"
    ),
    Table("articles_sharecard", pk="print_id", derived="name"),
    Table("articles_oldaddress", row="address target"),
    Table(
        "articles_term",
        edition=_OF_TERM,
        row="source target folded",
        text="avoid note",
    ),
    Table("articles_series", edition="t.edition_id", text="name about", address="slug"),
    Table("articles_standingnote", edition="t.edition_id", text="text"),
    Table("articles_look", edition="t.edition_id", json="values"),
    Table("articles_section", edition="t.edition_id", text="name", address="slug"),
    Table("articles_sectionslug", row="slug", always=True),
    Table("articles_topic", unique="name", address="slug"),
    Table("articles_topicname", edition="t.edition_id", text="name"),
    Table("articles_topicslug", row="slug", always=True),
    Table("taggit_tag", pk_type="integer", unique="name", address="slug"),
    # Pictures and files: what is said of them. They themselves: erase_pictures.
    Table(
        "media_image",
        text="name place persons licence",
        pictured="t.id = any ($3)",
    ),
    Table("media_caption", edition="t.edition_id", text="text alt credit"),
    Table("media_picturewords", pk="image_id", derived="words"),
    Table("media_privatefacts", json="facts"),
    Table("media_seal", text="reason"),
    Table("media_sealopening", text="reason"),
    Table("media_enclosure", text="name licence", pictured="t.id = any ($4)"),
    Table(
        "media_enclosurewords",
        edition="t.edition_id",
        text="title credit transcript captions",
    ),
    Table("people_person", text="name", address="slug", link="email"),
    Table("people_personslug", row="slug", always=True),
    Table(
        "people_profile",
        edition="t.edition_id",
        text="name family reading other_spellings title bio",
    ),
    Table("people_spelling", row="key", always=True),
    Table("people_user", text="first_name last_name frozen_note", link="email"),
    Table(
        "people_edition",
        edition="t.id",
        text="masthead motto contact_sentence translator_line reviser_line image_credit"
        " reach_sentence withdrawn_sentence imprint other_addresses safe_contact"
        " page_order sensitive_words removed_mark developing_mark developing_sentence"
        " breaking_mark",
        link="contact_email",
    ),
    Table(
        "django_admin_log",
        pk_type="integer",
        story=_LOGGED,
        text="object_repr change_message",
    ),
)


def erased() -> set:
    """Table and column of all that is registered."""
    return {
        f"{table.name}.{column}"
        for table in ERASED
        for column in table.columns
        if column != "pictured"
    }


def table(name) -> Table:
    return next(each for each in ERASED if each.name == name)
