from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# First path segments of the site and the desk: an edition of that code would
# swallow the page.
RESERVED_CODES = {
    *("about", "admin", "api", "archive", "corrections", "feed", "feeds", "front"),
    *("healthz", "jsi18n", "login", "logout", "media", "people", "person"),
    *("files", "look", "pictures", "preview", "robots.txt", "search", "section"),
    *("sitemap", "sitemap.xml", "static", "story", "t", "topic"),
}


def check_code(value):
    if value in RESERVED_CODES:
        raise ValidationError(
            _("“%(code)s” is a page of the site. Choose another code."),
            params={"code": value},
        )


def check_zone(value):
    if value not in available_timezones():
        raise ValidationError(
            _("“%(zone)s” is not a time zone. Write it as Asia/Seoul."),
            params={"zone": value},
        )


def check_email_placeholder(value):
    if value.count("{email}") != 1:
        raise ValidationError(_("Write {email} once, where the address shall stand."))


def check_names_placeholder(value):
    if value.count("{names}") != 1:
        raise ValidationError(_("Write {names} once, where the names shall stand."))


def check_credit_placeholder(value):
    if value.count("{credit}") != 1:
        raise ValidationError(_("Write {credit} once, where the credit shall stand."))


class Edition(models.Model):
    """One language's paper, with every wording that a machine adds to a story."""

    class Direction(models.TextChoices):
        LTR = "ltr", _("left to right")
        RTL = "rtl", _("right to left")

    class DateStyle(models.TextChoices):
        LONG = "long", _("as the language writes a full date")
        DAY_FIRST = "day-first", _("23 November 2026")
        ISO = "iso", "2026-11-23"

    code = models.SlugField(
        _("code"),
        max_length=20,
        unique=True,
        validators=[check_code],
        help_text=_("First part of every address: /en/"),
    )
    language = models.CharField(
        _("language tag"), max_length=20, help_text=_("As in HTML: en, ko, zh-Hans")
    )
    direction = models.CharField(
        _("direction"),
        max_length=3,
        choices=Direction.choices,
        default=Direction.LTR,
    )
    time_zone = models.CharField(
        _("time zone"), max_length=50, default="UTC", validators=[check_zone]
    )
    name = models.CharField(
        _("name"), max_length=60, help_text=_("The language in its own words: 한국어")
    )
    masthead = models.CharField(_("masthead"), max_length=100)
    motto = models.CharField(_("line below the masthead"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    contact_sentence = models.CharField(
        _("contact sentence"),
        max_length=300,
        default="Please send questions about this story to {email}.",
        validators=[check_email_placeholder],
    )
    translator_line = models.CharField(
        _("translator line"),
        max_length=100,
        default="Translated by {names}",
        validators=[check_names_placeholder],
    )
    reviser_line = models.CharField(
        _("reviser line"),
        max_length=100,
        default="Translation revised by {names}",
        validators=[check_names_placeholder],
    )
    name_joiner = models.CharField(
        _("between the last two names"), max_length=20, default=" and "
    )
    image_credit = models.CharField(
        _("picture credit"),
        max_length=60,
        default="Image: {credit}",
        validators=[check_credit_placeholder],
    )
    reach_sentence = models.CharField(
        _("how to reach a person"),
        max_length=200,
        default="Contact: {email}",
        validators=[check_email_placeholder],
        help_text=_("Added to a bio while the address is public."),
    )
    withdrawn_sentence = models.CharField(
        _("text of a withdrawn story"),
        max_length=300,
        default="This story has been withdrawn.",
    )
    developing_mark = models.CharField(
        _("mark of a developing story"),
        max_length=60,
        default="Developing",
        db_default="Developing",
        help_text=_("Stands above its headline, wherever that stands."),
    )
    developing_sentence = models.CharField(
        _("sentence on a developing story"),
        max_length=200,
        default="This story is developing. We add to it as we learn more.",
        db_default="This story is developing. We add to it as we learn more.",
        help_text=_("Stands on its page, above the text."),
    )
    breaking_mark = models.CharField(
        _("label of breaking news"),
        max_length=60,
        default="Breaking news",
        db_default="Breaking news",
        help_text=_("Stands on top of the front page while there is some."),
    )
    removed_mark = models.CharField(
        _("mark for removed words"),
        max_length=40,
        default="[removed]",
        db_default="[removed]",
        validators=[
            RegexValidator(r"^[^<>&\"'\\]+$", _("Write it without < > & \" '."))
        ],
        help_text=_("Stands where a name was erased, so that a sentence can be read."),
    )
    date_style = models.CharField(
        _("date style"),
        max_length=10,
        choices=DateStyle.choices,
        default=DateStyle.LONG,
    )
    imprint = models.TextField(
        _("imprint"), blank=True, help_text=_("Lines at the foot of every page.")
    )
    other_addresses = models.TextField(
        _("other addresses of the site"),
        blank=True,
        help_text=_(
            "One on each line, with what it is before “=”: Tor = http://….onion/. They"
            " stand at the foot of every page and in every saved story."
        ),
    )
    safe_contact = models.TextField(
        _("how to write to us safely"),
        blank=True,
        help_text=_(
            "Lines at the foot of every page, such as a number for Signal or the"
            " fingerprint of a PGP key."
        ),
    )
    page_order = models.TextField(
        _("order of pages at the foot"),
        blank=True,
        help_text=_(
            "The addresses of pages about the paper, one on each line: about. Others"
            " follow as they were published."
        ),
    )
    open_drafts = models.BooleanField(
        _("open drafts"),
        default=False,
        help_text=_("Reporters may read each other's drafts in this edition."),
    )
    two_persons = models.BooleanField(
        _("two persons"),
        default=False,
        help_text=_("Who wrote a text may not be who lets it go to readers."),
    )
    second_look_hours = models.PositiveSmallIntegerField(
        _("hours until the second look"),
        default=12,
        help_text=_("When somebody else looks at what the editor on duty did alone."),
    )
    correction_hours = models.PositiveSmallIntegerField(
        _("hours until a correction is taken over"),
        default=24,
        help_text=_("From the original into its translation in this edition."),
    )
    # Check -> "required", "advised" or "off", where not usual (people.checks).
    checks = models.JSONField(default=dict, blank=True)
    headline_most = models.PositiveSmallIntegerField(
        _("characters of a headline"), default=110
    )
    deck_most = models.PositiveSmallIntegerField(_("characters of a deck"), default=250)
    sensitive_words = models.TextField(
        _("sensitive words"),
        blank=True,
        help_text=_(
            "One on each line; behind “=” what to write or to think of instead. Whole"
            " words are found; with “*” at the end also longer ones: defector* finds"
            " defectors. Korean, Japanese and Chinese are found inside of words too."
        ),
    )
    shows_untranslated = models.BooleanField(
        _("links to stories that are not translated"),
        default=False,
        help_text=_(
            "Fronts and lists of a section, a topic or a person also name originals of"
            " other editions that have no translation here, with a link and their"
            " language."
        ),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["position", "code"]

    def __str__(self):
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def language_code(self) -> str:
        """First subtag of the language tag, in lower case: zh for zh-Hans."""
        return self.language.split("-")[0].lower()
