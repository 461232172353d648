"""What is sent to an address that changes something: (world, object) -> dict.

Each is what a browser would send from the page as this person finds it, or as the chief
does where it is not for them.
"""

from io import BytesIO

from django.urls import reverse

from articles.glossary.pairs import Pair
from articles.glossary.table import read
from articles.glossary.taking_in import plan
from tests.media_enclosures import pdf
from tests.rights.forms import form, no_rows

PASSWORD = "open sesame 12"
NEW = "another sesame 13"


def yes(world, obj):
    return {"post": "yes"}


def a_mistake(world, obj):
    return {"text": "Two carts, not one.", "sentence": ""}


def an_answer(world, obj):
    return {"outcome": "right", "answer": "It was one."}


def wanted_here(world, obj):
    return {"edition": "en", "ask": "", "en-note": "For us."}


def wanted_in_japan(world, obj):
    return {"edition": "ja", "ask": "", "ja-note": "For us."}


def wanted_in_korea(world, obj):
    return {"edition": "ko", "ask": "", "ko-note": "For them."}


def taken(world, obj):
    return {"take": ""}


def a_look(world, obj):
    return {"note": "Looked at."}


def a_duty(world, obj):
    found = form(world, reverse("admin:people_duty_add"), "duty_form")
    edition, user = world.editions["en"].pk, world.users["editor"].pk
    return found | {"edition": edition, "user": user}


def an_action(world, obj):
    """No list has actions: this must do nothing, whoever sends it."""
    ids = [world.objects["person"].pk, world.stories["own", "draft"].pk]
    return {"action": "delete_selected", "_selected_action": ids, "post": "yes"}


def changed(world, obj):
    meta = obj._meta
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[obj.pk])
    found = form(world, address, f"{meta.model_name}_form")
    # None of them where the form can only be read.
    name = next((each for each in ("username", "text") if each in found), "name")
    return found | {name: "changed"}


def a_person(world, obj):
    return {"name": "Iva Norde", "kind": "staff", **no_rows("profiles")}


def a_document(world, obj):
    file = BytesIO(pdf())
    file.name = "new.pdf"
    return {"name": "New", "sent": file}


def what_is_said(world, obj):
    edition = world.editions["en"].pk
    rows = {"words-0-edition": edition, "words-0-title": "changed"}
    return {"name": "changed", **no_rows("words"), "words-TOTAL_FORMS": 1, **rows}


def protected(world, obj):
    return {"protects_people": "1"}


def sure(world, obj):
    return {"sure": "on"}


def a_reason(world, obj):
    return {"reason": "The court asks for it."}


def words_to_erase(world, obj):
    return {"words": "Nobody Atall", "mode": "words"}


def look_again(world, obj):
    return {"do": "again"}


def a_topic(world, obj):
    return {"name": "harbours", **no_rows("names")}


def another_topic(world, obj):
    return {"into": world.objects["topic"].pk, "sure": "yes"}


def an_old_address(world, obj):
    return {"address": "/archives/9.html", "leads_to": "/en/section/politics/"}


def old_addresses(world, obj):
    return {"text": "/archives/8.html,/en/section/politics/"}


def a_series(world, obj):
    edition = world.editions["en"].pk
    return {"edition": edition, "name": "New", "slug": "new", "about": ""}


def a_section(world, obj):
    edition = world.editions["en"].pk
    return {"edition": edition, "name": "New", "slug": "new", "position": 5}


def a_wording(world, obj):
    edition = world.editions["en"].pk
    fixed = {"kind": "disclosure", "place": "below", "position": 1}
    return {"edition": edition, "text": "New", **fixed}


def a_term(world, obj):
    editions = {"source_edition": "ko", "target_edition": "en"}
    pair = {name: world.editions[code].pk for name, code in editions.items()}
    return {**pair, "source": "새말", "target": "new word", "kind": "other"}


def a_table(world, obj):
    """As it is sent by who has looked at it."""
    text = "source,target\n표말,table word"
    pair = Pair(world.editions["ko"], world.editions["en"])
    seen = plan(pair, read(text).rows).mark
    return {"pair": pair.key, "text": text, "seen": seen, "_make": "1"}


def an_edition(world, obj):
    found = form(world, reverse("admin:people_edition_add"), "edition_form")
    named = {"code": "new", "name": "New", "masthead": "The New", "language": "fr"}
    return found | named


def a_new_look(world, obj):
    return {"light_link": "#00409f"}


def a_front_page(world, obj):
    return {"seen": 0, "top": "newest", "block": world.objects["section"].pk}


def a_sign_in(world, obj):
    return {"username": "fresh", **two_passwords(world, obj), **no_rows("memberships")}


def two_passwords(world, obj):
    return dict.fromkeys(("password1", "password2"), NEW)


def a_new_password(world, obj):
    return {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}


def a_password_of_nobody(world, obj):
    return {"username": "who", "password": PASSWORD}


def the_password_of_the_deactivated(world, obj):
    return {"username": "deactivated", "password": PASSWORD}


def others_too(world, obj):
    return {"others": "1"}


def end_all_sessions(world, obj):
    return {"end_all": "1"}
