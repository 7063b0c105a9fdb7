"""Files of pay: handing them in, what was understood of them, questions and choices about them, and signing."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tallystick.account.pay_stock import PayStock
from tallystick_web.core.attachments import attachment
from tallystick_web.core.middleware import takes_files
from tallystick_web.core.registry import what_became_of_pay
from tallystick_web.core.rules import Refused
from tallystick_web.core.waiting import progress_of
from tallystick_web.deposits import incoming, pay_rules, pay_uploading, queries_pay, queries_uploads, uploading
from tallystick_web.deposits.forms import AnswersForm, OnceForm, PayChoicesForm, PayFilesForm, PaySignForm
from tallystick_web.deposits.presenters.files import asked_of, groups_of
from tallystick_web.deposits.presenters.pay import PayLinks, PayWaitingPage, UnderstoodPayPage
from tallystick_web.deposits.queries_pay import PaySeen
from tallystick_web.deposits.questions import asked_about, columns_of, tables_of_pay
from tallystick_web.deposits.rules import roles_that_sign
from tallystick_web.deposits.upload_rules import MAKE_PAY, READ_PAY, Kind, Stage
from tallystick_web.deposits.views.files import Received, put_in_place
from tallystick_web.deposits.views.finding import refusal
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once
from tallystick_web.organisations.rules import Capability, OrganisationKind, RoleId, roles

_AGAIN = "4"  # seconds until a page that waits for the worker is opened again

View = Callable[..., HttpResponse]


@takes_files
@needs(Capability.HAND_IN_FILES)
def hand_in_pay(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Choose files of pay, their day, the rules, and what else there is to say about them."""
    form = PayFilesForm(request.POST or None, request.FILES or None, **_offered(), initial=_usual(viewer))
    if request.method == "POST" and form.is_valid():
        try:
            return _received(request, viewer, form)
        except Refused as refused:
            form.add_error("chosen", str(refused))
    said = {
        "form": form,
        "links": PayLinks(viewer.organisation.slug),
        "handed": queries_pay.uploads(viewer.organisation.pk),
    }
    return render(request, "deposits/pay.jinja", said)


def _offered() -> dict[str, Any]:
    return {"days": pay_rules.snapshot_days(timezone.localdate()), "ways": pay_rules.ways()}


def _usual(viewer: Viewer) -> dict[str, str]:
    """What most people of such an organisation choose."""
    name, by, _ = pay_rules.ways()[0]
    day = pay_rules.usual_day(OrganisationKind(viewer.organisation.kind), on=timezone.localdate())
    return {"way": f"{name}/{by}", "snapshot": day.isoformat()}


def _received(request: HttpRequest, viewer: Viewer, form: PayFilesForm) -> HttpResponse:
    choices = form.chosen_ones

    def note(upload: UUID, files: Received, at: datetime) -> str:
        pay_uploading.receive_pay(upload=upload, choices=choices, files=files, by=viewer.person, at=at)
        return PayLinks(viewer.organisation.slug).to("seen", upload)

    return put_in_place(request, viewer, form, note)


def _pay_page(view: View) -> View:
    """A view of one upload of pay. A Refused that it raises becomes a page that says why."""

    @needs(Capability.HAND_IN_FILES)
    @wraps(view)
    def answer(request: HttpRequest, viewer: Viewer, upload: UUID, **ids: str) -> HttpResponse:
        there = queries_uploads.find(viewer.organisation.pk, upload, kind=Kind.PAY)
        if there is None:
            raise Http404
        try:
            return view(request, viewer, there, **ids)
        except Refused as refused:
            here = PayLinks(viewer.organisation.slug).to("seen", upload)
            return refusal(request, str(refused), here) if request.method == "POST" else redirect(here)

    return answer


