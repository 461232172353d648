"""A device that makes passkeys and signs with them, as a browser hands them on."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

FLAG = AuthenticatorData.FLAG


class Device:
    """`verifies` as one that asks for a fingerprint or a PIN."""

    def __init__(self, origin, verifies=True):
        self.origin, self.verifies = origin, verifies
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(16)
        self.user = b""

    def create(self, options) -> str:
        """The answer to what `navigator.credentials.create` is asked for."""
        self.user = websafe_decode(options["user"]["id"])
        public = ES256.from_cryptography_key(self.key.public_key())
        made = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        data = self._data(options["rp"]["id"], FLAG.AT, made)
        attested = AttestationObject.create("none", data, {})
        return self._answer(
            "create",
            options["challenge"],
            attestationObject=websafe_encode(bytes(attested)),
        )

    def get(self, options) -> str:
        """The answer to what `navigator.credentials.get` is asked for."""
        data = self._data(options["rpId"], FLAG(0))
        told = self._told("get", options["challenge"])
        signed = bytes(data) + hashlib.sha256(told).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(
            "get",
            options["challenge"],
            authenticatorData=websafe_encode(bytes(data)),
            signature=websafe_encode(signature),
            userHandle=websafe_encode(self.user),
        )

    def _data(self, rp, flags, made=b""):
        flags |= FLAG.UP | (FLAG.UV if self.verifies else FLAG(0))
        rp_hash = hashlib.sha256(rp.encode()).digest()
        return AuthenticatorData.create(rp_hash, flags, 0, made)

    def _told(self, verb, challenge) -> bytes:
        return json.dumps(
            {
                "type": f"webauthn.{verb}",
                "challenge": challenge,
                "origin": self.origin,
                "crossOrigin": False,
            }
        ).encode()

    def _answer(self, verb, challenge, **response) -> str:
        told = websafe_encode(self._told(verb, challenge))
        return json.dumps(
            {
                "id": websafe_encode(self.id),
                "rawId": websafe_encode(self.id),
                "type": "public-key",
                "clientExtensionResults": {},
                "response": {"clientDataJSON": told, **response},
            }
        )
