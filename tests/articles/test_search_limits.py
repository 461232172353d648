"""What one address, and one search, may cost."""

from django.db import connection, transaction

from articles.search import finding
from articles.site import limits
from newsroom.settings import site
from tests.articles.finished import words
from tests.articles.searching import ask, nobody_has_searched

__all__ = ["ask", "nobody_has_searched"]


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


def test_who_searches_too_often_waits(cast, published, ask, monkeypatch):
    monkeypatch.setattr(site, "NEWSROOM_SEARCHES_A_MINUTE", 2)
    assert [ask("bridge").status_code for _ in range(3)] == [200, 200, 429]
    response = ask("bridge")
    assert 1 <= int(response["Retry-After"]) <= 30
    assert "Too many searches come from your address." in words(response)
    assert 'value="bridge"' in response.content.decode()
    assert ask().status_code == 200  # the form itself costs nothing


def test_there_are_new_ones_with_time():
    clock = Clock()
    allowance = limits.Allowance(clock)
    assert [allowance.wait("a", 2) for _ in range(3)] == [0, 0, 30]
    assert allowance.wait("b", 2) == 0
    clock.now += 29
    assert allowance.wait("a", 2) == 1
    clock.now += 1
    assert allowance.wait("a", 2) == 0
    assert allowance.wait("a", 2) == 30


def test_memory_is_bounded_and_holds_no_address(monkeypatch):
    monkeypatch.setattr(limits, "KEPT", 3)
    allowance = limits.Allowance()
    for number in range(9):
        allowance.wait(f"192.0.2.{number}", 5)
    assert len(allowance) == 3
    assert "192.0.2" not in str(vars(allowance))


def test_no_limit_is_no_limit(cast, published, ask, monkeypatch):
    monkeypatch.setattr(site, "NEWSROOM_SEARCHES_A_MINUTE", 0)
    assert {ask("bridge").status_code for _ in range(3)} == {200}


def test_the_address_is_that_which_our_proxies_saw(rf, settings):
    def address(told, proxies, socket="192.0.2.1"):
        settings.NEWSROOM_PROXIES = proxies
        given = {"HTTP_X_FORWARDED_FOR": told} if told else {}
        return limits.address_of(rf.get("/", REMOTE_ADDR=socket, **given))

    forged = "198.51.100.9, 203.0.113.5, 192.0.2.7"
    assert address(forged, 0) == "192.0.2.1"
    assert address(forged, 1) == "192.0.2.7"
    assert address(forged, 2) == "203.0.113.5"
    assert address("", 1) == "192.0.2.1"
    assert address("x", 1) == "192.0.2.1"
    assert address("192.0.2.7", 3) == "192.0.2.1"
    assert address("", 0, "2001:db8::1:2:3:4") == "2001:db8::/64"
    assert address("", 0, "::ffff:192.0.2.8") == "192.0.2.8"


def test_a_search_that_takes_too_long_is_ended(cast, published, ask, monkeypatch):
    def slow(*_):
        # As the settings of the site say it, only sooner.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set local statement_timeout = 40")
            cursor.execute("select pg_sleep(5)")

    options = site.DATABASES["default"]["OPTIONS"]["options"]
    assert "statement_timeout=3000" in options

    monkeypatch.setattr(finding, "find", slow)
    response = ask("bridge")
    assert response.status_code == 503
    assert "This search takes too long." in words(response)
    assert response["Retry-After"] == "5"
