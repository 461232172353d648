"""What a page with open choices was made of, so that the answer can be understood.

It goes along with the page and comes back with it, signed: nothing of a comparison is
kept on the server, and a broken one only means that everything is asked again.
"""

from dataclasses import asdict, dataclass

from django.core import signing

from articles.desk.copies import of_part

FIELD = "comparison"
ANSWERS = ("theirs", "mine", "both")


@dataclass
class Asked:
    """`bases` and `mine` by the keys of the choices: what it was in the beginning, and
    what it was as mine when the page was made. `since` is the number of the version
    with which mine began; `order` has the ids of the blocks of the page, `ids` those of
    the form's rows by part, and `saved` those of the rows of the saved version."""

    since: int
    bases: dict
    mine: dict
    order: list
    ids: dict
    saved: dict

    def signed(self, article) -> str:
        return signing.dumps(asdict(self), salt=_salt(article), compress=True)

    def known_body(self, saved):
        """The blocks of the page as it was given out."""
        blocks = {each["id"]: each for each in saved.body} | of_part("body", self.mine)
        return [blocks[key] for key in self.order if blocks.get(key)]

    def answers(self, data) -> dict:
        given = {key: data.get(f"choice-{key}") for key in self.bases}
        return {key: answer for key, answer in given.items() if answer in ANSWERS}


class Broken(ValueError):
    """What came back is not what was given out."""


def asked_in(data, article) -> Asked | None:
    """Raises Broken."""
    if not (sent := data.get(FIELD)):
        return None
    try:
        return Asked(**signing.loads(sent, salt=_salt(article)))
    except (signing.BadSignature, TypeError) as error:
        raise Broken from error


def _salt(article):
    return f"comparison of {article.pk}"
