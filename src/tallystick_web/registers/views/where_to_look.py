"""Where to look: what sources say of each directorate, side by side."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.numbers.views.reading import printable
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import to
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.described.concerns import Source
from tallystick_web.registers.measured.standing import ConcernPeriod, standing_periods
from tallystick_web.registers.measured.together import shown_together
from tallystick_web.registers.presenters.concerns import period_in_words
from tallystick_web.registers.presenters.where_to_look import INDICATORS, WhereToLook
from tallystick_web.registers.queries.concerns import counts_of_concerns
from tallystick_web.registers.queries.where_to_look import looked_at
from tallystick_web.registers.views.finding import units_of


@needs(Capability.READ_NUMBERS)
@printable
def where_to_look(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What approved figures and concerns say of each directorate, and where two sources agree."""
    if Audience.ORGANISATION not in viewer.audiences:
        raise PermissionDenied("Figures of directorates are for readers of what the organisation keeps to itself.")
    period = _newest_by_directorate(viewer)
    page = WhereToLook(
        looked=looked_at(viewer.organisation.pk, viewer.person.pk, INDICATORS),
        concerns=_counts(viewer, period) if period is not None else None,
        concerns_of=period_in_words(period) if period is not None else "",
    )
    surveys = [to(viewer, "indicator", standard="wres", indicator=one) for one in page.surveys]
    return render(request, "registers/where_to_look.jinja", {"page": page, "surveys": surveys})


def _newest_by_directorate(viewer: Viewer) -> ConcernPeriod | None:
    """The newest period in which speaking up was counted by part of the organisation, for whoever reads concerns."""
    if not viewer.may(Capability.READ_CONCERNS):
        return None
    periods = standing_periods(counts_of_concerns(viewer.organisation.pk), today=timezone.localdate())
    return next((one for one in periods.get(Source.SPEAKING_UP, ()) if one.parts and one.everybody), None)


def _counts(viewer: Viewer, period: ConcernPeriod) -> Mapping[str, int | None]:
    """Concerns of each part by its name, as they can stand beside those of the whole."""
    named = units_of(viewer)
    parts = {key: numbers["raised"] or 0 for key, numbers in period.parts.items()}
    whole = (period.everybody or {}).get("raised") or 0
    shown = shown_together(whole, list(parts.values()))
    return {named.get(key, "A part that is no longer there"): one for key, one in zip(parts, shown, strict=True)}
