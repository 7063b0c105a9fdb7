"""What people said, unsealed. Only jobs, actions and queries of declarations reach this, for one purpose at a time."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from cryptography.fernet import InvalidToken

from tallystick_web.core.sealing import seal, unseal
from tallystick_web.declarations.models import Declarant, Declared, DeclaredNot
from tallystick_web.declarations.rules import Purpose, Said, Unknown

Statement = Said | Unknown


def sealed(said: Said) -> str:
    """What somebody said, as it is kept."""
    return seal(json.dumps({"ethnicity": said.ethnicity, "words": said.words, "others": dict(said.others)}))


def unsealed(text: str) -> Said:
    """What somebody said, out of what is kept: not known, where it was sealed with a secret that is gone."""
    try:
        return Said(**json.loads(unseal(text)))
    except InvalidToken:
        return Said(ethnicity=Unknown.NOT_KNOWN)


def said_for(
    organisation: UUID, kind: str, people: Mapping[UUID, tuple[UUID, ...]], purpose: Purpose, on: date
) -> Mapping[UUID, Statement]:
    """What each of some people said for one purpose, or in which way it is unknown, as it counts on a day.

    ``people`` gives for each of them every id that is the same person. Of these the first counts that said something,
    else the first that said why not. What waits for its batch does not count yet.
    """
    rows = {row.subject: row for row in Declarant.objects.of(organisation).filter(kind=kind)}
    said = _said(organisation, kind, purpose, on)
    silent = _silent(organisation, kind, purpose)
    return {
        person: _statement([rows[one] for one in ids if one in rows], said, silent) for person, ids in people.items()
    }


def _said(organisation: UUID, kind: str, purpose: Purpose, on: date) -> Mapping[UUID, str]:
    found = Declared.objects.of(organisation).filter(declarant__kind=kind, purpose=purpose, expires_on__gt=on)
    return dict(found.exclude(batch=None).values_list("declarant", "sealed"))


def _silent(organisation: UUID, kind: str, purpose: Purpose) -> Mapping[UUID, str]:
    found = DeclaredNot.objects.of(organisation).filter(declarant__kind=kind, purpose=purpose)
    return dict(found.exclude(batch=None).values_list("declarant", "which"))


def _statement(rows: Iterable[Declarant], said: Mapping[UUID, str], silent: Mapping[UUID, str]) -> Statement:
    there = list(rows)
    for row in there:
        if row.pk in said:
            return _of(unsealed(said[row.pk]))
    for row in there:
        if row.pk in silent:
            return Unknown(silent[row.pk])
    return Unknown.NOT_KNOWN if any(row.asked_on for row in there) else Unknown.NOT_ASKED


def _of(said: Said) -> Statement:
    """Whoever named no group is unknown in the way that they said."""
    return said if said.has_group else Unknown(said.ethnicity)


def allowed_for(organisation: UUID, kind: str, purpose: Purpose, on: date) -> Mapping[UUID, Said]:
    """What everybody of a kind said who allows one purpose, by the ids that they are known by."""
    found = Declared.objects.of(organisation).filter(declarant__kind=kind, purpose=purpose, expires_on__gt=on)
    read = {subject: unsealed(text) for subject, text in found.values_list("declarant__subject", "sealed")}
    return {subject: one for subject, one in read.items() if one.ethnicity != Unknown.NOT_KNOWN}
