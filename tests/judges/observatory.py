"""The rules of the HTTP Observatory, as it publishes them, for pages without scripts.

From 100 points what is missing is taken away; with 90 left what is more than needed is
added; 100 is an A+. Of TLS it judges what stands in front of the site, which is not
here: HSTS and the redirect to HTTPS are left out.
"""

import re

LEAST = 100
BONUS_FROM = 90
_PRIVATE = {"no-referrer", "same-origin", "strict-origin"}
_PRIVATE |= {"strict-origin-when-cross-origin"}
_SCRIPT = re.compile(r"<script(?![^>]*application/ld\+json)", re.IGNORECASE)
_HANDLER = re.compile(r"<[^>]+\s(on[a-z]+|style)\s*=", re.IGNORECASE)


def faults(pages):
    for each in pages:
        policy = policy_of(each.headers)
        if policy.get("script-src") != ["'none'"]:
            yield f"{each.address}: script-src is not 'none'"
        text = each.body.decode()
        if _SCRIPT.search(text) or _HANDLER.search(text):
            yield f"{each.address}: a script or a style stands in the page"
        total = score(each.headers)
        if total < LEAST:
            yield f"{each.address}: {total} points are no A+"


def policy_of(headers) -> dict:
    given = headers.get("content-security-policy", "")
    parts = [each.split() for each in given.split(";") if each.strip()]
    return {name: values for name, *values in parts}


def score(headers) -> int:
    changes = [rule(headers) for rule in RULES]
    total = 100 + sum(each for each in changes if each < 0)
    if total >= BONUS_FROM:
        total += sum(each for each in changes if each > 0)
    return max(total, 0)


def _policy(headers) -> int:
    policy = policy_of(headers)
    if not policy:
        return -25
    default = policy.get("default-src", ["*"])
    scripts = policy.get("script-src", default)
    styles = policy.get("style-src", default)
    objects = policy.get("object-src", default)
    broad = {"*", "http:", "https:", "data:", "'unsafe-inline'"}
    if broad & {*scripts, *objects}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if broad & set(styles):
        return 0
    return 10 if default == ["'none'"] else 5


def _cookies(headers) -> int:
    return -40 if "set-cookie" in headers else 0


def _sharing(headers) -> int:
    return -50 if headers.get("access-control-allow-origin") == "*" else 0


def _referrer(headers) -> int:
    given = headers.get("referrer-policy", "")
    if not given:
        return 0
    return 5 if given in _PRIVATE else -5


def _sniffing(headers) -> int:
    return 0 if headers.get("x-content-type-options") == "nosniff" else -5


def _framing(headers) -> int:
    if "frame-ancestors" in policy_of(headers):
        return 5
    known = headers.get("x-frame-options", "").upper() in ("DENY", "SAMEORIGIN")
    return 0 if known else -20


def _resources(headers) -> int:
    given = headers.get("cross-origin-resource-policy", "")
    return {"same-origin": 10, "same-site": 10}.get(given, 0)


RULES = [_policy, _cookies, _sharing, _referrer, _sniffing, _framing, _resources]
