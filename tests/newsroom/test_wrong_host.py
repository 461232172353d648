"""Who asks for another site's address gets a refusal, and no fault of ours."""

from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest


@pytest.mark.parametrize("path", ["/en/", "/en/no-such-page/", "/en/search/?q=bridge"])
def test_it_works(newsroom, path):
    with pytest.raises(HTTPError) as refused:
        urlopen(Request(newsroom.site + path, headers={"Host": "elsewhere.example"}))
    assert refused.value.code == 400
    assert "Not a valid request" in refused.value.read().decode()
