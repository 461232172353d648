"""Filling in the story's page as a browser does: read it, type, send it all back."""

from html.parser import HTMLParser

from django.urls import reverse


class _Fields(HTMLParser):
    """What a browser would send of the form with that id."""

    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.inside, self.template = form_id, False, 0
        self.values, self.select, self.text = {}, None, None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = attrs.get("id") == self.form_id
        if tag == "template":
            self.template += 1
        name = attrs.get("name")
        if not self.inside or self.template:
            return
        if tag == "input" and name and attrs.get("type") not in ("file", "submit"):
            self._take_input(name, attrs)
        elif tag == "textarea":
            self.text = name
            self.values[name] = ""
        elif tag == "select":
            self.select = name
            self.values[name] = ""
        elif tag == "option" and self.select and "selected" in attrs:
            self.values[self.select] = attrs.get("value") or ""

    def _take_input(self, name, attrs):
        usual = ""
        if attrs.get("type") in ("checkbox", "radio"):
            if "checked" not in attrs:
                return
            usual = "on"
        self.values[name] = attrs.get("value") or usual

    def handle_endtag(self, tag):
        if tag == "template":
            self.template -= 1
        elif tag == "form":
            self.inside = False
        elif tag == "textarea":
            # A browser drops the newline that a template puts first.
            if self.text:
                self.values[self.text] = self.values[self.text].removeprefix("\n")
            self.text = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.text:
            self.values[self.text] += data


def fields(response, form_id="story-form") -> dict:
    parser = _Fields(form_id)
    parser.feed(response.content.decode())
    # It is masked anew on each page; the test client needs none.
    parser.values.pop("csrfmiddlewaretoken", None)
    return parser.values


def change_url(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def opened(client, article) -> dict:
    """The fields of a story's page as they stand when it is opened."""
    response = client.get(change_url(article))
    assert response.status_code == 200
    return fields(response)


def blank(client, edition) -> dict:
    return fields(client.get(add_url(edition)))


def add_url(edition):
    return f"{reverse('admin:articles_article_add')}?edition={edition.code}"


def do_url(article, verb):
    return reverse("admin:articles_article_do", args=[article.pk, verb])


def press(client, story, verb, **changes):
    """Press a button of the story's page, with changes to what stands there."""
    sent = opened(client, story) | {"_verb": verb} | changes
    return client.post(change_url(story), sent, follow=True)


def confirm(client, story, verb, **answers):
    """Open the verb's page and send it back with the answers."""
    page = client.get(do_url(story, verb))
    assert page.status_code == 200
    sent = {"version": page.context["version"], **answers}
    return client.post(do_url(story, verb), sent, follow=True)
