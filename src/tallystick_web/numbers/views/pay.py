"""The pages of pay gaps, and the download of exactly what they show."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tallystick_web.numbers.pay_chapters import pay_file, pay_of
from tallystick_web.numbers.presenters.pay import pay_page
from tallystick_web.numbers.presenters.reading import Reader
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.views.reading import reader_of
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability


@require_safe
@needs(Capability.READ_NUMBERS)
def pay_gap(request: HttpRequest, viewer: Viewer, chapter: str = "", part: str = "") -> HttpResponse:
    """The gap and how much of it is who sits where, then a page for each section."""
    reader, approved = reader_of(request, viewer, Subject.PAY)
    if approved is None:
        if chapter:
            raise Http404
        said = {"can_hand_in": viewer.may(Capability.HAND_IN_FIGURES), "switches": reader.switches("pay-gap")}
        return render(request, "numbers/pay_empty.jinja", said)
    return pay_response(request, approved.sha256, reader, chapter, part)


@require_safe
@needs(Capability.READ_NUMBERS)
def pay_download(request: HttpRequest, viewer: Viewer, form: str) -> HttpResponse:
    """The approved set that the pages show, as a file."""
    _, approved = reader_of(request, viewer, Subject.PAY)
    if approved is None:
        raise Http404
    return pay_attachment(approved.sha256, form, of=viewer.organisation.slug)


def pay_attachment(sha256: str, form: str, *, of: str) -> HttpResponse:
    """One file of an approved set of pay, to be taken away."""
    kind, content = pay_file(sha256, form)
    headers = {"Content-Disposition": f'attachment; filename="pay-gap-{of}.{form}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def pay_response(request: HttpRequest, sha256: str, reader: Reader, key: str, part: str) -> HttpResponse:
    """One page of an approved set of pay. Raises Http404 where it has no such chapter or part."""
    pay = pay_of(sha256)
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
        place=lambda key, part: reader.href(_route(part), **_parts(key, part)),
        file=lambda form: reader.href("pay-gap-download", form=form),
    )
    if page is None:
        raise Http404
    return render(request, "numbers/pay.jinja", {"page": page})


def _route(part: str) -> str:
    return "pay-gap-part" if part else "pay-gap-chapter"


def _parts(key: str, part: str) -> dict[str, str]:
    return {"chapter": key, "part": part} if part else {"chapter": key}
