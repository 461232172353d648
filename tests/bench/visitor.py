"""A browser without pages, at an address of its own behind a proxy, that signs in."""

import json
import re
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.passkey import Device

PERIOD = 30
LOGIN, CODE, PASSKEY = "/admin/login/", "/sign-in/code/", "/sign-in/passkey/"
CSRF_COOKIE = "newsroom_desk_csrf"


class Visitor:
    def __init__(self, desk, address):
        self.desk, self.address = desk, address
        self._cookies, self._last = CookieJar(), 0
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))

    def get(self, path, **headers) -> bytes:
        return self._ask(Request(self.desk + path, headers=headers))

    def post(self, path, fields) -> bytes:
        """What stands on the page to which it led."""
        token = next(each.value for each in self._cookies if each.name == CSRF_COOKIE)
        headers = {"X-CSRFToken": token, "Origin": self.desk}
        sent = urlencode(fields).encode()
        return self._ask(Request(self.desk + path, data=sent, headers=headers))

    def _ask(self, request):
        request.add_header("X-Forwarded-For", self.address)
        with self._opener.open(request, timeout=60) as reply:
            self.path = reply.url.removeprefix(self.desk)
            return reply.read()

    @property
    def is_in(self) -> bool:
        return b'id="logout-form"' in self.get("/account/")

    def set_up(self, name, password):
        """Signs in for the first time; the app's secret and the passkey's device."""
        self.get(LOGIN)
        self.post(LOGIN, {"username": name, "password": password})
        page = self.get("/account/passkeys/add/").decode()
        found = re.search(r'<script id="passkey-options"[^>]*>(.*?)</script>', page)
        device = Device(self.desk)
        made = device.create(json.loads(found[1])["publicKey"])
        self.post("/account/passkeys/add/", {"name": "Key", "credential": made})
        page = self.get("/account/app/").decode()
        secret = re.search(r'account-secret">(\w+)<', page)[1]
        self.post("/account/app/", {"code": self._code(secret)})
        return secret, device

    def sign_out(self):
        self.post("/admin/logout/", {})

    def by_code(self, name, password, secret):
        """Whether it worked, and how long it took; without the wait for a code that
        was not used yet."""
        code = self._code(secret)
        began = time.monotonic()
        self.get(LOGIN)
        self.post(LOGIN, {"username": name, "password": password})
        self.post(CODE, {"code": code})
        return self._told(began)

    def by_passkey(self, device):
        began = time.monotonic()
        self.get(LOGIN)
        asked = json.loads(self.get(PASSKEY, Accept="application/json"))
        signed = device.get(asked["request_options"]["publicKey"])
        self.post(PASSKEY, {"credential": signed})
        return self._told(began)

    def _told(self, began):
        seconds = time.monotonic() - began
        return self.path == "/admin/" and self.is_in, seconds

    def _code(self, secret):
        while (counter := int(time.time()) // PERIOD) <= self._last:
            time.sleep(0.2)
        self._last = counter
        return format_hotp_value(hotp_value(secret, counter))
