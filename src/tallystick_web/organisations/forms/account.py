"""The forms of signing in: those of the sign-in package, in the words and the manner of the service."""

from typing import Any, ClassVar

from allauth.account.forms import ChangePasswordForm as _ChangePassword
from allauth.account.forms import LoginForm, ReauthenticateForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as _ReauthenticateByCode
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from allauth.socialaccount.models import SocialAccount
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

PASSWORD_RULES = (
    "At least 12 characters. Three words that do not belong together are easy to remember and hard to guess."  # noqa: S105  # not one
)
_CODE = "Enter the 6 digits that your authenticator app shows now, or one of your recovery codes."


class PlainWords:
    """Gives the fields of a form our labels and hints, and takes away what stood in empty boxes."""

    words: ClassVar[dict[str, tuple[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                field.label, field.help_text = self.words[name]
        if "code" in self.fields:
            self.fields["code"].widget.attrs.update(inputmode="text", spellcheck=False)


class SignInForm(PlainWords, LoginForm):
    """An address and a password."""

    words: ClassVar = {"login": ("Work e-mail address", ""), "password": ("Password", "")}


class ForgottenPasswordForm(PlainWords, ResetPasswordForm):
    """The address to send a link to."""

    words: ClassVar = {"email": ("Work e-mail address", "The one you were invited at.")}

    def clean_email(self) -> str:
        """Send no link to people who sign in through a provider: a password would be a way round it."""
        email = super().clean_email()
        bound = set(SocialAccount.objects.filter(user__in=self.users).values_list("user", flat=True))
        self.users = [one for one in self.users if one.pk not in bound]
        return email


class NewPasswordForm(PlainWords, ResetPasswordKeyForm):
    """A new password, after a link from an e-mail."""

    words: ClassVar = {"password1": ("New password", PASSWORD_RULES), "password2": ("The same password again", "")}


class ChangePasswordForm(PlainWords, _ChangePassword):
    """A new password, for somebody who is signed in."""

    words: ClassVar = {
        "oldpassword": ("The password you use now", ""),
        "password1": ("New password", PASSWORD_RULES),
        "password2": ("The same password again", ""),
    }


class ConfirmPasswordForm(PlainWords, ReauthenticateForm):
    """The password again, before something that matters."""

    words: ClassVar = {"password": ("Password", "")}


class SetUpAppForm(PlainWords, ActivateTOTPForm):
    """The first code of an authenticator app."""

    words: ClassVar = {"code": ("Code from the app", "The 6 digits that the app shows now.")}


class SecondStepForm(PlainWords, AuthenticateForm):
    """The second step of signing in."""

    words: ClassVar = {"code": ("Code", _CODE)}


class ConfirmCodeForm(PlainWords, _ReauthenticateByCode):
    """A code again, before something that matters."""

    words: ClassVar = {"code": ("Code", _CODE)}


class AddPasskeyForm(PlainWords, AddWebAuthnForm):
    """A passkey or a security key."""

    words: ClassVar = {
        "name": ("What you call it", "For example: work laptop."),
        "passwordless": ("Sign in with it alone, without the password", ""),
    }


class JoinForm(forms.Form):
    """A password for a new account, when an invitation is taken up."""

    password1 = forms.CharField(
        label="Password",
        help_text=PASSWORD_RULES,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password1(self) -> str:
        """Refuse a password that is easily guessed."""
        password = str(self.cleaned_data["password1"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            raise ValidationError({"password2": "The two passwords are not the same"})
        return cleaned
