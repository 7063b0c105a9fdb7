"""Members of an umbrella or a membership body: the list, and what each of them shares.

Every page asks anew what is shared now. What is not shared, was taken back or is of no member is not there.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from tallystick_web.core.attachments import attachment
from tallystick_web.core.chrome import Link
from tallystick_web.numbers import downloads, sharing
from tallystick_web.numbers.beside import beside, offered_by
from tallystick_web.numbers.chapters import contents_of, front_of, page_of
from tallystick_web.numbers.presenters.breakdowns import BreakdownsPage
from tallystick_web.numbers.presenters.indicators import IndicatorPage
from tallystick_web.numbers.presenters.members import (
    BesidePage,
    SharedReader,
    approved_of,
    members_page,
    offered_lines,
    shared_reader,
)
from tallystick_web.numbers.presenters.reading import SignedYears
from tallystick_web.numbers.presenters.standards import StandPage
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.sharing import SharedSet
from tallystick_web.numbers.views.pay import pay_attachment, pay_response
from tallystick_web.numbers.words import house_term
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_MEMBERS)
def members(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every member in the order of the alphabet, with what it shares."""
    there = sharing.members(viewer.organisation.pk, timezone.localdate())
    page = members_page(viewer.organisation.slug, there)
    return render(request, "numbers/members.jinja", {"page": page, "viewer": viewer})


