"""Credits of an imported text: known people where the names are known, else new."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.body import storable
from articles.models import Byline
from people.models import Person, Profile
from people.spelling import matching, respell

Role = Byline.Role


def credit_people(article, parsed) -> list[str]:
    """Add the by-lines that the text names; returns what a person should check."""
    messages = []
    for reporter in parsed.reporters:
        if reporter.name:
            person = _credit(
                article, reporter.name, Role.REPORTER, messages, reporter.email
            )
            _introduce(person, article.edition, reporter, messages)
    for name in parsed.translators:
        _credit(article, name, Role.TRANSLATOR, messages)
    for name in parsed.editors:
        _credit(article, name, Role.EDITOR, messages)
    return messages


def _credit(article, name, role, messages, email=None) -> Person:
    person = _known(name, email, messages) or _new(name, email, messages)
    _name_in(person, article.edition, name)
    Byline.objects.get_or_create(
        article=article,
        person=person,
        role=role,
        defaults={"position": article.bylines.count()},
    )
    return person


def _known(name, email, messages):
    if email and (owner := Person.objects.filter(email__iexact=email).first()):
        return owner
    found = list(matching(name)[:2])
    if len(found) > 1:
        messages.append(
            _("More than one person is written “%(name)s”. Check the credit.")
            % {"name": name}
        )
    return found[0] if found else None


def _new(name, email, messages) -> Person:
    name = storable(name)[:200]
    person = Person.objects.create(
        name=name, slug=_free_slug(name), email=(email or "")[:254]
    )
    respell(person)
    messages.append(_("New person, without a sign-in: %(name)s") % {"name": name})
    return person


def _free_slug(name) -> str:
    base = slugify(name, allow_unicode=True)[:180] or "person"
    taken = set(
        Person.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (base, *numbered) if each not in taken)


def _name_in(person, edition, name):
    """Keep the name as this edition's text writes it, where it has none yet."""
    _profile, made = Profile.objects.get_or_create(
        person=person, edition=edition, defaults={"name": storable(name)[:200]}
    )
    if made:
        respell(person)


def _introduce(person, edition, reporter, messages):
    """Bio into the profile, address into the private e-mail; never over another."""
    if reporter.bio:
        profile = person.profiles.get(edition=edition)
        if not profile.bio:
            profile.bio = storable(reporter.bio)
            profile.save(update_fields=["bio"])
        elif profile.bio != reporter.bio:
            messages.append(
                _("%(name)s has another bio already; it was kept.") % {"name": person}
            )
    if reporter.email and not person.email:
        person.email = reporter.email[:254]
        person.save(update_fields=["email"])
