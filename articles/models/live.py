"""What the outside may read: one unmanaged model over each public view.

The views are declared in newsroom/sql/views.sql. The site queries these models and
nothing else; its login has rights on nothing else.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from people.models.edition import Edition


class _View(models.Model):
    class Meta:
        abstract = True
        managed = False
        default_permissions = ()


class LiveEdition(_View):
    """An edition's public frame; `sections` lists id, slug and name in order, `pages`
    slug and headline of the pages about the paper that readers have."""

    code = models.CharField(max_length=20)
    language = models.CharField(max_length=20)
    direction = models.CharField(max_length=3)
    time_zone = models.CharField(max_length=50)
    name = models.CharField(max_length=60)
    masthead = models.CharField(max_length=100)
    motto = models.CharField(max_length=200)
    contact_email = models.CharField(max_length=254)
    contact_sentence = models.CharField(max_length=300)
    translator_line = models.CharField(max_length=100)
    reviser_line = models.CharField(max_length=100)
    name_joiner = models.CharField(max_length=20)
    image_credit = models.CharField(max_length=60)
    reach_sentence = models.CharField(max_length=200)
    withdrawn_sentence = models.CharField(max_length=300)
    developing_mark = models.CharField(max_length=60)
    developing_sentence = models.CharField(max_length=200)
    breaking_mark = models.CharField(max_length=60)
    date_style = models.CharField(max_length=10)
    imprint = models.TextField()
    other_addresses = models.TextField()
    safe_contact = models.TextField()
    shows_untranslated = models.BooleanField()
    position = models.PositiveSmallIntegerField()
    sections = models.JSONField()
    pages = models.JSONField()
    page_order = models.TextField()
    look = models.JSONField(null=True)

    class Meta(_View.Meta):
        db_table = "live_edition"
        ordering = ["position", "code"]

    zone = Edition.zone
    language_code = Edition.language_code

    def __str__(self):
        return self.name


class _LivePrint(_View):
    article_id = models.BigIntegerField()
    work_id = models.BigIntegerField()
    original_id = models.BigIntegerField(null=True)
    edition = models.ForeignKey(
        LiveEdition, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    kind = models.CharField(max_length=7)
    slug = models.CharField(max_length=200)
    section = models.CharField(max_length=60)
    topics = ArrayField(models.CharField(max_length=100))
    # As they are called today: {slug, name} each.
    topics_now = models.JSONField()
    reporters = ArrayField(models.BigIntegerField())
    translators = ArrayField(models.BigIntegerField())
    images = ArrayField(models.BigIntegerField())
    files = ArrayField(models.BigIntegerField())
    headline = models.TextField()
    deck = models.TextField()
    kicker = models.TextField()
    section_name = models.TextField()
    credits = models.JSONField()
    picture = models.JSONField(null=True)
    # Of the first picture its number, and its size and files of today for a list.
    image = models.BigIntegerField(null=True)
    lead = models.JSONField(null=True)
    # Who is credited, as the edition writes them: {person_id, slug, name, title, bio,
    # email}.
    people = models.JSONField()
    story = models.JSONField()
    first_live = models.DateTimeField()
    live_from = models.DateTimeField()
    card = models.CharField(max_length=100)
    # It, or its original, is not complete yet.
    developing = models.BooleanField()

    class Meta(_View.Meta):
        abstract = True

    def __str__(self):
        return self.headline


class LiveArticle(_LivePrint):
    """A print that readers see now; the id is the print's."""

    class Meta(_View.Meta):
        db_table = "live_article"
        ordering = ["-first_live", "-article_id"]


class LivePage(_LivePrint):
    """The same of a page about the paper, which is in no list."""

    class Meta(_View.Meta):
        db_table = "live_page"


