"""The pages about the sample paper, in the section of such pages of each edition."""

SECTION = "paper"


def pages(given) -> list[dict]:
    """What the file tells, as `diary` takes a story."""
    return [
        {
            "key": each["key"],
            "edition": each["key"].rpartition(".")[2],
            "slug": each["slug"],
            "original": each["original"],
            "section": SECTION,
            "topics": [],
            "kicker": "",
            "dateline": "",
            "notes": [],
            "bylines": _credits(each),
            "text": "\n\n".join([each["headline"], each["deck"], *each["text"]]),
            "alts": {},
            "started": {"by": each["by"], "ago": f"{each['out']} 9h"},
            "history": [
                {"verb": "submit", "by": each["by"], "ago": f"{each['out']} 3h"},
                {"verb": "approve", "by": "editor", "ago": f"{each['out']} 1h"},
                {"verb": "publish", "by": "editor", "ago": each["out"]},
            ],
        }
        for each in given
    ]


def _credits(each) -> list[dict]:
    """A page is nobody's, but a translation is its translator's."""
    if each["original"] is None:
        return []
    return [{"person": each["by"], "role": "translator"}]
