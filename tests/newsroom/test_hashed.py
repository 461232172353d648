"""The site's style sheet is kept by browsers for good, and each new one has a name."""

import re
from hashlib import sha256

from newsroom import hashed
from newsroom.light_css import light


def style_sheet(site_client, published):
    page = site_client.get("/en/").content.decode()
    return re.search(r'href="(/static/site\.[0-9a-f]{12}\.css)"', page)[1]


def test_it_works(site_client, published):
    address = style_sheet(site_client, published)
    answer = site_client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/css")
    assert "immutable" in answer["Cache-Control"]
    assert answer["Surrogate-Key"] == "fixed"
    written = b"".join(site_client.get("/static/site.css")).decode()
    assert answer.content.decode() == light(written)
    # A new name for each change of what is sent.
    assert sha256(answer.content).hexdigest()[:12] in address


def test_no_other_name_is_kept(site_client, published):
    address = style_sheet(site_client, published)
    wrong = re.sub(r"[0-9a-f]{12}", "0" * 12, address)
    for path in (
        wrong,
        "/static/../x.0123456789a0.py",
        "/static/none.0123456789ab.css",
    ):
        assert site_client.get(path).status_code == 404
    assert site_client.post(address).status_code == 405


def test_names_that_are_made_up_fill_no_memory(site_client, published):
    style_sheet(site_client, published)
    known = dict(hashed._known)
    for number in range(20):
        path = f"/static/{'a' * 500}{number}.0123456789ab.css"
        assert site_client.get(path).status_code == 404
    assert hashed._known == known


def test_a_file_has_one_address(site_client, published):
    address = style_sheet(site_client, published)
    for path in (address.replace("/static/", "/static//"), address + "/"):
        assert site_client.get(path).status_code == 404


def test_its_length_is_said_so_that_it_is_kept_and_packed(site_client, published):
    answer = site_client.get(style_sheet(site_client, published))
    assert answer["Content-Length"] == str(len(answer.content))
