"""Forms that do what they ask once, however often a browser sends them.

The key is made when the form is drawn and travels in a hidden field. What the form does and the note that it was done
are one transaction: where the form comes again, nothing is done, and the person is led to where it led the first time.
Where it comes again with other answers (somebody went back and changed them), nothing is done and the person is told.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db import transaction
from django.http import HttpRequest

from tallystick_web.core import audit
from tallystick_web.core.letters import legible
from tallystick_web.core.models import KeptForm

FIELD = "form_key"
_checks: ContextVar[Callable[[], None]] = ContextVar("checks", default=lambda: None)
_NOT_ANSWERS = frozenset({FIELD, "csrfmiddlewaretoken"})


class SentBefore(Exception):
    """A form that was done comes again with other answers. Not a Refused: the form cannot be shown to be sent again."""

    def __init__(self) -> None:
        super().__init__(
            "You sent this page before with other answers, and those were saved. Open the page again to change them."
        )


class OnceForm(forms.Form):
    """A form with a one-use key. A new one draws a fresh key; a sent one keeps the key it came with."""

    form_key = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={
            "required": "This form is not complete. Open the page again, then enter it once more.",
            "invalid": "This form is not complete. Open the page again, then enter it once more.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[FIELD].initial = fresh_key

    def _clean_fields(self) -> None:
        """As Django's; no letter that spoils a file comes in with what somebody typed."""
        super()._clean_fields()  # type: ignore[misc]  # of Django's own, and not in the stubs
        self.cleaned_data = {
            name: legible(value) if isinstance(value, str) else value for name, value in self.cleaned_data.items()
        }


@contextmanager
def checked(may_still: Callable[[], None]) -> Iterator[None]:
    """Have every form in the block ask ``may_still``, which raises where not, once its turn has come to be done."""
    token = _checks.set(may_still)
    try:
        yield
    finally:
        _checks.reset(token)


def fresh_key() -> UUID:
    """A key that no form has had."""
    return uuid4()


def sent_in(request: HttpRequest) -> str:
    """What was answered and where it was sent, as a SHA-256."""
    answers = sorted((name, values) for name, values in request.POST.lists() if name not in _NOT_ANSWERS)
    return sha256(json.dumps([request.path, answers]).encode()).hexdigest()


def once(organisation: UUID, key: UUID, at: datetime, do: Callable[[], str], *, sent: str) -> str:
    """Have ``do`` run at most once for ``key``, and return the address it gave, now or the first time.

    ``sent`` is what the form said (see ``sent_in``). Raises SentBefore where the form was done with other answers.
    ``do`` runs in the transaction of its note: where it raises, neither it nor the note is kept, and the same form may
    be sent again. A second one that comes while the first runs waits for it, and then does nothing. So does one that
    comes while a role is taken away, where ``checked`` is told to look: what it began with no longer holds.
    """
    with transaction.atomic():
        audit.hold(organisation)
        done = KeptForm.objects.of(organisation).filter(key=key).first()
        if done is not None and done.sent != sent:
            raise SentBefore
        if done is not None:
            return done.result
        _checks.get()()
        result = do()
        KeptForm.objects.create(organisation_id=organisation, key=key, sent=sent, result=result, at=at)
        return result
