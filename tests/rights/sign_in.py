"""The pages of signing in: each has their own, and the chief that of everybody."""

from tests.rights import sends
from tests.rights.entry import page
from tests.rights.reach import DESK, OUTSIDE

SIGN_IN = {
    # The same page as the admin's.
    "account_login": [
        page(get=OUTSIDE, refusal=302, sends=sends.a_password_of_nobody),
    ],
    # Where a sign-in has not begun it leads to where it does.
    "mfa_authenticate": page(get="", outside=302, refusal=302),
    "mfa_login_webauthn": page(get="", outside=302, refusal=302),
    "mfa_index": page(get=DESK),
    # Whoever has nothing yet is shown this, too, where nothing is required.
    "account_set_up": page(get=DESK),
    "account_reauthenticate": page(get=DESK),
    # Without a second step there is no other way to say who one is.
    "mfa_reauthenticate": page(get=DESK, ok=302),
    "mfa_reauthenticate_webauthn": page(get=DESK, ok=302),
    "mfa_add_webauthn": page(get=DESK),
    "mfa_edit_webauthn": page(get="", on="passkey", refusal=404),
    "mfa_remove_webauthn": page(get="", on="passkey", refusal=404),
    "mfa_activate_totp": page(get=DESK),
    "mfa_deactivate_totp": page(get="", refusal=404),
    "mfa_view_recovery_codes": page(get="", refusal=404),
    "mfa_generate_recovery_codes": page(get=DESK),
    "account_end_sessions": page(get=DESK, ok=302, post=DESK, sends=sends.others_too),
    "account_end_session": page(get="", on="session", refusal=302),
    "admin:people_user_sign_in": page(
        get="c", post="c", on="user", sends=sends.end_all_sessions
    ),
}
