"""Staff files: handing them in, what was understood of them, questions about them, and using what they count."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tallystick.definitions import available, load
from tallystick_web.core.attachments import attachment
from tallystick_web.core.forms_once import once, sent_in
from tallystick_web.core.middleware import takes_files
from tallystick_web.core.rules import Refused
from tallystick_web.core.waiting import progress_of
from tallystick_web.deposits import incoming, queries, queries_uploads, queries_vault, uploading
from tallystick_web.deposits.forms import AnswersForm, FilesForm, OnceForm, TakeForm
from tallystick_web.deposits.presenters.files import FileLinks, ReadingPage, UnderstoodFilesPage, asked_of, groups_of
from tallystick_web.deposits.questions import asked_about, columns_of, tables
from tallystick_web.deposits.rules import ASKED, BY_CHOICE, years_to_start
from tallystick_web.deposits.upload_rules import (
    READ_UPLOAD,
    Kind,
    Stage,
    check_files,
    check_has_room,
    check_may_become,
    plain_name,
)
from tallystick_web.deposits.views.finding import refusal
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once, seen_other
from tallystick_web.organisations.rules import Capability, OrganisationKind

_AGAIN = "4"  # seconds until a page that waits for the worker is opened again

View = Callable[..., HttpResponse]
Received = Sequence[tuple[str, int, str]]
Note = Callable[[UUID, Received, datetime], str]
"""Notes files that lie in the folder of an upload, and gives the address of its page."""


@takes_files
@needs(Capability.HAND_IN_FILES)
def hand_in_files(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Choose a year and files."""
    form = FilesForm(request.POST or None, request.FILES or None, years=_years(viewer))
    if request.method == "POST" and form.is_valid():
        try:
            return _received(request, viewer, form)
        except Refused as refused:
            form.add_error("chosen", str(refused))
    links = FileLinks(viewer.organisation.slug)
    handed = [one for one in queries_uploads.uploads(viewer.organisation.pk) if one.kind is Kind.STAFF]
    said = {"form": form, "links": links, "handed": handed, "keeps": _keeps(viewer)}
    return render(request, "deposits/files.jinja", said)


def _keeps(viewer: Viewer) -> bool:
    """Whether the organisation chose to keep staff files."""
    chosen = queries_vault.choice(viewer.organisation.pk)
    return chosen is not None and chosen.keeps


def _years(viewer: Viewer) -> list[int]:
    """The years of which figures can be made for this kind of organisation, the newest first."""
    kind, on = OrganisationKind(viewer.organisation.kind), timezone.localdate()
    standards = (*ASKED[kind], *BY_CHOICE[kind])
    return sorted({year for one in standards for year in years_to_start(one, available(), on=on)}, reverse=True)


def _received(request: HttpRequest, viewer: Viewer, form: FilesForm) -> HttpResponse:
    def note(upload: UUID, files: Received, at: datetime) -> str:
        uploading.receive_files(upload=upload, year=form.cleaned_data["year"], files=files, by=viewer.person, at=at)
        return FileLinks(viewer.organisation.slug).to("seen", upload)

    return put_in_place(request, viewer, form, note)


def put_in_place(request: HttpRequest, viewer: Viewer, form: Any, note: Note) -> HttpResponse:
    """Put the files of a form in place, then ``note`` them: so that no row names a file that is not there."""
    upload, now = uuid4(), timezone.now()
    sent = [(plain_name(one.name), one) for one in form.cleaned_data["chosen"]]
    check_files([(name, one.size) for name, one in sent])
    waiting = [one for one in queries_uploads.uploads(viewer.organisation.pk) if one.stage.keeps_files]
    check_has_room(waiting=len(waiting), free=incoming.room())
    received = incoming.receive(upload, sent)
    noted = ""
    try:
        key = form.cleaned_data["form_key"]
        sha256 = hashlib.sha256(f"{sent_in(request)} {received}".encode()).hexdigest()
        noted = once(viewer.organisation.pk, key, now, lambda: note(upload, received, now), sent=sha256)
        return seen_other(noted)
    finally:
        if str(upload) not in noted:  # the form was sent before, or could not be noted: these files are nobody's
            incoming.erase(upload)


def _files_page(view: View) -> View:
    """A view of one upload. A Refused that it raises becomes a page that says why."""

    @needs(Capability.HAND_IN_FILES)
    @wraps(view)
    def answer(request: HttpRequest, viewer: Viewer, upload: UUID, **ids: str) -> HttpResponse:
        there = queries_uploads.find(viewer.organisation.pk, upload, kind=Kind.STAFF)
        if there is None:
            raise Http404
        try:
            return view(request, viewer, there, **ids)
        except Refused as refused:
            here = FileLinks(viewer.organisation.slug).to("seen", upload)
            return refusal(request, str(refused), here) if request.method == "POST" else redirect(here)

    return answer


