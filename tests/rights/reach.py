"""Who is who, what each has of a story, and which verbs they may do with it."""

# Letters: nobody, signed in without a role, deactivated; then the roles.
PEOPLE = {
    "n": "nobody",
    "s": "stranger",
    "d": "deactivated",
    "r": "reporter",
    "t": "translator",
    "p": "photo",
    "e": "editor",
    "c": "chief",
}
LETTERS = {name: letter for letter, name in PEOPLE.items()}
OUTSIDE, DESK = "nsd", "rtpec"
ALL = OUTSIDE + DESK

# What each has of a story: "-" (not even that it exists), "know" (headline and state,
# in lists), "read" (the text too), "change". All but the chief work in the editions
# `en` and `ja`; drafts are open in `ja`, and `ko` is foreign to them.
RELATIONS = ("own", "other", "open", "foreign", "left")
REACH = {
    # of whose story: own     other     open      foreign   on its team in `ko`
    "reporter": "     change  know      read      -         -".split(),
    "translator": "   change  know      read      -         -".split(),
    "photo": "        read    read      read      -         -".split(),
    "editor": "       change  change    change    -         -".split(),
    "chief": "        change  change    change    change    change".split(),
    "nobody": ["-"] * 5,
    "stranger": ["-"] * 5,
    "deactivated": ["-"] * 5,
}
STEPS = ("-", "know", "read", "change")

# The verbs: in which state they are tried, and who may on an own story, on one of
# others in the edition, and on one of another edition.
VERBS = {
    #                      in           own     other   foreign
    "submit": ("           draft        rtec    ec      c").split(),
    "send_back": ("        submitted    ec      ec      c").split(),
    "approve": ("          submitted    ec      ec      c").split(),
    "publish": ("          approved     ec      ec      c").split(),
    "approve_and_publish": "submitted   ec      ec      c".split(),
    "update": ("           published    ec      ec      c").split(),
    "correct": ("          published    ec      ec      c").split(),
    "cancel": ("           scheduled    ec      ec      c").split(),
    "reschedule": ("       scheduled    ec      ec      c").split(),
    "kill": ("             published    ec      ec      c").split(),
    "spike": ("            draft        rtec    ec      c").split(),
    "restore": ("          spiked       rtec    ec      c").split(),
    # Whoever was told of one sets it; to remove it is for who answers for it.
    "embargo": ("          draft        rtec    ec      c").split(),
    "lift_embargo": ("     embargoed    ec      ec      c").split(),
    "develop": ("          published    ec      ec      c").split(),
    "conclude": ("         developing   ec      ec      c").split(),
    # Set by who answers for what goes out; lifted by who set it (here a chief), or by
    # any chief.
    "hold": ("             draft        ec      ec      c").split(),
    "lift_hold": ("        held         c       c       c").split(),
}


def has(person, relation) -> str:
    """What the person has of a story that stands so to them."""
    return REACH[person][RELATIONS.index(relation)]


def reaches(person, relation, needed) -> bool:
    return STEPS.index(has(person, relation)) >= STEPS.index(needed)


def may_do(person, verb, relation) -> bool:
    _, *letters = VERBS[verb]
    return LETTERS[person] in letters[("own", "other", "foreign").index(relation)]
