"""How many changes wait to take effect, and how many people asked have answered: numbers that tell of nobody."""

from uuid import UUID

from tallystick_web.core.models import OwnedQuerySet
from tallystick_web.declarations.models import Batch, Declarant, Declared, DeclaredNot
from tallystick_web.declarations.rules import Purpose, shown_count


def waiting_changes(organisation: UUID) -> int:
    """Of how many people something changed that does not count yet. A person is one change, whatever they changed."""
    rows = (waiting(organisation, model).filter(purpose=Purpose.MONITORING) for model in (Declared, DeclaredNot))
    return len({one for found in rows for one in found.values_list("declarant", flat=True)})


def waiting(organisation: UUID, model: type[Declared] | type[DeclaredNot]) -> OwnedQuerySet[Declared | DeclaredNot]:
    """The rows of a table that do not count yet."""
    return model.objects.of(organisation).filter(batch=None)


def next_batch(organisation: UUID) -> int:
    """The number of the batch that comes next."""
    last = Batch.objects.of(organisation).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def asked_count(organisation: UUID, kind: str) -> int:
    """How many people of a kind were ever asked."""
    return Declarant.objects.of(organisation).filter(kind=kind).exclude(asked_on=None).count()


def answered_count(organisation: UUID, kind: str) -> int | None:
    """How many people of a kind said something that counts by now, in whole tens; None for fewer than ten."""
    said = Declared.objects.of(organisation).filter(declarant__kind=kind, purpose=Purpose.MONITORING)
    return shown_count(said.exclude(batch=None).count())
