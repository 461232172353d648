"""Views of what leads to stories: addresses of before, series, months, site maps."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .live import LiveEdition, _LivePrint, _View


def _edition(**options):
    return models.ForeignKey(
        LiveEdition,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
        **options,
    )


class LiveFormer(_View):
    """An address that a story has or had; `slug_now` is empty where readers do not
    have it now. The id is that of a print."""

    edition = _edition()
    slug = models.CharField(max_length=200)
    article_id = models.BigIntegerField()
    slug_now = models.CharField(max_length=200)
    is_standing = models.BooleanField()

    class Meta(_View.Meta):
        db_table = "live_former"

    def __str__(self):
        return self.slug


class LiveMoved(_View):
    """An address that a topic or a person had."""

    id = models.CharField(max_length=60, primary_key=True)
    kind = models.CharField(max_length=10)
    edition = _edition()
    slug = models.CharField(max_length=200)
    slug_now = models.CharField(max_length=200)

    class Meta(_View.Meta):
        db_table = "live_moved"

    def __str__(self):
        return self.slug


class LiveOldAddress(_View):
    """A path of an older site: of a story, or of the page `target`."""

    address = models.CharField(max_length=500)
    target = models.CharField(max_length=500)
    article_id = models.BigIntegerField(null=True)
    edition = _edition(null=True)
    slug_now = models.CharField(max_length=200)
    is_standing = models.BooleanField()

    class Meta(_View.Meta):
        db_table = "live_old_address"

    def __str__(self):
        return self.address


class LiveSeries(_View):
    """A series of which readers have a part."""

    edition = _edition()
    slug = models.CharField(max_length=100)
    name = models.CharField(max_length=120)
    about = models.TextField()

    class Meta(_View.Meta):
        db_table = "live_series"

    def __str__(self):
        return self.name


class LivePart(_View):
    series = models.ForeignKey(
        LiveSeries, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    article_id = models.BigIntegerField()
    position = models.IntegerField()

    class Meta(_View.Meta):
        db_table = "live_part"
        ordering = ["position", "article_id"]

    def __str__(self):
        return f"{self.series_id}: {self.position}"


class LiveMonth(_View):
    """A month of which readers have stories; by its first day in the edition's zone."""

    id = models.CharField(max_length=60, primary_key=True)
    edition = _edition()
    month = models.DateField()
    stories = models.IntegerField()

    class Meta(_View.Meta):
        db_table = "live_month"
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}"

    @property
    def year(self) -> str:
        return f"{self.month:%Y}"

    @property
    def digits(self) -> str:
        return f"{self.month:%m}"


class LiveShard(_View):
    """Stories of an edition by a range of numbers: one site map."""

    edition = _edition()
    number = models.IntegerField()
    changed_at = models.DateTimeField()

    class Meta(_View.Meta):
        db_table = "live_shard"
        ordering = ["edition", "number"]

    def __str__(self):
        return f"{self.edition_id} {self.number}"


class LivePlace(_View):
    """Where a story is, and since when it says what it says: without a text."""

    article_id = models.BigIntegerField()
    work_id = models.BigIntegerField()
    edition = _edition()
    slug = models.CharField(max_length=200)
    live_from = models.DateTimeField()

    class Meta(_View.Meta):
        db_table = "live_place"
        ordering = ["article_id"]

    def __str__(self):
        return self.slug


class LiveFront(_LivePrint):
    """A story at a place of a front by an editor's word: "breaking", "top" or
    "section-" with its number. At "order" stands no story but the order of the
    `sections`, and none at a place that takes whatever is newest."""

    front_id = models.BigIntegerField()
    place = models.CharField(max_length=30)
    position = models.BigIntegerField()
    sections = ArrayField(models.BigIntegerField(), null=True)

    class Meta(_View.Meta):
        db_table = "live_front"
        ordering = ["position"]
