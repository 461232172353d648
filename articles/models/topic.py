from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase, TagBase


class Topic(TagBase):
    """What a story is about, in any language: one tag, a name per edition."""

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="topic_name_once",
                violation_error_message=_("There is a topic of that name already."),
            )
        ]

    def name_in(self, edition_id) -> str:
        """What the edition calls it, or its common name."""
        names = {each.edition_id: each.name for each in self.names.all()}
        return names.get(edition_id) or self.name


class TopicName(models.Model):
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="names")
    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("name in an edition")
        verbose_name_plural = _("names in editions")
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "edition"], name="one_topic_name_per_edition"
            )
        ]

    def __str__(self):
        return self.name


class Tagged(ItemBase):
    """A topic on an article."""

    tag = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="tagged")
    content_object = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tagged"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tag", "content_object"], name="topic_once_per_article"
            )
        ]

    def __str__(self):
        return str(self.tag)
