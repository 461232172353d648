"""Texts that were typed and not saved, and what becomes of them."""

from django.urls import reverse

from articles.models import Autosave
from tests.articles.desk_forms import change_url


def rows():
    return Autosave.objects.exclude(data={})


def look_url(row):
    return reverse("admin:articles_article_unsaved", args=[row.article_id, row.pk])


def offers(client, story):
    return client.get(change_url(story)).context["offers"]


def restore(client, story, row):
    sent = {"_restore": f"{row.pk}-{row.count}"}
    return client.post(change_url(story), sent)
