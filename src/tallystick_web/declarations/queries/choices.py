"""What is asked of people now."""

from uuid import UUID

from tallystick_web.declarations.models import DeclarationChoice
from tallystick_web.declarations.rules import Characteristic, Choice, Purpose


def choice_now(organisation: UUID) -> Choice | None:
    """What an organisation asks; None while nobody chose it."""
    row = DeclarationChoice.objects.of(organisation).order_by("-at", "-pk").first()
    if row is None:
        return None
    return Choice(
        characteristics=tuple(one for one in Characteristic if one in row.characteristics),
        purposes=tuple(one for one in Purpose if one in row.purposes),
        notice=row.notice,
        months=row.months,
    )
