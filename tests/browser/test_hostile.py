"""Hostile words in every field that readers see, and the policy as the last lock."""

import pytest

from tests.browser.desk import Desk
from tests.browser.hostile import SNIPPETS, raw_pages

RUN = "() => window.ran || 0"
# Everything but the body, which is imported below, in the places where it shows.
FILL = """
import sys
from articles import workflow
from articles.checks import Overriding
from articles.desk.parts import put_topics
from articles.models import Article, Byline, Figure, Note
from media.models import Image
from people.checks import CHOSEN_KEYS
from people.models import Person, Profile, User
from tests.browser.hostile import SNIPPETS

story = Article.objects.get(headline__startswith="Hostile words")
chief = User.objects.get(username="chief")
words = " ".join(SNIPPETS)
person = Person.objects.create(name=SNIPPETS[0], slug="hostile")
Profile.objects.create(person=person, edition=story.edition, name=SNIPPETS[1],
                       title=SNIPPETS[2][:200], bio=words)
Byline.objects.create(article=story, person=person)
Figure.objects.create(article=story, block=story.body[0]["id"],
                      image=Image.objects.exclude(source="").get(name="market"),
                      caption=words, alt=words, credit=SNIPPETS[3][:300])
story.body[0] = {"id": story.body[0]["id"], "type": "figure"}
story.kicker, story.dateline = SNIPPETS[4][:100], SNIPPETS[5][:200]
story.deck, story.section = words, story.edition.sections.first()
story.save()
Note.objects.create(article=story, kind="editors_note", text=words)
put_topics(story, [each[:100] for each in SNIPPETS if "," not in each][:60])
passing = Overriding(frozenset(CHOSEN_KEYS), words[:300])
workflow.approve_and_publish(story.pk, chief, overriding=passing)
print(story.pk)
"""


@pytest.fixture(scope="module")
def story(newsroom_processes, tmp_path_factory):
    file = tmp_path_factory.mktemp("hostile") / "story.txt"
    body = "\n\n".join(f"Before. {each} After." for each in SNIPPETS)
    file.write_text(f"Hostile words {SNIPPETS[6]}\n\nThe deck of it\n\n{body}\n")
    newsroom_processes.manage("import_story", str(file), "--edition", "en")
    return newsroom_processes.manage("shell", "-v", "0", "-c", FILL).split()[-1]


def test_readers_pages_show_the_words_and_run_nothing(story, newsroom_processes, page):
    page.goto(f"{newsroom_processes.site}/en/")
    address = page.locator("a[href*=hostile]").first.get_attribute("href")
    page.goto(newsroom_processes.site + address)
    assert page.locator("article").inner_text().count("Before. ") >= 290
    assert page.evaluate(RUN) == 0
    for link in ("a[href$='/hostile/']", "a[href*='/topic/']"):
        page.goto(newsroom_processes.site + address)
        with page.expect_navigation():
            page.locator(link).first.click()
        assert page.evaluate(RUN) == 0


def test_the_desk_shows_the_words_and_runs_nothing(story, newsroom_processes, page):
    desk = Desk(page, newsroom_processes, "chief")
    stories = f"{newsroom_processes.desk}/admin/articles/article"
    desk.open(f"{stories}/{story}/change/")
    assert desk.text.inner_text().count("Before. ") >= 290
    for address in (
        f"{stories}/",
        f"{stories}/{story}/preview/",
        f"{stories}/{story}/history/",
        f"{stories}/{story}/do/correct/",
        f"{newsroom_processes.desk}/admin/people/person/?q=hostile",
        f"{newsroom_processes.desk}/admin/articles/topic/",
        f"{newsroom_processes.desk}/admin/",
    ):
        assert page.goto(address).ok, address
        page.wait_for_timeout(50)
        assert page.evaluate(RUN) == 0, address


def shown_raw(page, address, answer):
    """Each hostile page at the address, and what it asked of others."""
    asked, raw = [], {}

    def away(route):
        asked.append(route.request.url)
        route.abort()

    # Asked here is only what the page's policy has let pass.
    page.route("**/elsewhere.invalid/**", away)
    page.route(address, lambda route: route.fulfill(body=raw["page"], **answer))
    for raw["page"] in raw_pages():
        page.goto(address)
        yield page.evaluate(RUN), list(asked)


@pytest.mark.parametrize("room", ["site", "desk"])
def test_the_policy_alone_lets_nothing_run(newsroom_processes, browser, room):
    """Raw snippets in pages that come with the headers of the real ones."""
    address = {
        "site": f"{newsroom_processes.site}/en/",
        "desk": f"{newsroom_processes.desk}/admin/login/",
    }[room]
    with browser.new_context() as context:
        page = context.new_page()
        headers = page.goto(address).headers
        policy = {name: headers[name] for name in headers if "policy" in name}
        assert "script-src" in policy["content-security-policy"]
        answer = {"headers": policy, "content_type": "text/html; charset=utf-8"}
        for ran, asked in shown_raw(page, address, answer):
            assert ran == 0
            assert asked == []


def test_without_the_policy_it_would_run(newsroom_processes, browser):
    """Or the tests above would prove nothing."""
    with browser.new_context() as context:
        page = context.new_page()
        answer = {"content_type": "text/html; charset=utf-8"}
        found = list(shown_raw(page, f"{newsroom_processes.site}/en/", answer))
        assert sum(ran for ran, _ in found) > 10
        assert len(found[-1][1]) > 10
