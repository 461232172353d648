"""What is sent about pictures: (world, object) -> dict, as in sends.py."""

from io import BytesIO

from tests.media_files import jpeg


def its_source(world, obj):
    return {"source": "agency", "licence": "One use", "usable_until": ""}


def a_point(world, obj):
    return {"focus_x": 20, "focus_y": 30}


def a_place(world, obj):
    return {"places": "1 1 5 5", "look": "solid", "reason": "A witness"}


def nobody_seen(world, obj):
    return {"nobody": "1"}


def files(world, obj):
    file = BytesIO(jpeg(colour=(8, 8, 8)))
    file.name = "sent.jpg"
    return {"files": file}


def words_of_a_picture(world, obj):
    picture = world.objects["picture_of_others"].pk
    named = {f"picture{picture}-name": "New", f"picture{picture}-text": "New"}
    return {"edition": "en", "picture": picture, **named}


def a_phone_picture(world, obj):
    picture = world.objects["picture_of_others"].pk
    return {"picture": picture, f"picture{picture}-text": "New"}
