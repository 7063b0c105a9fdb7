"""Addresses of a person's own account, under /account/. Of the sign-in package's pages, those that are listed here."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as provider_pages
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from tallystick_web.organisations import account_views as own
from tallystick_web.organisations import invitation_views as invitation
from tallystick_web.organisations.account_views import framed

urlpatterns = [
    path("organisations/", own.my_organisations, name="my-organisations"),
    path("me/", own.my_account, name="my-account"),
    path("second-step/", own.second_step, name="second-step"),
    path("second-step/code.svg", own.second_step_picture, name="second-step-picture"),
    # INVITATIONS
    path("invitation/", invitation.invitation, name="invitation"),
    path("invitation/join/", invitation.join, name="join-signed-in"),
    path("invitation/provider/", invitation.join_with_provider, name="join-with-provider"),
    path("invitation/<str:key>/", invitation.open_invitation, name="open-invitation"),
    # SIGNING IN AND OUT
    path("sign-in/", own.SignIn.as_view(), name="account_login"),
    path("sign-in/passkey/", framed(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("sign-in/second-step/", framed(mfa.authenticate), name="mfa_authenticate"),
    path("sign-out/", framed(account.logout), name="account_logout"),
    path("sign-up/", own.sign_up, name="account_signup"),
    path("closed/", framed(account.account_inactive), name="account_inactive"),
    path("signed-in/", framed(sessions.list_usersessions), name="usersessions_list"),
    path("confirm/", framed(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", framed(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("confirm/passkey/", framed(passkeys.reauthenticate_webauthn), name="mfa_reauthenticate_webauthn"),
    # PASSWORDS
    path("password/", own.change_password, name="account_change_password"),
    path("password/forgotten/", framed(account.password_reset), name="account_reset_password"),
    path("password/forgotten/sent/", framed(account.password_reset_done), name="account_reset_password_done"),
    path(
        "password/forgotten/done/",
        framed(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        framed(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    # THE SECOND STEP
    path("second-step/app/", framed(totp.activate_totp), name="mfa_activate_totp"),
    path("second-step/app/remove/", framed(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("second-step/codes/", framed(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("second-step/codes/new/", framed(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("second-step/passkeys/", framed(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("second-step/passkeys/add/", framed(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("second-step/passkeys/<int:pk>/remove/", framed(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("second-step/done/", own.my_account, name="mfa_index"),
    # AN ORGANISATION'S OWN SIGN-IN
    path("provider/cancelled/", framed(provider_pages.login_cancelled), name="socialaccount_login_cancelled"),
    path("provider/failed/", framed(provider_pages.login_error), name="socialaccount_login_error"),
    path("provider/<slug:provider_id>/", own.to_provider, name="openid_connect_login"),
    path("provider/<slug:provider_id>/back/", own.from_provider, name="openid_connect_callback"),
]
