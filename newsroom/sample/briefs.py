"""Short stories without pictures: the weeks before those that `stories/` tell of, so
that the numbers of a newsroom have something to count."""


def briefs(given) -> list[dict]:
    """What the file tells, as `diary` takes a story."""
    return [
        {
            "key": each["key"],
            "edition": each["key"].rpartition(".")[2],
            "slug": each["slug"],
            "original": None,
            "section": each["section"],
            "topics": [],
            "kicker": "",
            "dateline": "",
            "notes": [],
            "bylines": [{"person": each["by"], "role": "reporter"}],
            "text": "\n\n".join([each["headline"], each["deck"], *each["text"]]),
            "alts": {},
            **_life(each),
        }
        for each in given
    ]


def _life(each) -> dict:
    """Begun, submitted, approved and published, so that it took what the file says."""
    out, took = each["out"], each["took"]
    return {
        "started": {"by": each["by"], "ago": f"{out} {took} 6h"},
        "history": [
            {"verb": "submit", "by": each["by"], "ago": f"{out} {took}"},
            {"verb": "approve", "by": "editor", "ago": f"{out} 1h"},
            {"verb": "publish", "by": "editor", "ago": out},
            *each.get("then", []),
        ],
    }
