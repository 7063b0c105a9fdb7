"""What is done with the vault. Each function is one verb, one transaction and one event."""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.timezone import localdate

from tallystick_web.core import audit
from tallystick_web.core.days import months_after
from tallystick_web.deposits import incoming, queries_vault, vault, vault_rules
from tallystick_web.deposits.models import Upload, VaultChoice, VaultFile
from tallystick_web.deposits.rules import Event
from tallystick_web.organisations.models import Person


@transaction.atomic
def choose_vault(*, keeps: bool, months: int, why: str, by: Person, at: datetime) -> VaultChoice:
    """Choose whether staff files are kept once their counts are used. What is kept already stays until its date."""
    vault_rules.check_may_keep(keeps=keeps, months=months, why=why, has_keys=vault.has_keys())
    organisation = by.organisation_id
    chosen = VaultChoice.objects.create(
        organisation_id=organisation, keeps=keeps, months=months if keeps else 0, why=why.strip(), by=by, at=at
    )
    audit.record(Event.VAULT_CHOSEN, organisation=organisation, by=by.pk, at=at, about=chosen)
    return chosen


def keep_originals(*, upload: Upload, at: datetime) -> list[VaultFile]:
    """Keep the files of an upload in the vault, where the organisation chose so. They are sealed before they are noted.

    Where they are kept already, or nothing is to be kept, there is nothing to do and no event. Without keys they are
    not kept, and the log says so.
    """
    chosen = queries_vault.choice(upload.organisation_id)
    if chosen is None or not chosen.keeps or queries_vault.is_kept(upload):
        return []
    if not vault.has_keys():
        _note_not_kept(upload, at)
        return []
    until = months_after(localdate(at), chosen.months)
    sealed = [(uuid4(), place) for place in incoming.files(upload.pk)]
    keys = [vault.seal(pk, place) for pk, place in sealed]
    with transaction.atomic():
        audit.hold(upload.organisation_id)
        if queries_vault.is_kept(upload):  # by somebody who was quicker: what was sealed here is nobody's, and swept up
            return []
        kept = [
            _kept(upload, pk, place.name, key, until=until, at=at)
            for (pk, place), key in zip(sealed, keys, strict=True)
        ]
        audit.record(
            Event.ORIGINALS_KEPT,
            organisation=upload.organisation_id,
            by=None,
            at=at,
            about=upload,
            more={"files": len(kept)},
        )
    return kept


def _kept(upload: Upload, pk: UUID, name: str, key: str, *, until: date, at: datetime) -> VaultFile:
    file = upload.files.of(upload.organisation_id).get(name=name)
    return VaultFile.objects.create(
        pk=pk,
        organisation_id=upload.organisation_id,
        upload=upload,
        label=name,
        size=file.size,
        sha256=file.sha256,
        key_id=key,
        kept_until=until,
        at=at,
    )


def _note_not_kept(upload: Upload, at: datetime) -> None:
    with transaction.atomic():
        audit.record(Event.ORIGINALS_NOT_KEPT, organisation=upload.organisation_id, by=None, at=at, about=upload)


@transaction.atomic
def note_read(*, file: VaultFile, by: Person, at: datetime) -> VaultFile:
    """Note that somebody read a file of the vault. Reading itself is left to the page."""
    audit.record(Event.ORIGINAL_READ, organisation=file.organisation_id, by=by.pk, at=at, about=file)
    return file


def erase_original(*, file: VaultFile, by: Person | None, at: datetime) -> bool:
    """Erase a file of the vault, see that it is gone, and note it. False where it would not go."""
    if not vault.erase(file.pk):
        return False
    with transaction.atomic():
        audit.record(
            Event.ORIGINAL_ERASED, organisation=file.organisation_id, by=by.pk if by else None, at=at, about=file
        )
        file.delete()
    return True