@_files_page
def seen(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Where files stand; and once they were read, what was understood of them."""
    handed, stock = queries_uploads.handed(upload), queries_uploads.stock_of(upload)
    links = FileLinks(viewer.organisation.slug)
    if stock is not None and handed.stage.keeps_files and handed.stage is not Stage.RECEIVED:
        return _understood(request, "deposits/files_understood.jinja", viewer, upload, _asked(viewer, upload))
    work = progress_of(viewer.organisation.pk, READ_UPLOAD, upload=str(upload.pk))
    waits = ReadingPage(links=links, handed=handed, work=work, now=timezone.now())
    response = render(request, "deposits/files_waiting.jinja", {"page": waits, "form": OnceForm()})
    if waits.opens_again:
        response["Refresh"] = _AGAIN
    return response


def _asked(viewer: Viewer, upload: Any, sent: Any = None, *, columns: bool = False) -> AnswersForm:
    stock, said = queries_uploads.stock_of(upload), queries_uploads.answers(viewer.organisation.pk)
    if stock is None:
        raise Refused("These files are not read yet, or are erased already.")
    names = [one.name for one in queries_uploads.handed(upload).files]
    asked = columns_of(stock, said) if columns else asked_about(stock, said, names)
    others = () if columns else tables()
    return AnswersForm(sent, asked=asked, others=others, initial={"seen": queries_uploads.reading_id(upload)})


@_files_page
def answers(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Answer questions about texts and files, and have them read again."""
    return _answered(request, viewer, upload, "deposits/files_answers.jinja", columns=False)


@_files_page
def columns(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Say what columns hold that were not used, and have the files read again."""
    return _answered(request, viewer, upload, "deposits/files_columns.jinja", columns=True)


def _answered(request: HttpRequest, viewer: Viewer, upload: Any, page: str, *, columns: bool) -> HttpResponse:
    form = _asked(viewer, upload, request.POST or None, columns=columns)

    def do() -> str:
        _check_is_newest(upload, form)
        if form.said:
            uploading.answer(upload=upload, said=form.said, by=viewer.person, at=timezone.now())
        return FileLinks(viewer.organisation.slug).to("seen", upload.pk)

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    return answer or _understood(request, page, viewer, upload, form)


def _check_is_newest(upload: Any, form: Any) -> None:
    """Raise Refused where files were read again after a page was opened: it showed something else."""
    if form.cleaned_data["seen"] != queries_uploads.reading_id(upload):
        raise Refused("These files were read again after you opened the page. Nothing of yours was saved. Look again.")


def _understood(request: HttpRequest, page: str, viewer: Viewer, upload: Any, form: AnswersForm) -> HttpResponse:
    handed, stock = queries_uploads.handed(upload), queries_uploads.stock_of(upload)
    shown = UnderstoodFilesPage(links=FileLinks(viewer.organisation.slug), handed=handed, stock=stock)
    said = {"page": shown, "form": form, "groups": groups_of(form.questions), "asked_of": asked_of}
    return render(request, page, said)


@_files_page
def take(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Use the counts: which figures change by that, and why where they were signed."""
    links, standards = FileLinks(viewer.organisation.slug), tuple(queries_uploads.counts_of(upload))
    signed = [one for one in standards if queries.last_sign_off(viewer.organisation.pk, one, upload.year)]
    seen = {"seen": queries_uploads.reading_id(upload)}
    form = TakeForm(request.POST or None, is_signed=bool(signed), initial=seen)

    def do() -> str:
        _check_is_newest(upload, form)
        why = form.cleaned_data.get("why", "")
        uploading.take_counts(upload=upload, why=why, by=viewer.person, at=timezone.now())
        return links.overview

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    if answer is not None:
        return answer
    check_may_become(queries_uploads.handed(upload).stage, Stage.TAKEN)
    if not standards:
        raise Refused("There are no counts of these files to use.")
    said = {
        "links": links,
        "keeps": _keeps(viewer),
        "upload": upload.pk,
        "year": upload.year,
        "titles": [load(one, upload.year).title for one in standards],
        "signed": [load(one, upload.year).title for one in signed],
    }
    return render(request, "deposits/files_take.jinja", {"page": said, "form": form})


@_files_page
def give_up(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:
    """Use nothing of files and have them erased."""
    form, links = OnceForm(request.POST or None), FileLinks(viewer.organisation.slug)

    def do() -> str:
        uploading.give_up(upload=upload, by=viewer.person, at=timezone.now())
        return links.start

    answer = done_once(request, viewer, form, do) if request.method == "POST" else None
    said = {"links": links, "upload": upload.pk, "form": form}
    return answer or render(request, "deposits/files_give_up.jinja", said)


@_files_page
def left_out(request: HttpRequest, viewer: Viewer, upload: Any) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """The rows that are in no figure, with file, line and reason, and nothing of what they hold."""
    content = queries_uploads.left_out(upload)
    if content is None:
        raise Http404
    return attachment(content, incoming.EXCLUDED)
