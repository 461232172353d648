"""An open page of a story, as its script talks to the desk."""

from copy import copy, deepcopy

from django.test import Client
from django.urls import reverse

from tests.articles.desk_forms import add_url, blank, change_url, opened


class OpenPage:
    """A page of `story`, or of a new one in `edition`, that `user` has open."""

    def __init__(self, user, story=None, edition=None, mark=None):
        self.user, self.story, self.edition = user, story, edition
        self.client = Client()
        self.client.force_login(user)
        self.mark = mark or f"page-of-{user.username}"
        self.fields = opened(self.client, story) if story else self._blank()
        self.count = self.step = 0

    def _blank(self):
        return blank(self.client, self.edition)

    def again(self):
        """The same page for another test, which may do with it what it likes."""
        page = copy(self)
        page.user, page.story = deepcopy(self.user), deepcopy(self.story)
        page.fields = dict(self.fields)
        page.client = Client()
        page.client.cookies = deepcopy(self.client.cookies)
        return page

    @property
    def address(self):
        if self.story is None:
            name = "admin:articles_article_autosave_new"
            return f"{reverse(name)}?edition={self.edition.code}"
        return reverse("admin:articles_article_autosave", args=[self.story.pk])

    @property
    def about(self):
        return {
            "page": self.mark,
            "count": str(self.count),
            "base": self.fields["version"],
            "user": str(self.user.pk),
            "step": str(self.step),
        }

    def type(self, **changes):
        """Type, and let the script send what stands there now."""
        self.fields |= changes
        self.count += 1
        return self.client.post(self.address, self.fields | self.about)

    def beat(self, **more):
        """Nothing changed: the page says that it is open."""
        return self.client.post(self.address, self.about | more)

    def take_over(self):
        url = reverse("admin:articles_article_take_over", args=[self.story.pk])
        return self.client.post(url, self.about)

    def close(self):
        return self.beat(bye="1")

    def save(self, follow=False, **changes):
        sent = self.fields | changes | {"page": self.mark, "count": str(self.count)}
        url = change_url(self.story) if self.story else add_url(self.edition)
        return self.client.post(url, sent, follow=follow)

    def reload(self):
        return self.client.get(change_url(self.story))
