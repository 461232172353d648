"""A newsroom that has no edition, or one."""

from tests.cast import make_edition


def test_a_newsroom_without_editions_has_a_plain_page(db, site_client):
    assert site_client.get("/").status_code == 404


def test_a_paper_in_one_language_opens_at_once(db, site_client):
    make_edition("en")
    response = site_client.get("/")
    assert response.status_code == 302
    assert response["Location"] == "/en/"
