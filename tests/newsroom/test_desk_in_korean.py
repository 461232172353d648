"""The desk in Korean: the words of the trade on its buttons, no English left over."""

import re
from html.parser import HTMLParser

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.embeds.providers import PROVIDERS
from people.models import Membership
from people.roles import Role
from tests.articles.desk_forms import add_url, change_url, do_url
from tests.cast import make_story, paragraph

INDEX = reverse("admin:index")
LIST = reverse("admin:articles_article_changelist")
PASTE = reverse("admin:articles_article_paste")
SET_LANGUAGE = reverse("set_language")
# Names of formats, languages and zones, Django's own label of a search, and the sign
# that stands for a picture in a text.
FOREIGN = {"English", "JPEG", "PNG", "Asia", "Seoul", "UTC", "Search", "Image"}
FOREIGN |= {"__number__", "WebP", "und", "docx", "HEIC", "AVIF", "MB", "Tab"}
# Keys, and the addresses that show how one is written.
FOREIGN |= {"NEWSROOM_SECOND_STEP", "Ctrl", "Alt", "Shift", "Enter", "Esc"}
FOREIGN |= {"https", "paper", "example", "page", "name"}
FOREIGN |= {word for each in PROVIDERS.values() for word in each.title.split()}
QUIET = ("script", "style", "textarea", "kbd", "code")
STORY = """다리가 다시 열렸다

홍수 뒤 처음으로 수레가 지났다

다리가 다시 열렸다고 주민들이 말했다. 수레가 그 위를 지났다.

[Image: bridge.jpg]
"""


class _Page(HTMLParser):
    """The words that a page shows, and those of its buttons."""

    def __init__(self):
        super().__init__()
        self.quiet, self.button = 0, None
        self.words, self.buttons = [], []

    def handle_starttag(self, tag, attrs):
        self.quiet += tag in QUIET
        if tag == "button":
            self.button = ""
        shown = {"title", "aria-label", "placeholder", "alt"}
        if tag == "input" and ("type", "submit") in attrs:
            shown.add("value")
        self.words += [value for name, value in attrs if name in shown and value]

    def handle_endtag(self, tag):
        self.quiet -= tag in QUIET
        if tag == "button":
            self.buttons.append(" ".join(self.button.split()))
            self.button = None

    def handle_data(self, data):
        if self.quiet:
            return
        self.words.append(data)
        if self.button is not None:
            self.button += data


def read(response):
    page = _Page()
    page.feed(response.content.decode())
    return page


def english(response, *names):
    """Latin words of a page that are neither known here nor given names."""
    words = set(re.findall(r"[A-Za-z_]{2,}", " ".join(read(response).words)))
    return words - FOREIGN - {part for name in names for part in name.split()}


@pytest.fixture
def korean(cast):
    """Who signs in with a Korean browser: `korean(cast.editor)` is a client."""

    def sign_in(user):
        client = Client(headers={"accept-language": "ko-KR,ko;q=0.9,en;q=0.5"})
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def korean_story(cast):
    """A Korean draft of somebody who edits in Korean and writes in English."""
    Membership.objects.create(
        user=cast.korean_editor, role=Role.REPORTER, edition=cast.en
    )
    cast.ko.withdrawn_sentence = "게시를 철회한 기사입니다."
    cast.ko.save()
    return make_story(
        cast.korean_editor,
        cast.ko,
        headline="다리가 다시 열렸다",
        deck="홍수 뒤 처음으로 수레가 지났다",
        dateline="울벤",
        body=[paragraph("다리가 다시 열렸다고 주민들이 말했다.")],
    )


BUTTONS = {
    "draft": {"저장", "송고", "승인 후 출고…", "폐기…"},
    "submitted": {"저장", "승인", "반려…", "승인 후 출고…", "폐기…"},
    "approved": {"저장", "출고…", "반려…", "폐기…"},
    "published": {"저장", "단순 수정…", "정정…", "게시 철회…"},
}


@pytest.mark.parametrize("state", BUTTONS)
def test_the_buttons_say_the_words_of_the_trade(cast, korean, korean_story, state):
    editor = cast.korean_editor
    for verb in {
        "draft": [],
        "submitted": ["submit"],
        "approved": ["submit", "approve"],
        "published": ["submit", "approve", "publish"],
    }[state]:
        getattr(workflow, verb)(korean_story.pk, editor)
    buttons = set(read(korean(editor).get(change_url(korean_story))).buttons)
    assert buttons >= BUTTONS[state]
    others = set().union(*BUTTONS.values()) - BUTTONS[state]
    assert not buttons & others


