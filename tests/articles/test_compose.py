"""What a finished story holds."""

from articles.compose import compose
from articles.models import Article, Figure, Topic, TopicName
from people.models import Person, Profile
from tests.articles.finished import illustrated


def test_it_works(cast, story):
    composed = compose(story)
    assert composed["headline"] == "Bridge to the north reopens"
    assert composed["section"] == {"slug": "politics", "name": "Politics en"}
    assert composed["credits"][0]["name"] == "Ansel Toor"
    assert [block["html"] for block in composed["blocks"]] == [
        "The bridge reopened.",
        "Carts crossed it.",
    ]


def test_names_are_the_editions_own(cast, story):
    person = Person.objects.get(slug="ansel-toor")
    Profile.objects.create(person=person, edition=cast.en, name="A. Toor")
    topic = Topic.objects.create(name="rice", slug="rice")
    TopicName.objects.create(topic=topic, edition=cast.en, name="Rice and grain")
    story.topics.add(topic)
    composed = compose(story)
    assert composed["credits"][0]["name"] == "A. Toor"
    assert composed["topics"] == [{"slug": "rice", "name": "Rice and grain"}]


def test_text_is_escaped_and_marks_are_kept(cast, story):
    story.body = [
        {
            "id": "aaaaaaaa",
            "type": "paragraph",
            "spans": [
                {"text": "<b>1 < 2</b> "},
                {"text": "here", "href": "https://paper.example/?a=1&b=2"},
                {"text": "there", "href": "javascript:alert(1)", "strong": True},
            ],
        }
    ]
    assert compose(story)["blocks"][0]["html"] == (
        "&lt;b&gt;1 &lt; 2&lt;/b&gt; "
        '<a href="https://paper.example/?a=1&amp;b=2">here</a><strong>there</strong>'
    )


def test_a_figure_without_its_row_is_left_out(cast, story):
    story.body = [{"id": "aaaaaaaa", "type": "figure"}, *story.body]
    assert len(compose(story)["blocks"]) == 2


def test_composing_writes_nothing(cast, story, django_assert_max_num_queries):
    with django_assert_max_num_queries(10) as queries:
        compose(story)
    assert all(query["sql"].startswith("SELECT") for query in queries)


def test_what_says_nothing_does_not_stand_for_the_story(cast, story):
    first = illustrated(story, alt="")
    Figure.objects.filter(pk=first.pk).update(decorative=True)
    second = illustrated(story, colour=(9, 40, 200), block_at=2)
    assert compose(story)["picture"]["image"] == second.image_id
    second.delete()
    story = Article.objects.get(pk=story.pk)
    assert compose(story)["picture"]["image"] == first.image_id
