"""Which language a text is in, by its letters and its smallest words."""

import re

from people.patterns import lazy_pattern

SAMPLE = 20_000
WORD = lazy_pattern(r"[^\W\d_]+")
SMALL_WORDS = {
    "en": "the of and to in is that for was with said from by has were are",
    "fr": "le la les des et une dans que pour est qui sur pas du au aux par",
    "de": "der die das und ist nicht mit den von zu ein eine auf im dem sich",
    "es": "el los las una que por con para del se su como más fue según y",
    "pt": "os uma não com para do da dos das em por mais foi ao que o e",
    "it": "il gli che di per una con non della sono del nel alla anche è",
    "nl": "het een van en niet dat op zijn met voor aan door ook",
    "id": "yang dan di itu dengan untuk dari tidak dalam akan pada ini",
    "vi": "của và là các được trong cho người không với một những",
    "tr": "ve bir bu için ile olarak da çok daha olan",
    "pl": "się nie na jest że do przez jak oraz który są",
}
SCRIPTS = (
    ("ko", lazy_pattern(r"[가-힣ㄱ-ㆎ]")),
    ("kana", lazy_pattern(r"[\u3041-\u30fa\u30fd-\u30ff]")),
    ("han", lazy_pattern(r"[\u3400-\u9fff\uf900-\ufaff]")),
    ("cyrillic", lazy_pattern(r"[\u0400-\u052f]")),
    ("arabic", lazy_pattern(r"[\u0600-\u06ff]")),
    ("he", lazy_pattern(r"[\u0590-\u05ff]")),
    ("el", lazy_pattern(r"[\u0370-\u03ff]")),
    ("th", lazy_pattern(r"[\u0e00-\u0e7f]")),
    ("hi", lazy_pattern(r"[\u0900-\u097f]")),
    ("my", lazy_pattern(r"[\u1000-\u109f]")),
    ("km", lazy_pattern(r"[\u1780-\u17ff]")),
    ("bo", lazy_pattern(r"[\u0f00-\u0fff]")),
    ("ka", lazy_pattern(r"[\u10a0-\u10ff]")),
    ("hy", lazy_pattern(r"[\u0530-\u058f]")),
    ("latin", lazy_pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
# A Han or Hangul character says as much as about three Latin letters.
WEIGHT = {"ko": 3, "kana": 3, "han": 3}


def detect(text: str) -> str:
    """The first subtag of the text's language; English when nothing tells."""
    sample = text[:SAMPLE]
    counts = {
        name: len(pattern.findall(sample)) * WEIGHT.get(name, 1)
        for name, pattern in SCRIPTS
    }
    asian = counts["han"] + counts["kana"]
    if counts["kana"] * 12 > asian and asian:
        counts["kana"] = asian
    script = max(counts, key=counts.get)
    if not counts[script]:
        return "en"
    if script == "latin":
        return _latin(sample)
    if script == "cyrillic":
        return "uk" if len(re.findall("[іїєґ]", sample)) * 25 > counts[script] else "ru"
    if script == "arabic":
        return "fa" if len(re.findall("[پچژگ]", sample)) * 60 > counts[script] else "ar"
    return {"kana": "ja", "han": "zh"}.get(script, script)


def _latin(sample: str) -> str:
    words = [word.lower() for word in WORD.findall(sample)]
    scores = {
        code: sum(word in small for word in words)
        for code, small in ((c, frozenset(w.split())) for c, w in SMALL_WORDS.items())
    }
    best = max(scores, key=scores.get)
    # A quoted French sentence must not turn an English story French.
    if scores[best] < 3 or scores[best] < 1.3 * scores["en"]:
        return "en"
    return best


def first_subtag(tag: str) -> str:
    return tag.replace("_", "-").split("-")[0].strip().lower()
