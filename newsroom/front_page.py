"""The first page of the desk and the part of it that is asked for again and again."""

from hashlib import sha256

from django.template.loader import render_to_string
from django.utils import timezone

from articles.admin.breaking import asks_another, form_for
from articles.desk.waiting import waiting_for
from newsroom.first_steps import steps_for
from people.desk_clock import zone_of
from people.roles import may


def front_page(user) -> dict:
    """What the page needs; `waiting` is the part that changes, with its `etag`."""
    now = timezone.now()
    front = waiting_for(user, now)
    may_start = may(user, "start")
    steps = steps_for(user)
    waiting = render_to_string(
        "admin/waiting/_front.html",
        {"front": front, "user": user, "now": now, "may_start": may_start}
        | {"steps": steps},
    )
    zone = zone_of(user)
    return {
        "steps": steps,
        "front": front,
        "waiting": waiting,
        "etag": f'"{sha256(waiting.encode()).hexdigest()[:32]}"',
        "as_of": f"{now.astimezone(zone):%H:%M:%S}",
        "zone": zone.key,
        "may_start": may_start,
        "may_paste": may(user, "paste"),
    }


def whole_page(user) -> dict:
    """With what is not asked for again: somebody may be typing there."""
    form = form_for(user)
    breaking = {"breaking": form, "asks_another": asks_another(form)} if form else {}
    return front_page(user) | breaking
