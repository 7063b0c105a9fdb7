"""Where we stand, one standard at a time; its indicators; and which breakdowns there are."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tallystick_web.numbers.chapters import front_of, page_of
from tallystick_web.numbers.deciding import decided
from tallystick_web.numbers.presenters.breakdowns import BreakdownsPage
from tallystick_web.numbers.presenters.empty import not_yet, nothing_yet
from tallystick_web.numbers.presenters.indicators import IndicatorPage
from tallystick_web.numbers.presenters.standards import StandPage
from tallystick_web.numbers.views.reading import Reading, printable
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.queries import roles_held
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_NUMBERS)
@printable
def where_we_stand(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The first standard there is; where there is none, what to do first."""
    reading = Reading.of(request, viewer)
    if not reading.standards:
        held = roles_held(viewer.organisation.pk, on=reading.reader.today)
        page = nothing_yet(reading.reader, is_counting=reading.is_counting, held=held)
        return render(request, "numbers/empty.jinja", {"page": page})
    return _standard(request, reading, reading.standards[0])


@needs(Capability.READ_NUMBERS)
@printable
def standard(request: HttpRequest, viewer: Viewer, standard: str) -> HttpResponse:
    """One standard: what its newest year shows, with the years before beside it."""
    reading = Reading.of(request, viewer)
    if standard not in reading.standards:
        raise Http404
    return _standard(request, reading, standard)


def _standard(request: HttpRequest, reading: Reading, standard: str) -> HttpResponse:
    if reading.approved is None or reading.contents(standard) is None:
        years = [one.year for one in reading.sign_offs if one.standard == standard]
        page = not_yet(
            reading.reader,
            standard,
            years,
            reading.making(standard),
            reading.said(standard),
            has_broken=reading.has_broken(standard),
        )
        return render(request, "numbers/empty.jinja", {"page": page})
    page = StandPage(
        front=front_of(reading.approved.sha256, standard, reading.term),
        reader=reading.reader,
        signed=reading.signed(standard),
        approved=reading.approved,
        making=reading.said(standard),
        every=reading.every,
        decisions=tuple(decided(reading.viewer.organisation.pk)),
    )
    return render(request, "numbers/where_we_stand.jinja", {"page": page})


@needs(Capability.READ_NUMBERS)
@printable
def indicator(request: HttpRequest, viewer: Viewer, standard: str, indicator: str) -> HttpResponse:
    """One indicator of one standard."""
    reading = Reading.of(request, viewer)
    if reading.approved is None:
        raise Http404
    try:
        made = page_of(reading.approved.sha256, standard, indicator, reading.term)
    except KeyError:
        raise Http404 from None
    page = IndicatorPage(
        page=made,
        reader=reading.reader,
        signed=reading.signed(standard),
        approved=reading.approved,
        making=reading.said(standard),
    )
    return render(request, "numbers/indicator.jinja", {"page": page})


@needs(Capability.READ_NUMBERS)
@printable
def breakdowns(request: HttpRequest, viewer: Viewer, standard: str) -> HttpResponse:
    """Which breakdowns of each indicator there are against those there could be."""
    reading = Reading.of(request, viewer)
    if reading.approved is None or reading.contents(standard) is None:
        raise Http404
    front = front_of(reading.approved.sha256, standard, reading.term)
    return render(request, "numbers/breakdowns.jinja", {"page": BreakdownsPage(front=front, reader=reading.reader)})
