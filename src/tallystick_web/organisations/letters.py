"""The words of every e-mail. An e-mail carries a link and says what happened: never a figure, and never a secret
besides the link itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tallystick.publishing.words import in_words, listed


@dataclass(frozen=True, kw_only=True)
class Letter:
    """The subject and the text of an e-mail."""

    subject: str
    text: str


class AboutRole(Protocol):
    """A letter about one role."""

    def __call__(self, *, organisation: str, role: str, link: str) -> Letter:
        """The letter."""


_NOT_YOU = (
    "If this was not you, or you did not expect it, tell whoever looks after accounts in your organisation at once."
)


def invitation(*, organisation: str, link: str) -> Letter:
    """Somebody is invited. It reads the same whether or not the address has an account."""
    return _letter(
        f"{organisation} invites you to Tallystick",
        f"{organisation} invites you to Tallystick, where it keeps its figures on race equality.",
        "Open this link to join. It works once, and for seven days:",
        link,
        "If you did not expect this, you need not do anything.",
    )


def role_waits(*, organisation: str, role: str, link: str) -> Letter:
    """A role was asked for, and waits for a second person."""
    return _letter(
        f"A role at {organisation} waits for your answer",
        f"Somebody at {organisation} asked in Tallystick to give a person the role “{role}”. It is given by two "
        "people, and you can be the second. Look at who asks and for whom, and agree or refuse:",
        link,
        "Others may be able to answer too. If one of them did, there is nothing left to do.",
    )


def role_given(*, organisation: str, role: str, link: str) -> Letter:
    """A person was given a role."""
    return _letter(
        f"You were given a role at {organisation}",
        f"You were given the role “{role}” at {organisation} in Tallystick. Sign in again to use it:",
        link,
        _NOT_YOU,
    )


def role_ended(*, organisation: str, role: str, link: str) -> Letter:
    """A role of a person was ended."""
    return _letter(
        f"Your role at {organisation} ended",
        f"Your role “{role}” at {organisation} in Tallystick ended. You were signed out everywhere. "
        "If you hold another role, you can sign in again:",
        link,
        f"If you think that this is a mistake, tell whoever looks after accounts at {organisation}.",
    )


def second_step_reset(*, link: str) -> Letter:
    """Two people took away a person's second step."""
    return _letter(
        "Your second step of signing in was taken away",
        "Two people in your organisation took away your second step of signing in to Tallystick, because they were "
        "told that you lost it. You were signed out everywhere, and your password no longer works. "
        "Set a new password, then set up a new second step:",
        link,
        _NOT_YOU,
    )


def new_password(*, link: str) -> Letter:
    """Somebody asked for a link to set a new password."""
    return _letter(
        "Set a new password for Tallystick",
        "Somebody, probably you, asked to set a new password for your account. Open this link to set it:",
        link,
        "If you did not ask for it, you need not do anything: your password stays as it is.",
    )


def this_week(
    *, organisation: str, overdue: int, waiting: int, due: int, stale: int, link: str, turn_off: str
) -> Letter:
    """Once a week: how much is due from somebody, and where they see what. It says nothing of what it is."""
    counted = [
        *([f"{_things(overdue)} overdue"] if overdue else []),
        *([f"{_things(waiting)} waiting for your answer"] if waiting else []),
        *([f"{_things(due)} due by Sunday"] if due else []),
        *([f"{_things(stale)} without an update in the last 30 days"] if stale else []),
    ]
    return _letter(
        f"Your work at {organisation} this week",
        f"In Tallystick, {organisation} has for you: {listed(counted)}. See what it is, and bring it up to date:",
        link,
        f"You get this on Mondays when something is due from you. To get it no longer: {turn_off}",
    )


def _things(count: int) -> str:
    return f"{in_words(count)} thing{'' if count == 1 else 's'}"


def _changed(subject: str, said: str) -> Callable[[str], Letter]:
    return lambda link: _letter(subject, said, "You can look at how you sign in here:", link, _NOT_YOU)


def _nobody(link: str) -> Letter:
    """Somebody asked for a link for an address that no account has. Written, so that time tells nobody."""
    return _letter(
        "Your password for Tallystick",
        "Somebody, perhaps you, asked to set a new password for this address. Nobody signs in to Tallystick with it "
        "and a password. If you use another address, or your organisation’s own sign-in, use that:",
        link,
        "If you did not ask for it, you need not do anything.",
    )


_CHANGES: Mapping[str, Callable[[str], Letter]] = {
    "account/email/unknown_account": _nobody,
    "account/email/password_changed": _changed("Your password was changed", "Your Tallystick password was changed."),
    "account/email/password_reset": _changed("Your password was changed", "A new Tallystick password was set."),
    "account/email/password_set": _changed("Your password was set", "Your Tallystick password was set."),
    "mfa/email/totp_activated": _changed(
        "Your authenticator app was added", "An authenticator app was added to how you sign in to Tallystick."
    ),
    "mfa/email/totp_deactivated": _changed(
        "Your authenticator app was taken away",
        "The authenticator app you signed in to Tallystick with was taken away.",
    ),
    "mfa/email/webauthn_added": _changed(
        "A passkey was added", "A passkey or security key was added to how you sign in to Tallystick."
    ),
    "mfa/email/webauthn_removed": _changed(
        "A passkey was taken away", "A passkey or security key you signed in to Tallystick with was taken away."
    ),
    "mfa/email/recovery_codes_generated": _changed(
        "You have new recovery codes",
        "New recovery codes were made for your Tallystick account. The old ones are void.",
    ),
}


def of_change(what: str, *, link: str) -> Letter | None:
    """The e-mail about a change to how somebody signs in, by the name that the sign-in package gives it."""
    written = _CHANGES.get(what)
    return written(link) if written else None


def _letter(subject: str, *paragraphs: str) -> Letter:
    return Letter(subject=subject, text="\n\n".join((*paragraphs, "Tallystick")) + "\n")
