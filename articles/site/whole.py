"""What readers get of stories that are live now, whole: for the page of one, feeds,
ninjs and e-mail alike."""

from articles.finished import finished
from articles.models import Print
from articles.models.live import LiveArticle
from articles.parts import Profile, due_lines, moment, versions
from articles.shown import with_todays_files, with_todays_pictures

from . import live
from .shown import with_pictures

CHANGED = (Print.Kind.UPDATE, Print.Kind.CORRECT)


def whole(articles):
    """Live stories with everything that `finished_of` needs, in one query."""
    found = with_pictures(live.with_due(live.with_languages(articles)))
    return found.defer("picture", "lead")


def newest(edition, about, count):
    """The newest that the condition `about` is true of, in the order of the fronts."""
    return whole(LiveArticle.objects.filter(about, edition=edition.pk))[:count]


def of_story(article_id):
    """One story as a Finished; None where readers do not have it now."""
    article = whole(LiveArticle.objects.filter(article_id=article_id)).first()
    if article is None:
        return None
    editions = live.all_editions()
    edition = next(each for each in editions if each.pk == article.edition_id)
    return finished_of(edition, editions, [article])[0]


def finished_of(edition, editions, articles) -> list:
    """Each of `articles`, asked by `whole`, as a Finished."""
    return [_finished(edition, editions, each) for each in articles]


def _finished(edition, editions, article):
    story = {**article.story, "topics": article.topics_now}
    return finished(
        edition,
        with_todays_files(
            with_todays_pictures(story, article.shown, edition.pk), article.files
        ),
        first_live=article.first_live,
        changed=article.live_from if article.kind in CHANGED else None,
        slug=article.slug,
        languages=versions(article.versions, editions),
        profiles=[Profile(**each) for each in article.people],
        due=due_lines(edition, article.due),
        card=article.card,
        number=article.article_id,
        developing=article.developing,
        touched=max((moment(each["at"]) for each in article.due), default=None),
    )
