"""Who and what stands in old stories only, behind all that was printed since."""

import re

import pytest
from django.db import connection

from articles import workflow
from tests.articles.finished import address, finished, page

# More than `newest_live` looks at.
SINCE = 120
_PRINTED_SINCE = """
insert into articles_print (article_id, edition_id, kind, slug, section, topics,
    reporters, translators, images, files, story, at, live_from, first_live, leaves,
    salts, previous, digest, is_standing)
select article_id, edition_id, kind, slug, section, '{}', '{}', '{}', '{}', '{}', story,
       at, live_from, first_live, leaves, salts, 'before ' || n, 'made ' || n, false
  from articles_print cross join generate_series(1, %s) n
 where id = (select max(id) from articles_print)
"""


@pytest.fixture
def long_ago(cast):
    story = finished(cast)
    with connection.cursor() as cursor:
        cursor.execute(_PRINTED_SINCE, [SINCE])
    return story


def _addresses(story, site_client) -> list[str]:
    shown = page(site_client.get(address(story)))
    picture = re.search(r'src="(/[^"]+\.(?:jpg|webp|avif))"', shown)[1]
    return ["/en/people/mara-quill/", "/en/people/han-seol/", "/en/topic/길/", picture]


@pytest.mark.owner
def test_it_works(long_ago, site_client):
    for each in _addresses(long_ago, site_client):
        assert site_client.get(each).status_code == 200, each


@pytest.mark.owner
def test_what_is_withdrawn_is_gone_with_all_that_stood_in_it_alone(
    cast, long_ago, site_client
):
    addresses = _addresses(long_ago, site_client)
    workflow.kill(long_ago.pk, cast.chief)
    for each in addresses:
        assert site_client.get(each).status_code == 404, each