@pytest.mark.parametrize(
    "verb, word",
    [
        ("send_back", "반려"),
        ("approve_and_publish", "승인 후 출고"),
        ("publish", "출고"),
        ("update", "단순 수정"),
        ("kill", "게시 철회"),
        ("spike", "폐기"),
    ],
)
def test_the_page_of_a_verb_says_its_word(cast, korean, korean_story, verb, word):
    editor = cast.korean_editor
    if verb == "publish":
        workflow.submit(korean_story.pk, editor)
        workflow.approve(korean_story.pk, editor)
    elif verb == "send_back":
        workflow.submit(korean_story.pk, editor)
    elif verb in ("update", "kill"):
        workflow.approve_and_publish(korean_story.pk, editor)
    response = korean(editor).get(do_url(korean_story, verb))
    assert response.status_code == 200
    assert word in read(response).buttons
    # The pages that change with it have names of their own.
    names = "The Paper", "Politics ko", "Ansel Toor"
    left = english(response, editor.username, *names)
    assert left == set()


def pages(cast, story):
    yield INDEX
    yield LIST
    yield add_url(cast.ko)
    yield change_url(story)
    yield reverse("admin:articles_article_history", args=[story.pk])
    yield reverse("admin:articles_article_version", args=[story.pk, 1])
    yield PASTE
    yield reverse("admin:people_person_changelist")
    yield reverse("admin:people_person_add")
    yield reverse("admin:media_image_changelist")
    yield reverse("admin:media_image_upload")
    yield reverse("admin:articles_topic_add")
    yield reverse("admin:articles_section_add")


def test_no_english_is_left_on_the_desk(cast, korean, korean_story):
    client = korean(cast.korean_editor)
    for url in pages(cast, korean_story):
        response = client.get(url)
        assert response.status_code == 200, url
        left = english(response, "korean_editor", "Politics ko en", "Ansel Toor")
        assert left == set(), url


def test_a_pasted_story_is_asked_about_in_korean(cast, korean):
    response = korean(cast.korean_editor).post(
        PASTE, {"edition": cast.ko.pk, "text": STORY + "\n2026년 11월 24일\n"}
    )
    assert "초안 만들기" in read(response).buttons
    assert "행 “2026년 11월 24일”: 기사에서 뺐습니다." in response.content.decode()
    assert english(response, "korean_editor") == set()


def test_a_file_is_refused_in_korean(cast, korean):
    file = SimpleUploadedFile("story.txt", b"%PDF-1.7 ...")
    response = korean(cast.korean_editor).post(
        PASTE, {"edition": cast.ko.pk, "file": file}
    )
    assert "파일 종류: PDF 파일" in response.content.decode()


def test_why_a_version_was_saved_is_read_in_ones_own_language(cast, korean, client):
    editor = cast.korean_editor
    korean(editor).post(
        PASTE, {"edition": cast.ko.pk, "text": STORY, "_make": "1"}, follow=True
    )
    [article] = cast.ko.articles.all()
    history = reverse("admin:articles_article_history", args=[article.pk])
    client.force_login(editor)
    assert "Imported from a text" in client.get(history).content.decode()
    assert "원고에서 가져옴" in korean(editor).get(history).content.decode()


def test_the_switch_turns_the_desk_to_korean_and_back(cast, client):
    client.force_login(cast.editor)
    page = client.get(LIST)
    assert {"English", "한국어"} <= set(read(page).buttons)
    assert "Paste a story" in page.content.decode()
    turned = client.post(SET_LANGUAGE, {"language": "ko", "next": LIST}, follow=True)
    assert turned.redirect_chain == [(LIST, 302)]
    assert "원고 붙여넣기" in turned.content.decode()
    back = client.post(SET_LANGUAGE, {"language": "en", "next": LIST}, follow=True)
    assert "Paste a story" in back.content.decode()


def test_the_switch_leads_to_no_other_site(cast, client):
    client.force_login(cast.editor)
    sent = {"language": "ko", "next": "https://elsewhere.example/"}
    assert client.post(SET_LANGUAGE, sent).url == "/"


def test_whoever_signs_in_may_choose_before(client, db):
    page = client.get(reverse("admin:login"))
    assert {"English", "한국어"} <= set(read(page).buttons)


def test_a_browser_of_another_language_gets_one_language(cast, client):
    """The desk has no Japanese, and Django's beside our English would be a muddle."""
    client.force_login(cast.editor)
    page = client.get(INDEX, headers={"accept-language": "ja"})
    assert page.headers["Content-Language"] == "en"