@_pay_page
def seen(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Where files of pay stand; once they were read, what was understood; once they were signed, what came of it."""
    there = queries_pay.seen(upload)
    handed = there.handed
    if handed.stage in (Stage.UNDERSTOOD, Stage.REFUSED):
        return _understood(request, "deposits/pay_understood.jinja", viewer, there, _asked(viewer, there))
    key, job = viewer.organisation.pk, MAKE_PAY if handed.stage is Stage.SIGNED else READ_PAY
    signed = queries_pay.signed(upload)
    is_over = signed is not None and handed.stage in (Stage.TAKEN, Stage.ERASED)
    page = PayWaitingPage(
        links=PayLinks(viewer.organisation.slug),
        handed=handed,
        work=progress_of(key, job, upload=str(upload.pk)),
        now=timezone.now(),
        choices=there.choices,
        signed=signed,
        became=what_became_of_pay(key, upload.pk, reads_desk=viewer.may(Capability.READ_DESK)) if is_over else (),
    )
    response = render(request, "deposits/pay_waiting.jinja", {"page": page})
    if page.opens_again:
        response["Refresh"] = _AGAIN
    return response


def _stock(there: PaySeen) -> PayStock:
    if there.stock is None:
        raise Refused("These files are not read yet, or are erased already.")
    return there.stock


def _asked(viewer: Viewer, there: PaySeen, sent: Any = None, *, columns: bool = False) -> AnswersForm:
    stock, said = _stock(there).stock, queries_uploads.answers(viewer.organisation.pk)
    names = [one.name for one in there.handed.files]
    asked = columns_of(stock, said) if columns else asked_about(stock, said, names, kind=Kind.PAY)
    others = () if columns else tables_of_pay()
    return AnswersForm(sent, asked=asked, others=others, initial={"seen": there.reading})


@_pay_page
def answers(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Answer questions about texts and files, and have them read again."""
    return _answered(request, viewer, upload, "deposits/pay_answers.jinja", columns=False)


@_pay_page
def columns(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Say what columns hold that were not used, and have the files read again."""
    return _answered(request, viewer, upload, "deposits/pay_columns.jinja", columns=True)


def _answered(request: HttpRequest, viewer: Viewer, upload: Any, page: str, *, columns: bool) -> HttpResponse:
    there = queries_pay.seen(upload)
    form = _asked(viewer, there, request.POST or None, columns=columns)

    def do() -> str:
        newest = queries_uploads.reading_id(upload)
        pay_rules.check_is_newest(seen=form.cleaned_data["seen"], newest=newest)
        if form.said:
            uploading.answer(upload=upload, said=form.said, by=viewer.person, at=timezone.now())
        return PayLinks(viewer.organisation.slug).to("seen", upload.pk)

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    return answer or _understood(request, page, viewer, there, form)


def _understood(request: HttpRequest, page: str, viewer: Viewer, there: PaySeen, form: Any) -> HttpResponse:
    pay = _stock(there)
    shown = UnderstoodPayPage(
        links=PayLinks(viewer.organisation.slug),
        handed=there.handed,
        stock=pay.stock,
        pay=pay,
        said=there.choices,
    )
    said = {
        "page": shown,
        "form": form,
        "groups": groups_of(getattr(form, "questions", ())),
        "asked_of": asked_of,
        "may_sign": viewer.may(Capability.SIGN_FIGURES),
        "statement": pay_rules.STATEMENT,
    }
    return render(request, page, said)


@_pay_page
def choices(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Choose otherwise how files of pay are read, and have them read again."""
    there = queries_pay.seen(upload)
    form = PayChoicesForm(request.POST or None, **_offered(), initial=PayChoicesForm.filled(there.choices))

    def do() -> str:
        pay_uploading.choose_pay(upload=upload, choices=form.chosen_ones, by=viewer.person, at=timezone.now())
        return PayLinks(viewer.organisation.slug).to("seen", upload.pk)

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    return answer or _understood(request, "deposits/pay_choices.jinja", viewer, there, form)


@_pay_page
def sign(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Sign what was understood: the figures are made for every kind of reader, and the files are erased."""
    if not viewer.may(Capability.SIGN_FIGURES):
        raise PermissionDenied("Files of pay are signed by somebody who hands them in and signs figures off.")
    signs_as = [(str(one), roles()[one].label) for one in roles_that_sign(viewer.roles)]
    there = queries_pay.seen(upload)
    form = PaySignForm(request.POST or None, roles=signs_as, initial={"seen": there.reading})

    def do() -> str:
        pay_uploading.sign_pay(
            upload=upload,
            seen=form.cleaned_data["seen"],
            role=RoleId(form.cleaned_data["role"]),
            agreed=form.cleaned_data["agreed"],
            by=viewer.person,
            at=timezone.now(),
        )
        return PayLinks(viewer.organisation.slug).to("seen", upload.pk)

    if request.method == "POST":
        answer = done_once(request, viewer, form, do)
        if answer is not None:
            return answer
    else:
        blocking = len(_stock(there).stock.blocking)
        pay_rules.check_can_sign(there.handed.stage, blocking=blocking, agreed=True)
    return _understood(request, "deposits/pay_sign.jinja", viewer, there, form)


@_pay_page
def give_up(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Use nothing of files and have them erased."""
    form, links = OnceForm(request.POST or None), PayLinks(viewer.organisation.slug)

    def do() -> str:
        uploading.give_up(upload=upload, by=viewer.person, at=timezone.now())
        return links.start

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    said = {"links": links, "upload": upload.pk, "form": form}
    return answer or render(request, "deposits/files_give_up.jinja", said)


@_pay_page
def left_out(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The rows that are in no figure, or in some not, with file, line and reason, and nothing of what they hold."""
    return _list(upload, incoming.EXCLUDED)


@_pay_page
def to_look_at(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The rows that are counted and should be looked at, with file, line and why."""
    return _list(upload, incoming.TO_LOOK_AT)


def _list(upload: Any, name: str) -> HttpResponse:
    content = queries_uploads.beside(upload, name)
    if content is None:
        raise Http404
    return attachment(content, name)
