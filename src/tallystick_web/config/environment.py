"""Settings that come from the environment. A missing or wrong one stops the start with a paragraph that helps."""

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_HOW = {
    "TALLYSTICK_SECRET_KEY": (
        "It signs sessions and links, and seals what authenticator apps count from. Make one with: "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(64))' and keep it out of backups."
    ),
    "TALLYSTICK_DATA": "It names the folder for the database, approved sets and uploads, outside any web root.",
    "TALLYSTICK_ADDRESS": (
        "It is the address people type, for example https://tallystick.example.nhs.uk. Links in e-mails are made "
        "from it, never from what a browser sends."
    ),
}


_SHORTEST_KEY = 40


class Environment:
    """Reads settings from named variables.

    ``required`` raises ImproperlyConfigured with what is missing, what it is for and how to mend it.
    """

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self._variables = os.environ if variables is None else variables

    def text(self, name: str, default: str = "") -> str:
        """The variable, or ``default`` where it is not set."""
        return self._variables.get(name, default).strip()

    def required(self, name: str) -> str:
        """The variable. Raises ImproperlyConfigured where it is not set."""
        value = self.text(name)
        if not value:
            raise ImproperlyConfigured(
                f"{name} is not set, and Tallystick does not start without it. {_HOW[name]} Set it in the service's "
                f"environment (with systemd: Environment={name}=... or EnvironmentFile=). To look round with made-up "
                "data, none of this is needed: run `make run`."
            )
        return value

    def is_on(self, name: str) -> bool:
        """Whether the variable says yes. Raises ImproperlyConfigured where it says neither yes nor no."""
        value = self.text(name, "no").casefold()
        if value not in ("yes", "no"):
            raise ImproperlyConfigured(f"{name} is '{value}'. Write yes or no.")
        return value == "yes"

    def number(self, name: str, default: int) -> int:
        """The variable as a whole number. Raises ImproperlyConfigured where it is none."""
        value = self.text(name, str(default))
        if not value.isdigit():
            raise ImproperlyConfigured(f"{name} is '{value}'. Write a whole number, for example {default}.")
        return int(value)

    def keys(self, name: str) -> dict[str, str]:
        """Keys by their ids, in order, from ``id:key,id:key``. Raises ImproperlyConfigured for anything else."""
        given = [one.strip().partition(":") for one in self.text(name).split(",") if one.strip()]
        for known, _, key in given:
            if not known.isalnum() or len(key) < _SHORTEST_KEY:
                raise ImproperlyConfigured(
                    f"{name} has an entry that is not an id, a colon and a key of {_SHORTEST_KEY} characters or more. "
                    "Write for example 2026:KEY, and make each key with: "
                    "python3 -c 'import secrets; print(secrets.token_urlsafe(48))'. The first one seals; others "
                    "stay as long as files were sealed with them."
                )
        return {known: key for known, _, key in given}

    def folder(self, name: str) -> Path:
        """The folder the variable names, made if it is not there. Raises ImproperlyConfigured where it cannot be."""
        path = Path(self.required(name)).expanduser().resolve()
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name} names {path}, and this folder cannot be made ({error.strerror}). Make it yourself, and give "
                "it to the user that runs Tallystick."
            ) from None
        return path


def passed_on(**more: str) -> dict[str, str]:
    """The environment for a program that is started, with more in it."""
    return {**os.environ, **more}
