"""What the desk asks of the database until readers have a story, or lose it: each
question is a wait for whoever pressed the button."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import workflow
from articles.models import Article, Byline, Print, Topic
from articles.workflow.pictures import pictures_ready
from people.roles import memberships_of
from tests.articles.finished import credit, illustrated
from tests.cast import make_story

# Each with the two of a savepoint, which is the test's.
PUBLISHING, FIXING, WITHDRAWING = 35, 35, 21


def asked(verb, story, by) -> list[str]:
    memberships_of(by)
    with CaptureQueriesContext(connection) as found:
        verb(story.pk, by)
    return [each["sql"] for each in found.captured_queries]


def with_parts(cast, headline, times):
    """A draft with so many pictures, topics and credits more than one."""
    story = make_story(cast.reporter, cast.en, headline)
    for number in range(times):
        illustrated(story, colour=(90, 120, number))
        name = f"{headline} {number}"
        credit(story, cast.en, name, Byline.Role.CONTRIBUTOR)
        story.topics.add(Topic.objects.create(name=name, slug=name))
    workflow.keep(story, cast.reporter)
    pictures_ready(story.pk)
    return story


def fixed(story, by, headline) -> list[str]:
    article = Article.objects.get(pk=story.pk)
    article.headline = headline
    article.save()
    workflow.keep(article, by)
    return asked(workflow.update, article, by)


def test_it_works(cast, story):
    """A plain story out in one step, put right and withdrawn."""
    published = asked(workflow.approve_and_publish, story, cast.editor)
    assert len(published) <= PUBLISHING, published
    update = fixed(story, cast.editor, "Another headline")
    assert len(update) <= FIXING, update
    withdrawn = asked(workflow.kill, story, cast.editor)
    assert len(withdrawn) <= WITHDRAWING, withdrawn
    kinds = [Print.Kind.PUBLISH, Print.Kind.UPDATE, Print.Kind.KILL]
    prints = story.prints.order_by("pk")
    assert list(prints.values_list("kind", flat=True)) == kinds
    verbs = story.transitions.order_by("pk").values_list("verb", flat=True)
    steps = ["submit", "approve", "publish", "update", "kill"]
    assert list(verbs)[-len(steps) :] == steps


def test_many_parts_are_asked_for_as_one_is(cast):
    one, many = with_parts(cast, "One", 1), with_parts(cast, "Many", 3)
    verb = workflow.approve_and_publish
    of_one, of_many = (asked(verb, each, cast.editor) for each in (one, many))
    assert len(of_one) == len(of_many)
    assert len(many.prints.get().story["credits"]) == 4


def test_a_story_of_many_versions_is_fixed_as_one_of_few(cast, published):
    counts, texts = [], []
    for number in range(4):
        found = fixed(published, cast.editor, f"Headline {number}")
        counts.append(len(found))
        texts.append(sum('"articles_print"."story"' in each for each in found))
    assert len(set(counts)) == 1
    # Of the version before, to see that it is another, and of this one for the search.
    assert set(texts) == {2}
    assert published.prints.count() == 5