@needs(Capability.READ_MEMBERS)
def members_beside(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Which figures of the members who share can be set beside each other."""
    shares, _ = _of_standards(viewer)
    lines = offered_lines(viewer.organisation.slug, offered_by(shares))
    return render(request, "numbers/members_beside.jinja", {"lines": lines, "back": _list(viewer)})


@needs(Capability.READ_MEMBERS)
def members_indicator(request: HttpRequest, viewer: Viewer, standard: str, year: int, indicator: str) -> HttpResponse:
    """One figure of the members who share, in a funnel plot without names and in a table with them."""
    shares, silent = _of_standards(viewer)
    try:
        page = BesidePage(beside=beside(shares, standard, year, indicator), silent=silent)
    except KeyError:
        raise Http404 from None
    up = reverse("members-beside", kwargs={"organisation": viewer.organisation.slug})
    back = Link(text="Members beside each other", href=up)
    return render(request, "numbers/members_indicator.jinja", {"page": page, "back": back})


def _of_standards(viewer: Viewer) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    """The members who share standards now, each with the hash of its set, and the names of those who do not."""
    there = sharing.members(viewer.organisation.pk, timezone.localdate())
    found = [(one.name, one.shared(Subject.STANDARDS)) for one in there]
    shares = [(name, one.sha256) for name, one in found if one is not None]
    return shares, tuple(name for name, one in found if one is None)


@needs(Capability.READ_MEMBERS)
def member(request: HttpRequest, viewer: Viewer, member: str) -> HttpResponse:  # noqa: ARG001  # Django's signature
    """The first page of what a member shares."""
    found = sharing.member(viewer.organisation.pk, member, timezone.localdate())
    if found is None:
        raise Http404
    shared = found.shared(Subject.STANDARDS)
    if shared is None:
        return redirect("member-pay-gap", organisation=viewer.organisation.slug, member=member)
    first = contents_of(shared.sha256)[0].standard
    return redirect("member-standard", organisation=viewer.organisation.slug, member=member, standard=first)


@needs(Capability.READ_MEMBERS)
def standard(request: HttpRequest, viewer: Viewer, member: str, standard: str) -> HttpResponse:
    """Where a member stands under one standard."""
    reader, shared, others = _shared(viewer, member, Subject.STANDARDS)
    every = contents_of(shared.sha256)
    if standard not in {one.standard for one in every}:
        raise Http404
    page = StandPage(
        front=front_of(shared.sha256, standard, house_term(viewer.organisation.pk)),
        reader=reader,
        signed=SignedYears(),
        approved=approved_of(shared),
        making=(),
        every=every,
    )
    said = {"page": page, "member": reader, "back": _list(viewer), "others": others}
    return render(request, "numbers/member.jinja", said)


@needs(Capability.READ_MEMBERS)
def indicator(request: HttpRequest, viewer: Viewer, member: str, standard: str, indicator: str) -> HttpResponse:
    """One indicator of a member."""
    reader, shared, _ = _shared(viewer, member, Subject.STANDARDS)
    try:
        made = page_of(shared.sha256, standard, indicator, house_term(viewer.organisation.pk))
    except KeyError:
        raise Http404 from None
    page = IndicatorPage(page=made, reader=reader, signed=SignedYears(), approved=approved_of(shared), making=())
    return render(request, "numbers/member_indicator.jinja", {"page": page, "member": reader})


@needs(Capability.READ_MEMBERS)
def breakdowns(request: HttpRequest, viewer: Viewer, member: str, standard: str) -> HttpResponse:
    """Which breakdowns a member's shared set holds."""
    reader, shared, _ = _shared(viewer, member, Subject.STANDARDS)
    try:
        front = front_of(shared.sha256, standard, house_term(viewer.organisation.pk))
    except KeyError:
        raise Http404 from None
    page = BreakdownsPage(front=front, reader=reader)
    return render(request, "numbers/member_breakdowns.jinja", {"page": page, "member": reader})


@needs(Capability.READ_MEMBERS)
def figures(
    request: HttpRequest,  # noqa: ARG001  # Django's signature
    viewer: Viewer,
    member: str,
    standard: str,
    form: str,
    indicator: str = "",
) -> HttpResponse:
    """The figures of a page as a file."""
    _, shared, _ = _shared(viewer, member, Subject.STANDARDS)
    term = house_term(viewer.organisation.pk)
    try:
        file = downloads.figures(shared.sha256, standard, indicator, form=form, term=term)
    except KeyError:
        raise Http404 from None
    return _sent(file, member)


@needs(Capability.READ_MEMBERS)
def whole_set(request: HttpRequest, viewer: Viewer, member: str, kind: str) -> HttpResponse:  # noqa: ARG001  # as every view
    """The workbook or the report of everything that a member shares of standards."""
    _, shared, _ = _shared(viewer, member, Subject.STANDARDS)
    return _sent(downloads.whole(shared.sha256, kind), member)


@needs(Capability.READ_MEMBERS)
def pay_gap(request: HttpRequest, viewer: Viewer, member: str, chapter: str = "", part: str = "") -> HttpResponse:
    """A member's pay gaps."""
    reader, shared, _ = _shared(viewer, member, Subject.PAY)
    return pay_response(request, shared.sha256, reader, chapter, part)


@needs(Capability.READ_MEMBERS)
def pay_download(request: HttpRequest, viewer: Viewer, member: str, form: str) -> HttpResponse:  # noqa: ARG001  # as every view
    """A member's approved set of pay as a file."""
    _, shared, _ = _shared(viewer, member, Subject.PAY)
    return pay_attachment(shared.sha256, form, of=member)


def _shared(viewer: Viewer, member: str, subject: Subject) -> tuple[SharedReader, SharedSet, tuple[Link, ...]]:
    """What a member shares of a subject with the viewer's organisation now, and what else it shares.

    Raises Http404 where that is nothing.
    """
    found = sharing.member(viewer.organisation.pk, member, timezone.localdate())
    shared = found.shared(subject) if found is not None else None
    if found is None or shared is None:
        raise Http404
    reader = shared_reader(viewer.organisation.slug, found, shared, viewer.capabilities)
    shares_pay = found.shared(Subject.PAY) is not None
    others = (Link(text="Pay gap", href=reader.href("pay-gap")),) if shares_pay else ()
    return reader, shared, others


def _list(viewer: Viewer) -> Link:
    return Link(text="Members", href=reverse("members", kwargs={"organisation": viewer.organisation.slug}))


def _sent(file: downloads.File, member: str) -> HttpResponse:
    return attachment(file.content, f"{member}-shared-{file.name}", kind=file.type)
