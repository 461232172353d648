"""Small tables beside the windows, so that no page counts or reads all stories.

The database writes them (sql/counted.sql), whatever wrote the windows.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class MonthCount(models.Model):
    """Stories first published in a month of the edition's zone that have a time with
    readers without an end. What is to come and what ends is put right when it is read.
    """

    edition = models.ForeignKey(
        "people.Edition", on_delete=models.CASCADE, related_name="+"
    )
    month = models.DateField()
    stories = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "month"], name="month_counted_once"
            )
        ]

    def __str__(self):
        return f"{self.edition_id} {self.month:%Y-%m}: {self.stories}"


class Shard(models.Model):
    """When one of the site maps last changed: stories of an edition by a range of
    numbers. `planned` are the moments at which the clock will change it."""

    edition = models.ForeignKey(
        "people.Edition", on_delete=models.CASCADE, related_name="+"
    )
    number = models.PositiveIntegerField()
    changed_at = models.DateTimeField()
    planned = ArrayField(models.DateTimeField(), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="shard_once")
        ]

    def __str__(self):
        return f"{self.edition_id} {self.number}"