class LiveTombstone(_View):
    """A withdrawn story: its address and the note, never its words."""

    edition = models.ForeignKey(
        LiveEdition, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    slug = models.CharField(max_length=200)
    at = models.DateTimeField()
    note = models.TextField()
    article_id = models.BigIntegerField()
    is_standing = models.BooleanField()

    class Meta(_View.Meta):
        db_table = "live_tombstone"

    def __str__(self):
        return self.slug


class LiveCorrection(_View):
    """A dated correction on a story that readers have now, newest first."""

    id = models.CharField(max_length=50, primary_key=True)
    article_id = models.BigIntegerField()
    edition = models.ForeignKey(
        LiveEdition, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    slug = models.CharField(max_length=200)
    headline = models.TextField()
    kind = models.CharField(max_length=13)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta(_View.Meta):
        db_table = "live_correction"
        ordering = ["-at", "-id"]

    def __str__(self):
        return self.text


class LiveCorrectionDue(_View):
    """A correction of the original that a live translation does not have yet."""

    article_id = models.BigIntegerField()
    edition = models.ForeignKey(
        LiveEdition, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    kind = models.CharField(max_length=13)
    at = models.DateTimeField()

    class Meta(_View.Meta):
        db_table = "live_correction_due"
        ordering = ["at", "id"]

    def __str__(self):
        return self.kind


class LiveProfile(_View):
    """A person credited in a live story, as one edition writes them.

    `email` is empty unless it is public.
    """

    id = models.CharField(max_length=50, primary_key=True)
    person_id = models.BigIntegerField()
    edition = models.ForeignKey(
        LiveEdition, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    slug = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    bio = models.TextField()
    email = models.CharField(max_length=254)

    class Meta(_View.Meta):
        db_table = "live_profile"

    def __str__(self):
        return self.name


class LiveTopic(_View):
    """A topic of a live story of the edition, under the edition's name for it."""

    id = models.CharField(max_length=50, primary_key=True)
    edition = models.ForeignKey(
        LiveEdition, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    slug = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    slugs = ArrayField(models.CharField(max_length=100))

    class Meta(_View.Meta):
        db_table = "live_topic"

    def __str__(self):
        return self.name

    @property
    def number(self) -> str:
        """The topic's own, in every edition."""
        return self.pk.partition("-")[0]


class LivePicture(_View):
    """A public file of a picture that a live story uses, of its card, or of a logo."""

    id = models.CharField(max_length=50, primary_key=True)
    name = models.CharField(max_length=100)
    format = models.CharField(max_length=4)

    class Meta(_View.Meta):
        db_table = "live_picture"

    def __str__(self):
        return self.name

    @property
    def key(self) -> str:
        """Of the picture by the number that a print has, or of the print's card."""
        first, _, second = self.pk.partition("-")
        return f"card-{second}" if first == "card" else f"picture-{second}"


class LiveFile(_View):
    """The public file of a sound, video or document that a live story uses."""

    name = models.CharField(max_length=100)
    size = models.BigIntegerField()

    class Meta(_View.Meta):
        db_table = "live_file"

    def __str__(self):
        return self.name


class LiveSearch(_View):
    """What a live print is found by; `print_id` is the id of its LiveArticle."""

    article_id = models.BigIntegerField()
    print_id = models.BigIntegerField()
    edition = models.ForeignKey(
        LiveEdition, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    section = models.CharField(max_length=60)
    first_live = models.DateTimeField()
    head = SearchVectorField()
    body = SearchVectorField()

    class Meta(_View.Meta):
        db_table = "live_search"

    def __str__(self):
        return str(self.pk)


class LiveShown(_View):
    """What readers get of a picture that a live print names by this id.

    `files` lists {name, format, width, height, crop}; `words` has {caption, alt,
    credit} by edition where another picture stands in, for then they are its own.
    A picture whose time is over, with nothing to stand in, has no row.
    """

    stands_in = models.BooleanField()
    width = models.IntegerField()
    height = models.IntegerField()
    files = models.JSONField(null=True)
    words = models.JSONField(null=True)

    class Meta(_View.Meta):
        db_table = "live_shown"

    def __str__(self):
        return str(self.pk)
