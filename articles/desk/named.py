"""What stands behind the numbers in saved versions, as an edition writes it today."""

from django.db.models import Prefetch

from articles.desk.headlines import known, with_known_headline
from articles.models import Article, Section, TopicName
from media.models import Caption, Image
from people.models import Person, Profile


class Named:
    """People, topics, sections, pictures and originals of some saved versions; each
    kind is asked for at once, and one that is gone has no name."""

    def __init__(self, contents, edition, user=None):
        self.edition = edition
        self.people = _people(contents, edition)
        self.images = images_of(_ids(contents, "figures", "image"), edition)
        self.topics = _topics(contents, edition)
        self.sections = _sections(contents, edition)
        self.originals = _originals(contents, user)

    def words_of(self, image_id):
        """The picture's caption in the edition, which serves where a use has none."""
        image = self.images.get(image_id)
        return next(iter(image.captions.all()), None) if image else None


def _ids(contents, part, key) -> set:
    return {
        row[key] for each in contents for row in each.get(part) or () if row.get(key)
    }


def _people(contents, edition):
    ids = _ids(contents, "bylines", "person")
    here = Prefetch("profiles", Profile.objects.filter(edition=edition))
    people = Person.objects.prefetch_related(here).in_bulk(ids) if ids else {}
    return {key: person.name_in(edition.pk) for key, person in people.items()}


def images_of(ids, edition) -> dict:
    """Pictures with their files and with their words in the edition."""
    if not ids:
        return {}
    here = Prefetch("captions", Caption.objects.filter(edition=edition))
    return Image.objects.prefetch_related("renditions", here).in_bulk(ids)


def _topics(contents, edition):
    names = {name for each in contents for name in each.get("topics") or ()}
    if not names:
        return {}
    found = TopicName.objects.filter(edition=edition, topic__name__in=names)
    return dict(found.values_list("topic__name", "name"))


def _sections(contents, edition):
    slugs = {each["section"] for each in contents if each.get("section")}
    found = Section.objects.filter(edition=edition, slug__in=slugs)
    return dict(found.values_list("slug", "name")) if slugs else {}


def _originals(contents, user):
    """Titles of originals, of those that `user` may know, and as they may."""
    ids = {each["original"] for each in contents if each.get("original")}
    if not (ids and user):
        return {}
    found = Article.objects.translatable_by(user).filter(pk__in=ids).defer("body")
    return {each.pk: known(each) for each in with_known_headline(found, user)}
