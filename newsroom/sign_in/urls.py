"""The pages of allauth that make sense here; those of sign-up and mail do not."""

from django.urls import path

from newsroom.sign_in import account, views

urlpatterns = [
    # The same address as the admin's own, which reads it from here.
    path("admin/login/", views.sign_in, name="account_login"),
    path("sign-in/code/", views.Code.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", views.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("account/", account.Account.as_view(), name="mfa_index"),
    path("account/set-up/", account.SetUp.as_view(), name="account_set_up"),
    path(
        "account/confirm/",
        account.PasswordAgain.as_view(),
        name="account_reauthenticate",
    ),
    path(
        "account/confirm/code/", account.CodeAgain.as_view(), name="mfa_reauthenticate"
    ),
    path(
        "account/confirm/passkey/",
        account.PasskeyAgain.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "account/passkeys/add/",
        account.AddPasskey.as_view(),
        name="mfa_add_webauthn",
    ),
    path(
        "account/passkeys/<int:pk>/name/",
        account.NamePasskey.as_view(),
        name="mfa_edit_webauthn",
    ),
    path(
        "account/passkeys/<int:pk>/remove/",
        account.RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("account/app/", account.AddApp.as_view(), name="mfa_activate_totp"),
    path(
        "account/app/remove/", account.RemoveApp.as_view(), name="mfa_deactivate_totp"
    ),
    path(
        "account/recovery/",
        account.RecoveryCodes.as_view(),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery/new/",
        account.NewRecoveryCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path("account/sessions/end/", account.end, name="account_end_sessions"),
    path("account/sessions/<int:pk>/end/", account.end, name="account_end_session"),
]
