"""Signing in at the desk's door, as a browser does, for the tests of it."""

import json
import re
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import encrypt
from django.test import Client
from django.urls import reverse

from people.sign_in import codes

LOGIN = reverse("admin:login")
INDEX = reverse("admin:index")
CODE = reverse("mfa_authenticate")
SET_UP = reverse("account_set_up")
ACCOUNT = reverse("mfa_index")
PASSWORD = "open sesame 12"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def browser(address="198.51.100.7") -> Client:
    client = Client(REMOTE_ADDR=address)
    client.defaults["HTTP_HOST"] = "localhost"
    return client


def by_password(client, name, password=PASSWORD, **more):
    return client.post(LOGIN, {"username": name, "password": password, **more})


def app_of(user):
    """An app on a phone; what it shows, `shown` says."""
    data = {"secret": encrypt(SECRET)}
    return Authenticator.objects.create(user=user, type="totp", data=data)


def shown(off=0) -> str:
    """What a phone shows whose clock is so many half minutes before ours."""
    counter = int(time.time()) // codes.PERIOD + off
    return format_hotp_value(hotp_value(SECRET, counter))


def wrong() -> str:
    right = {shown(off) for off in range(-6, 7)}
    return next(f"{n:06}" for n in range(20) if f"{n:06}" not in right)


def options_in(answer) -> dict:
    """What the page hands to the browser to make or ask for a passkey."""
    found = re.search(
        r'<script id="passkey-options"[^>]*>(.*?)</script>', answer.content.decode()
    )
    kept = json.loads(found[1])
    return kept.get("request_options", kept)["publicKey"]


def come_in(client, user, off=0):
    """With password and code, to the end."""
    by_password(client, user.username)
    return client.post(CODE, {"code": shown(off)})


def sign_out(client):
    """By the button: the test client's own way forgets all cookies."""
    client.post(reverse("admin:logout"))
