"""A second step is required; a passkey is added and used."""

import pytest
from django.urls import reverse

from tests.newsroom.signing_in import options_in
from tests.passkey import Device

PASSKEY = reverse("mfa_login_webauthn")
ADD_PASSKEY = reverse("mfa_add_webauthn")
RECOVERY = reverse("mfa_view_recovery_codes")
ORIGIN = "http://localhost"


@pytest.fixture(autouse=True)
def required(settings):
    settings.NEWSROOM_SECOND_STEP = True


def with_passkey(client, **options) -> Device:
    """Added by whoever is signed in there."""
    device = Device(ORIGIN, **options)
    made = device.create(options_in(client.get(ADD_PASSKEY)))
    answer = client.post(ADD_PASSKEY, {"name": "Work laptop", "credential": made})
    assert answer.status_code == 302
    return device


def use_passkey(client, device, **more):
    asked = client.get(PASSKEY, headers={"accept": "application/json"}).json()
    signed = device.get(asked["request_options"]["publicKey"])
    return client.post(PASSKEY, {"credential": signed, **more})
