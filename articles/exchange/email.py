"""A finished story as an e-mail to send on: a file that a mail program opens.

Its pictures are in it and not links: who opens it asks nobody for anything, so that
neither we nor whoever watches the network learns that it was read. It names nobody
but the paper, and no machine.
"""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import punycode
from django.utils.safestring import mark_safe

from articles.away import html_of, jpeg_of
from articles.exchange.plain import text_of
from articles.pages import render_page

WIDTH = 640
# More than many mail servers let through is of no use to anybody.
MOST_BYTES = 4_000_000
# Eight bits do not come through everywhere.
_POLICY = SMTP.clone(cte_type="7bit")


def files_of(told) -> list[str]:
    """Names of the files of its pictures, in the order of the story."""
    figures = (each for each in told.story["blocks"] if each["type"] == "figure")
    files = (jpeg_of(figure, WIDTH) for figure in figures)
    return list(dict.fromkeys(file["name"] for file in files if file))


def as_email(told, pictures, at) -> bytes:
    """`pictures` are the bytes of `files_of` by name, as many as there are."""
    pictures = _few(pictures)
    numbered = {name: _content_id(number) for number, name in enumerate(pictures, 1)}
    html = _html(told, {name: f"cid:{each}" for name, each in numbered.items()})
    message = EmailMessage(policy=_POLICY)
    _head(message, told, at)
    language = told.edition.language
    message.set_content(text_of(html.partition("<body>")[2]))
    message.add_alternative(html, subtype="html")
    text, page = message.iter_parts()
    for part in (message, text, page):
        part["Content-Language"] = language
    for name, data in pictures.items():
        page.add_related(
            data, "image", "jpeg", cid=f"<{numbered[name]}>", disposition="inline"
        )
    return message.as_bytes()


def _few(pictures) -> dict:
    kept, size = {}, 0
    for name, data in pictures.items():
        size += len(data)
        if size <= MOST_BYTES:
            kept[name] = data
    return kept


def _content_id(number) -> str:
    return f"picture-{number}@{urlsplit(settings.NEWSROOM_SITE_URL).hostname}"


def _head(message, told, at):
    edition = told.edition
    message["Subject"] = _line(told.story["headline"])
    if sender := _sender(edition):
        message["From"] = sender
    message["Date"] = at
    # Mail programs open it as a draft, with places for whom it goes to.
    message["X-Unsent"] = "1"


def _sender(edition):
    name, at, domain = edition.contact_email.rpartition("@")
    if not at:
        return None
    return Address(_line(edition.masthead), name, punycode(domain))


def _line(text) -> str:
    """A header is one line, whatever stands in it."""
    return " ".join("".join(s if s.isprintable() else " " for s in text).split())


def _html(told, addresses) -> str:
    story = html_of(told, is_headed=True, width=WIDTH, addresses=addresses)
    return render_page(
        "articles/away/mail.html",
        told.edition,
        preview=True,
        headline=told.story["headline"],
        content=mark_safe(story),  # noqa: S308 (made by our own template)
    )
