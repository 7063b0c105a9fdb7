"""The data-source inventory: the list, a source with its history, and what adds to it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tallystick_web.evidence.attached import box_for
from tallystick_web.numbers import inventory
from tallystick_web.numbers.completeness import known_in_pay, known_in_standards
from tallystick_web.numbers.forms import CollectionForm, SaidForm, SourceForm
from tallystick_web.numbers.presenters.sources import SourcePage, SourcesPage, lines_of
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.source_rules import SourceKind
from tallystick_web.numbers.views.reading import reader_of
from tallystick_web.numbers.words import house_term
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_NUMBERS)
def sources(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every source of the organisation's figures."""
    found = inventory.sources(viewer.organisation.pk)
    known = _known(request, viewer, {one.kind for one in found})
    page = SourcesPage(
        lines=lines_of(found, known, today=timezone.localdate()), can_keep=viewer.may(Capability.KEEP_SOURCES)
    )
    return render(request, "numbers/sources.jinja", {"page": page, "viewer": viewer})


@needs(Capability.READ_NUMBERS)
def source(request: HttpRequest, viewer: Viewer, source: UUID) -> HttpResponse:
    """One source: what holds of it, what was decided about it, and everything said before."""
    found = _found(viewer, source)
    [line] = lines_of([found], _known(request, viewer, {found.kind}), today=timezone.localdate())
    page = SourcePage(line=line, can_keep=viewer.may(Capability.KEEP_SOURCES))
    said = {"page": page, "viewer": viewer, "evidence": box_for(viewer, inventory.SUBJECT, source)}
    return render(request, "numbers/sources_one.jinja", said)


@needs(Capability.KEEP_SOURCES)
def source_add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Put a source on the list."""
    form = SourceForm(request.POST or None)

    def add() -> str:
        typed = form.cleaned_data
        added = inventory.add_source(
            kind=SourceKind(typed["kind"]), name=typed["name"], said=form.said, by=viewer.person, at=timezone.now()
        )
        return _address(viewer, added.pk)

    if request.method == "POST" and (answer := done_once(request, viewer, form, add)) is not None:
        messages.success(request, "The source is on the list.")
        return answer
    return render(request, "numbers/sources_add.jinja", {"form": form, "viewer": viewer})


@needs(Capability.KEEP_SOURCES)
def source_describe(request: HttpRequest, viewer: Viewer, source: UUID) -> HttpResponse:
    """Say what holds of a source from now on."""
    found = _found(viewer, source)
    now = found.now
    initial = {name: getattr(now, name) for name in ("owner", "covers", "known_share", "faults", "next_refresh")}
    form = SaidForm(request.POST or None, initial=initial)

    def describe() -> str:
        inventory.describe_source(source=source, said=form.said, by=viewer.person, at=timezone.now())
        return _address(viewer, source)

    if request.method == "POST" and (answer := done_once(request, viewer, form, describe)) is not None:
        messages.success(request, "What you said is recorded. What was said before stays below.")
        return answer
    return render(request, "numbers/sources_describe.jinja", {"form": form, "source": found, "viewer": viewer})


@needs(Capability.KEEP_SOURCES)
def source_decide(request: HttpRequest, viewer: Viewer, source: UUID) -> HttpResponse:
    """Record a decision about what a source asks of people."""
    found = _found(viewer, source)
    form = CollectionForm(request.POST or None)
    if (
        request.method == "POST"
        and (answer := done_once(request, viewer, form, partial(_decide, viewer, source, form))) is not None
    ):
        messages.success(request, "The decision is recorded.")
        return answer
    return render(request, "numbers/sources_decide.jinja", {"form": form, "source": found, "viewer": viewer})


def _decide(viewer: Viewer, source: UUID, form: CollectionForm) -> str:
    names = ("what", "reason", "lawful_basis", "notice", "decided_on")
    inventory.decide_collection(
        source=source, by=viewer.person, at=timezone.now(), **{name: form.cleaned_data[name] for name in names}
    )
    return _address(viewer, source)


def _found(viewer: Viewer, key: UUID) -> inventory.Source:
    found = inventory.source(viewer.organisation.pk, key)
    if found is None:
        raise Http404
    return found


def _address(viewer: Viewer, source: UUID) -> str:
    return reverse("source", kwargs={"organisation": viewer.organisation.slug, "source": source})


def _known(request: HttpRequest, viewer: Viewer, kinds: set[SourceKind]) -> dict[SourceKind, tuple[str, ...]]:
    """What the newest approved sets that a viewer may read say of each kind of source."""
    known: dict[SourceKind, tuple[str, ...]] = {}
    if kinds - {SourceKind.PAY}:
        _, approved = reader_of(request, viewer, Subject.STANDARDS)
        term = house_term(viewer.organisation.pk)
        for kind in kinds - {SourceKind.PAY} if approved is not None else ():
            known[kind] = known_in_standards(approved.sha256, kind, term)
    if SourceKind.PAY in kinds:
        _, approved = reader_of(request, viewer, Subject.PAY)
        known[SourceKind.PAY] = known_in_pay(approved.sha256) if approved is not None else ()
    return known
