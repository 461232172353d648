"""Columns that erasing leaves alone, each with the reason, and the folders and files of
the data folder."""

# Reason -> columns, by table.
EXEMPT = {
    "one of our own words for a state, a kind or a place": """
        articles_approval.rule articles_article.state articles_byline.role
        articles_commissionstep.verb articles_correction.kind articles_correction.place
        articles_correctionduty.outcome articles_mistake.outcome articles_note.kind
        articles_note.place articles_print.kind articles_rendering.state
        articles_standingnote.kind articles_standingnote.place articles_team.part
        articles_term.kind articles_transition.verb articles_transition.before
        articles_transition.after articles_erasure.mode articles_erasurejob.phase
        articles_erasureduty.duty articles_erasurefile.store
        articles_emergency.verb articles_remark.kind mfa_authenticator.type
        media_enclosure.kind media_enclosure.source media_image.source
        media_rendition.format media_rendition.crop media_seal.kind
        people_edition.direction people_edition.date_style people_edition.checks
        people_edition.code people_edition.name people_edition.name_joiner
        people_membership.role people_person.kind auth_group.name auth_permission.name
        auth_permission.codename django_content_type.app_label django_content_type.model
        django_migrations.app django_migrations.name""",
    "a language tag or a time zone": """
        articles_article.source_language people_edition.language
        people_edition.time_zone media_enclosure.language""",
    "the key of a part or of an open page: made by us, of no word": """
        articles_autosave.page articles_presence.page articles_presence.place
        articles_figure.block articles_remark.block articles_correctionduty.hidden
        articles_rendering.part articles_rendering.source articles_pairing.before
        articles_purge.keys articles_erasureplace.place articles_erasureplace.row
        articles_erasureplace.columns articles_erasurejob.place articles_erasurejob.last
        django_admin_log.object_id""",
    "the name of a file, at random or hashed with a key": """
        media_image.original media_image.fingerprint media_rendition.name
        media_seal.file media_enclosure.file articles_erasurefile.name""",
    "a hash that is salted or covers salted ones only: it tells of no word": """
        articles_print.leaves articles_print.salts articles_print.previous
        articles_print.digest""",
    "numbers of stories and the names of their places": """
        articles_arrangement.slots""",
    "a hash of a secret, or of who tried to sign in": """
        articles_previewlink.digest people_signinlimit.key""",
    "an address of the newsroom's own machines": "articles_frontcache.address",
    "a secret or the name of a sign-in: the page of sign-ins changes it": """
        people_user.password people_user.username mfa_authenticator.data
        account_emailaddress.email account_emailconfirmation.key
        newsroom_cache.cache_key newsroom_cache.value""",
    "where somebody is signed in: it goes with the session": """
        usersessions_usersession.session_key usersessions_usersession.user_agent
        usersessions_usersession.ip usersessions_usersession.data""",
    "read by erasing.sessions, which can: it is packed": """
        django_session.session_data django_session.session_key""",
    "what is looked for: emptied when it is done (erase_forget)": """
        articles_erasure.words articles_erasureconsent.digest""",
}

# Folders of the data folder, and what is done with what lies there.
FOLDERS = {
    "pictures": "files of pictures that were chosen go; cards for sharing are drawn"
    " anew; whatever else names the words is told as found",
    "templates": "whoever keeps the newsroom's own templates changes them; what names"
    " the words is told as found",
    "logs": "hold no words; looked through to be sure",
    "secrets": "hold keys made at random; looked through to be sure",
    "postgres": "the database's own files: asked as tables; what it still keeps of"
    " before is a duty",
}
# Single files there, and what half-made folders are called: none holds a word.
FILES = {
    "run.pid": "the number of a process",
    "sample-password": "made at random, for the sample newsroom",
    "converting.lock": "empty",
    "postgres.lock": "empty",
    "postgres.running": "empty",
    "postgres.new": "the database's own, while it is made",
    "programs.new": "programs, while they are copied",
}


def columns() -> dict:
    """Column -> reason."""
    return {
        column: why for why, columns in EXEMPT.items() for column in columns.split()
    }
