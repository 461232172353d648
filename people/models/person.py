from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """Somebody who is credited. Needs no sign-in; e-mail is private unless said."""

    class Kind(models.TextChoices):
        STAFF = "staff", _("staff")
        FREELANCE = "freelance", _("freelance")
        CONTRIBUTOR = "contributor", _("contributor")
        AGENCY = "agency", _("agency")

    name = models.CharField(
        _("name"), max_length=200, help_text=_("Used where an edition has no profile.")
    )
    slug = models.SlugField(
        _("address on the site"), max_length=200, unique=True, allow_unicode=True
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind.choices, default=Kind.CONTRIBUTOR
    )
    email = models.EmailField(_("e-mail"), blank=True)
    email_public = models.BooleanField(_("show the e-mail to readers"), default=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def name_in(self, edition_id) -> str:
        """The name as that edition writes it, or the common one."""
        names = {profile.edition_id: profile.name for profile in self.profiles.all()}
        return names.get(edition_id) or self.name


class Profile(models.Model):
    """A person as one edition writes them."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="profiles"
    )
    edition = models.ForeignKey(
        "people.Edition",
        verbose_name=_("edition"),
        on_delete=models.PROTECT,
        related_name="profiles",
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("As this edition writes it.")
    )
    family = models.CharField(
        _("family name"),
        max_length=100,
        blank=True,
        help_text=_("The part of the name that is the family's, or nothing."),
    )
    reading = models.CharField(_("reading for sorting"), max_length=200, blank=True)
    other_spellings = models.TextField(
        _("other spellings"), blank=True, help_text=_("One on each line.")
    )
    title = models.CharField(_("title"), max_length=200, blank=True)
    bio = models.TextField(
        _("bio"),
        blank=True,
        help_text=_("Without the address: it is added while it is public."),
    )

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        ordering = ["edition__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "edition"],
                name="one_profile_per_edition",
                violation_error_message=_("This edition has a profile already."),
            )
        ]

    def __str__(self):
        return self.name


class Spelling(models.Model):
    """A folded form under which a person is found; written by `spelling.respell`."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="spellings"
    )
    key = models.CharField(max_length=200, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "key"], name="spelling_once")
        ]

    def __str__(self):
        return self.key


class PersonSlug(models.Model):
    """An address that a person had. Written by the database (sql/former.sql)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="former")
    slug = models.CharField(max_length=200, unique=True)

    def __str__(self):
        return self.slug
