"""What is read of the vault."""

from datetime import date
from uuid import UUID

from tallystick_web.core.fence import everywhere
from tallystick_web.deposits.models import Upload, VaultChoice, VaultFile


def choice(organisation: UUID) -> VaultChoice | None:
    """What an organisation chose last; None where it never chose, which keeps nothing."""
    return VaultChoice.objects.of(organisation).select_related("by").order_by("-at").first()


def kept(organisation: UUID) -> list[VaultFile]:
    """Every file that is kept for an organisation, the newest first."""
    return list(VaultFile.objects.of(organisation).select_related("upload").order_by("-at", "label"))


def kept_one(organisation: UUID, file: UUID) -> VaultFile | None:
    """One file that is kept; None where there is no such."""
    return VaultFile.objects.of(organisation).select_related("upload").filter(pk=file).first()


def is_kept(upload: Upload) -> bool:
    """Whether the files of an upload are kept already."""
    return VaultFile.objects.of(upload.organisation_id).filter(upload=upload).exists()


def past(organisation: UUID, on: date) -> list[VaultFile]:
    """Files whose date has passed."""
    return list(VaultFile.objects.of(organisation).filter(kept_until__lt=on))


def sealed_otherwise(key_id: str) -> list[VaultFile]:
    """Files of every organisation that were sealed with another key."""
    with everywhere("to seal files again with the new key"):
        return list(VaultFile.objects.exclude(key_id=key_id))


def every_kept() -> set[UUID]:
    """The ids of every file that is kept."""
    with everywhere("to see which files of the vault belong to a row"):
        return set(VaultFile.objects.values_list("pk", flat=True))


def who_keeps() -> list[UUID]:
    """Every organisation that files are kept for."""
    with everywhere("to look for files whose date has passed"):
        return list(VaultFile.objects.order_by().values_list("organisation", flat=True).distinct())
