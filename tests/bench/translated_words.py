"""The words of the day of an original and its translations."""

from io import BytesIO

from PIL import Image

from newsroom.processes import ROOT

PICTURES = ROOT / "newsroom" / "sample" / "pictures"
ORIGINAL = {
    "headline": "메리크 학교 세 곳, 석탄 없이 다시 열다",
    "deck": "“아이들이 장작을 들고 온다” 교사들 증언",
    "dateline": "메리크",
    "paragraphs": (
        "메리크의 학교 세 곳이 월요일 다시 문을 열었다.",
        "두 교사는 교실 하나에 학생 40명이 모여 앉는다고 말했다.",
        "시의회는 석탄이 언제 오는지 밝히지 않았다.",
    ),
}
PICTURE = {
    "caption": "메리크의 한 교실. 교사의 설명을 듣고 그렸다.",
    "alt": "외투를 입고 책상에 앉은 학생들",
    "credit": "토베 린드크반",
}
HEADLINES = {
    "en": "Three schools in Merik open again, without coal",
    "ja": "メリクの学校3校、石炭のないまま再開",
}
# What the writer, and who translates it, make of the last paragraph later.
CHANGED = {
    "ko": "시의회는 석탄이 언제 오는지 묻는 본지의 질문에 답하지 않았다.",
    "en": "The town council did not answer when asked when coal will come.",
}
CORRECTED = {
    "ko": "두 교사는 교실 하나에 학생 45명이 모여 앉는다고 말했다.",
    "en": "Two teachers said that 45 pupils sit in one classroom.",
    "ja": "教室一つに生徒45人が集まって座っていると、教師2人が話した。",
}
CORRECTION = {
    "ko": "한 교실의 학생은 40명이 아니라 45명입니다.",
    "en": "There are 45 pupils in a classroom, not 40.",
    "ja": "一つの教室の生徒は40人ではなく45人でした。",
}


def _words(headline, deck, dateline, caption, alt, paragraphs):
    first, second, third = ORIGINAL["paragraphs"]
    return {
        ORIGINAL["headline"]: headline,
        ORIGINAL["deck"]: deck,
        ORIGINAL["dateline"]: dateline,
        PICTURE["caption"]: caption,
        PICTURE["alt"]: alt,
        **dict(zip((first, second, third), paragraphs, strict=True)),
        CHANGED["ko"]: paragraphs[2],
    }


WORDS = {
    "en": _words(
        HEADLINES["en"],
        "Pupils bring firewood, teachers say",
        "MERIK, Halvern",
        "A classroom in Merik, drawn from a teacher’s description.",
        "Pupils in coats at their desks",
        (
            "Three schools in Merik opened again on Monday.",
            "Two teachers said that 40 pupils sit in one classroom.",
            "The town council does not say when coal will come.",
        ),
    ),
    "ja": _words(
        HEADLINES["ja"],
        "「子どもが薪を持って来る」と教師",
        "メリク",
        "メリクの教室。教師の話をもとに描いた。",
        "外套を着て机に向かう生徒たち",
        (
            "メリクの学校3校が月曜日に再び開いた。",
            "教室一つに生徒40人が集まって座っていると、教師2人が話した。",
            "市議会は石炭がいつ届くのかという質問に答えなかった。",
        ),
    ),
}


def cropped_picture(name) -> bytes:
    """One of the sample as another file, whose words no library has yet."""
    with Image.open(PICTURES / name) as picture:
        width, height = picture.size
        out = BytesIO()
        picture.crop((0, 0, width, height * 9 // 10)).save(out, "JPEG", quality=85)
        return out.getvalue()
