"""Who may do what with the pictures of the library: a part of TABLE, which says how."""

from tests.rights import picture_sends, sends
from tests.rights.entry import page, room
from tests.rights.reach import DESK

PICTURES = {
    # Files
    "desk_picture": page(get=DESK, on="file", outside=403),
    "desk_original": [
        page(get="rpec", on="own_picture", outside=403),
        page(get="pec", on="picture_of_others", outside=403),
    ],
    "desk_file": page(get=DESK, on="file", outside=403),
    # Sound, video and documents: whoever adds pictures adds them, and a translator
    # writes what is said in them, too.
    **room("media_enclosure", DESK, "rpec", sent=sends.a_document, on="enclosure"),
    "admin:media_enclosure_change": page(
        get=DESK, post=DESK, on="enclosure", sends=sends.what_is_said
    ),
    "admin:media_enclosure_delete": [
        page(get="rpec", post="rpec", on="own_enclosure", sends=sends.yes),
        page(get="pec", post="pec", on="enclosure", sends=sends.yes),
    ],
    "admin:media_enclosure_found": page(get=DESK),
    # The library
    **room("media_image", DESK, "rpec", sent=sends.an_action, on="own_picture"),
    # It leads to where pictures are given.
    "admin:media_image_add": page(get="rpec", ok=302),
    "admin:media_image_upload": page(
        get="rpec", post="rpec", sends=picture_sends.files
    ),
    # Without words that were sent it leads to where pictures are given.
    "admin:media_image_words": page(
        get="rpec", post="rpec", ok=302, sends=picture_sends.words_of_a_picture
    ),
    # One picture: rights are said by whoever added it or keeps the library, and read by
    # all; only the library's keepers take one from readers.
    "admin:media_image_rights": [
        page(get=DESK, post="rpec", on="own_picture", sends=picture_sends.its_source),
        page(
            get=DESK, post="pec", on="picture_of_others", sends=picture_sends.its_source
        ),
    ],
    "admin:media_image_end": page(
        get="pec", post="pec", on="picture_of_others", sends=sends.sure
    ),
    "admin:media_image_focus": [
        page(get="rpec", post="rpec", on="own_picture", sends=picture_sends.a_point),
        page(
            get="pec", post="pec", on="picture_of_others", sends=picture_sends.a_point
        ),
    ],
    # Whoever may change a picture makes people in it unrecognisable; few see it as it
    # was, and who keeps the library says that nobody to protect is in it.
    "admin:media_image_redact": [
        page(get="rpec", post="rpec", on="own_picture", sends=picture_sends.a_place),
        page(
            get="pec", post="pec", on="picture_of_others", sends=picture_sends.a_place
        ),
    ],
    "admin:media_image_seen": page(
        get="pec",
        ok=405,
        post="pec",
        on="picture_of_others",
        sends=picture_sends.nobody_seen,
    ),
    # What comes in the place of a picture, asked first; which of the two, on the next.
    "admin:media_image_replace": page(get="pec", on="picture_of_others"),
    "admin:media_image_merge": page(get="pec", on="picture_of_others", ok=302),
    # Objects that not all of a room may touch
    "admin:media_image_delete": [
        page(get="rpec", post="rpec", on="own_picture", sends=sends.yes),
        page(get="pec", post="pec", on="picture_of_others", sends=sends.yes),
    ],
}
