"""The pages of pay gaps, and the download of exactly what they show."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallystick_web.core.attachments import attachment
from tallystick_web.numbers import queries
from tallystick_web.numbers.pay_chapters import pay_file, pay_of
from tallystick_web.numbers.pay_sets import why_no_pay
from tallystick_web.numbers.presenters.pay import pay_page, with_query
from tallystick_web.numbers.presenters.reading import Reader
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.views.reading import held_from_viewer, reader_of
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability

_SET = "set"  # in an address: the approved set that is read, where it is not the newest


@require_safe
@needs(Capability.READ_NUMBERS)
def pay_gap(request: HttpRequest, viewer: Viewer, chapter: str = "", part: str = "") -> HttpResponse:
    """The gap and how much of it is who sits where, then a page for each section."""
    reader, approved = reader_of(request, viewer, Subject.PAY)
    if approved is None:
        if chapter:
            raise Http404
        said = {
            "can_hand_in_files": viewer.may(Capability.HAND_IN_FILES),
            "switches": reader.switches("pay-gap"),
            "why_none": why_no_pay(viewer.organisation.pk, reader.audience),
        }
        return render(request, "numbers/pay_empty.jinja", said)
    sha256 = _chosen(request, viewer, reader) or approved.sha256
    earlier = tuple(one for one in _sets(viewer, reader) if one != sha256)
    return pay_response(request, sha256, reader, chapter, part, others=earlier)


def _chosen(request: HttpRequest, viewer: Viewer, reader: Reader) -> str:
    """The approved set that an address names; blank for the newest. Raises Http404 for one that is not the reader's."""
    sha256 = request.GET.get(_SET, "")
    if sha256 and sha256 not in _sets(viewer, reader):
        raise Http404
    return sha256


def _sets(viewer: Viewer, reader: Reader) -> tuple[str, ...]:
    """Every approved set of pay of the reader, the newest first."""
    held = held_from_viewer(viewer)
    found = queries.releases_for(viewer.organisation.pk, [reader.audience], without=held)
    return tuple(one.sha256 for one in found if one.subject == Subject.PAY)


@require_safe
@needs(Capability.READ_NUMBERS)
def pay_download(request: HttpRequest, viewer: Viewer, form: str) -> HttpResponse:
    """The approved set that the pages show, as a file."""
    reader, approved = reader_of(request, viewer, Subject.PAY)
    if approved is None:
        raise Http404
    sha256 = _chosen(request, viewer, reader) or approved.sha256
    return pay_attachment(sha256, form, of=viewer.organisation.slug)


def pay_attachment(sha256: str, form: str, *, of: str) -> HttpResponse:
    """One file of an approved set of pay, to be taken away."""
    kind, content = pay_file(sha256, form)
    return attachment(content, f"pay-gap-{of}.{form}", kind=kind)


def pay_response(
    request: HttpRequest, sha256: str, reader: Reader, key: str, part: str, *, others: Sequence[str] = ()
) -> HttpResponse:
    """One page of an approved set of pay, which leads to the first pages of ``others`` that it does not stand for.

    Raises Http404 where it has no such chapter or part.
    """
    pay = pay_of(sha256)
    kept = {_SET: sha256} if _SET in request.GET else {}
    chapter = pay.chapter(key)
    if chapter is None:
        raise Http404
    page = pay_page(
        pay,
        chapter,
        part,
        reader=reader,
        # What others have may hold other sections, so these lead to the first page.
        switches=reader.switches("pay-gap") if not part else (),
        place=lambda key, part: with_query(reader.href(_route(part), **_parts(key, part)), kept),
        file=lambda form: with_query(reader.href("pay-gap-download", form=form), kept),
        sets=[(pay_of(one), with_query(reader.href("pay-gap"), {_SET: one})) for one in others],
    )
    if page is None:
        raise Http404
    return render(request, "numbers/pay.jinja", {"page": page})


def _route(part: str) -> str:
    return "pay-gap-part" if part else "pay-gap-chapter"


def _parts(key: str, part: str) -> dict[str, str]:
    return {"chapter": key, "part": part} if part else {"chapter": key}
