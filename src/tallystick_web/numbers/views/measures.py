"""How we would know: the catalogue of measures, and one measure as a reader may see it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tallystick_web.core import registry
from tallystick_web.core.chrome import Link
from tallystick_web.evidence.attached import box_for
from tallystick_web.numbers import recorded_queries
from tallystick_web.numbers.measure_lists import grouped, matching
from tallystick_web.numbers.measure_rules import Measure, MeasureKind
from tallystick_web.numbers.measures import catalogue, measure_called, series_of
from tallystick_web.numbers.presenters.measures import CataloguePage, MeasurePage, listed_groups
from tallystick_web.numbers.presenters.reading import Reader
from tallystick_web.numbers.presenters.recorded import Sees, lines_of
from tallystick_web.numbers.recorded import planned
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.views.reading import held_from_viewer, reader_holding
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import or_404, to
from tallystick_web.organisations.rules import Capability


@require_safe
@needs(Capability.READ_NUMBERS)
def measures(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every measure on offer with what it came to last; those whose words or kind somebody looks for."""
    held = held_from_viewer(viewer)
    reader, _ = reader_holding(request, viewer, Subject.STANDARDS, held)
    words, kind, source = (request.GET.get(name, "").strip() for name in ("words", "kind", "from"))
    every = catalogue(viewer.organisation.pk)
    groups = grouped(one for one in matching(every, words) if not kind or one.kind == kind)
    groups = tuple(one for one in groups if not source or one.key == source)
    wanted = [one.id for group in groups for one in group.measures]
    series = None
    if words or kind or source:
        series = series_of(viewer.organisation.pk, wanted, reader.audience, without=held)
    sees = sees_of(viewer)
    page = CataloguePage(
        reader=reader,
        switches=reader.switches("measures"),
        groups=listed_groups(groups, series, reader),
        words=words,
        kind=kind,
        source=source,
        may_record=sees.may_record,
        waiting=len(recorded_queries.waiting(viewer.organisation.pk)) if sees.is_told else 0,
    )
    return render(request, "numbers/measures.jinja", {"page": page, "viewer": viewer})


@require_safe
@needs(Capability.READ_NUMBERS)
def measure(request: HttpRequest, viewer: Viewer, measure: str) -> HttpResponse:
    """One measure: what it came to, how sure that is, and where else it is read."""
    organisation = viewer.organisation.pk
    held = held_from_viewer(viewer)
    reader, _ = reader_holding(request, viewer, Subject.STANDARDS, held)
    found = or_404(measure_called(organisation, measure))
    points = series_of(organisation, [measure], reader.audience, without=held).get(measure, ())
    page = MeasurePage(
        measure=found,
        points=points,
        reader=reader,
        switches=reader.switches("measure", measure=measure),
        links=_links(viewer, reader, found),
    )
    said = {"page": page, "viewer": viewer, "may_begin": _may_begin(viewer, found)} | _typed(viewer, found)
    return render(request, "numbers/measure.jinja", said)


@require_safe
@needs(Capability.READ_NUMBERS)
def recorded_measure(request: HttpRequest, viewer: Viewer, recorded_measure: UUID) -> HttpResponse:  # noqa: ARG001  # as every view of an organisation
    """A recorded measure by the id of its row: it only leads on to its page."""
    found = or_404(recorded_queries.recorded_called(viewer.organisation.pk, recorded_measure))
    return redirect(to(viewer, "measure", measure=found.key))


def sees_of(viewer: Viewer) -> Sees:
    """What a viewer may do with values that people type."""
    return Sees(
        person=viewer.person.pk,
        may_record=viewer.may(Capability.RECORD_MEASURES),
        may_check=viewer.may(Capability.CHECK_MEASURES),
    )


def _may_begin(viewer: Viewer, found: Measure) -> bool:
    """Whether a viewer can start to record a measure that a plan names and nobody counts."""
    return viewer.may(Capability.RECORD_MEASURES) and planned(viewer.organisation.pk, found.id) is not None


def _links(viewer: Viewer, reader: Reader, found: Measure) -> tuple[Link, ...]:
    slug = viewer.organisation.slug
    others = tuple(
        Link(text=one.text, href=one.href(slug, found.id)) for one in registry.measure_links(viewer.capabilities)
    )
    return (*_read_at(reader, found), *others)


def _read_at(reader: Reader, found: Measure) -> tuple[Link, ...]:
    """The page of figures that a computed measure is from."""
    if found.kind is not MeasureKind.COMPUTED:
        return ()
    source, _, behind = found.id.partition("/")
    if source == "pay":
        return (Link(text="The pay gap, with everything that goes with it", href=reader.href("pay-gap")),)
    indicator = behind.partition(":")[0]
    href = reader.href("indicator", standard=source, indicator=indicator)
    return (Link(text="The indicator, with everything that goes with it", href=href),)


def _typed(viewer: Viewer, found: Measure) -> dict[str, object]:
    """What stands beside a measure that is typed in: its values as this viewer may see them, and its evidence."""
    of = next(iter(recorded_queries.recorded(viewer.organisation.pk, [found.id])), None)
    if of is None:
        return {"of": None, "lines": (), "evidence": None, "sees": None}
    sees = sees_of(viewer)
    values = recorded_queries.values_of(viewer.organisation.pk, [found.id]).get(found.id, []) if sees.is_told else []
    return {
        "of": of,
        "sees": sees,
        "lines": lines_of(values, {of.id: of.words.title}, sees),
        "evidence": box_for(viewer, recorded_queries.SUBJECT, of.id),
    }
