"""What caches in front of the site have still to be told."""

from django.db import models


class FrontCache(models.Model):
    """A cache that answers readers by itself for a while: http://host:port."""

    address = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.address


class Purge(models.Model):
    """Keys of pages that one cache has to drop; written by the database in the
    transaction of the change (newsroom/sql/told.sql), gone when it is acknowledged."""

    cache = models.ForeignKey(
        FrontCache, on_delete=models.CASCADE, related_name="purges"
    )
    keys = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.cache_id}: {self.pk}"
