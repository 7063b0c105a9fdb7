"""Bringing a file into a register: it is read, somebody says what its columns hold and sees what would come in.

A file that says how people describe their ethnicity is refused whole.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.chrome import Link
from tallystick_web.core.middleware import takes_files
from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.forms import Asked
from tallystick_web.core.sheets.received import tables_sent
from tallystick_web.core.sheets.tables import check_size
from tallystick_web.core.waiting import progress_of
from tallystick_web.deposits.upload_rules import plain_name
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import done_once, or_404, seen_other, to
from tallystick_web.organisations.queries import roles_held
from tallystick_web.organisations.rules import Capability, opens_for
from tallystick_web.registers.actions import bringing as actions
from tallystick_web.registers.brought.refused import EthnicityInFile, check_no_ethnicity
from tallystick_web.registers.columns import Register
from tallystick_web.registers.forms_bringing import RegisterColumnsForm, RegisterFileForm
from tallystick_web.registers.presenters.bringing import Outcome, Understanding
from tallystick_web.registers.queries import bringing as queries
from tallystick_web.registers.queries.bringing import Held
from tallystick_web.registers.queries.understanding import became, headed_in, headings_of, understood
from tallystick_web.registers.rules import BRING_IN, FileStage
from tallystick_web.registers.views.finding import ANY_KEEPS, hidden_from, register_to_add, register_to_read

MOST_ROWS = 25_000
_MOST_COLUMNS = 60
_MOST_CHARACTERS = 20_000_000
_TOO_MUCH = (
    f"This file holds more than {MOST_ROWS:,} rows or {_MOST_COLUMNS} columns, or more words than a register does. "
    "Take out what the register does not need, or part it, and choose it again."
)


@takes_files
@needs(*ANY_KEEPS)
def register_bring_in(request: HttpRequest, viewer: Viewer, register: str) -> HttpResponse:
    """Choose a file for a register."""
    of = register_to_add(viewer, register)
    form = RegisterFileForm(request.POST or None, request.FILES or None, register=of)
    answer, ways = None, ()
    if request.method == "POST" and form.is_valid():
        try:
            answer = _kept(request, viewer, of, form)
        except EthnicityInFile as refused:
            form.refuse(str(refused))
            ways = (_way_to_ask(viewer),)
        except Refused as refused:
            form.refuse(str(refused))
    if answer is not None:
        return answer
    waiting = queries.files_waiting(viewer.organisation.pk, of, viewer.person.pk)
    said = {"form": form, "register": of, "waiting": waiting, "ways": ways}
    return render(request, "registers/bring_in.jinja", said)


def _kept(request: HttpRequest, viewer: Viewer, register: Register, form: RegisterFileForm) -> HttpResponse | None:
    """Read a file, and keep what it holds. It is read before anything waits for it."""
    sent = form.cleaned_data["file"]
    tables, notices = tables_sent(sent, plain_name(sent.name))
    check_size(tables, rows=MOST_ROWS, columns=_MOST_COLUMNS, characters=_MOST_CHARACTERS, too_much=_TOO_MUCH)
    found = headed_in(tables, register, viewer.organisation.pk)
    check_no_ethnicity(tables, found, register)
    if not found:
        raise Refused(
            "No table with headings was found in this file. It needs a row that says what its columns are, and a row "
            f"for each {register.one}."
        )
    held = Held(tables=tables, found=found, notices=notices)
    sealed = queries.sealed(held)

    def do() -> str:
        row = actions.keep_file(
            register=register,
            sealed=sealed,
            hides={register.column(one).of for one in hidden_from(viewer, register)},
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "register-brought", register=register.id, register_file=row.pk)

    return done_once(request, viewer, form, do, sent=lambda: queries.hash_of(held))


def _way_to_ask(viewer: Viewer) -> Link | str:
    """How the people of a file are asked themselves: where that is done, or who may do it."""
    if viewer.may(Capability.ASK_DECLARATIONS):
        text = "Ask people how they describe themselves"
        return Link(text=text, href=to(viewer, "declarations-ask"))
    held = roles_held(viewer.organisation.pk, on=timezone.localdate())
    named = [f"the {one.label[:1].lower()}{one.label[1:]}" for one in opens_for({Capability.ASK_DECLARATIONS}, held)]
    if not named:
        return "Nobody in your organisation can send people a link yet. A service administrator can give that role."
    return f"In your organisation {' or '.join(named)} can send people a link, by which they say as much as they like."


@needs(*ANY_KEEPS)
def register_brought(request: HttpRequest, viewer: Viewer, register: str, register_file: UUID) -> HttpResponse:
    """What a file would bring in, and having it brought in; afterwards what became of it."""
    of = register_to_read(viewer, register)
    file = or_404(queries.file_called(viewer.organisation.pk, of, register_file))
    register_to_add(viewer, register)
    if file.stage != FileStage.READ:
        return render(request, "registers/bring_in_done.jinja", {"page": _outcome(viewer, of, file), "register": of})
    try:
        return _columns(request, viewer, of, file)
    except Refused as refused:
        messages.error(request, str(refused))
        return seen_other(to(viewer, "register-bring-in", register=of.id))


def _outcome(viewer: Viewer, register: Register, file: Any) -> Outcome:
    work = progress_of(viewer.organisation.pk, BRING_IN, register_file=str(file.pk))
    is_done = file.stage == FileStage.DONE
    return Outcome(register=register, came_to=file.came_to, rows=file.rows, is_done=is_done, progress=work)


def _columns(request: HttpRequest, viewer: Viewer, register: Register, file: Any) -> HttpResponse:
    asked = [
        Asked(heading=one.remembered, shown=one.shown, samples=one.samples, holds=one.holds)
        for one in headings_of(file, register)
    ]
    form = RegisterColumnsForm(request.POST or None, register=register, asked=asked)
    is_sent = request.method == "POST" and form.is_valid()
    holds = form.answers if is_sent else {one.heading: one.holds for one in asked}
    step = request.POST.get("step", "")
    if is_sent and step == "give-up":
        return _given_up(request, viewer, register, form, file)
    today = timezone.localdate()
    of = understood(file, register, holds, today=today)
    if is_sent and step == "make":
        answer = _agreed(request, viewer, register, form, file, rows=len(of.rows))
        if answer is not None:
            return answer
    page = Understanding(
        register=register,
        every=became(file, register, of, today=today),
        around=of.around,
        holds=holds,
        notices=of.notices,
    )
    return render(request, "registers/bring_in_file.jinja", {"form": form, "page": page, "register": register})


def _agreed(
    request: HttpRequest, viewer: Viewer, register: Register, form: RegisterColumnsForm, file: Any, *, rows: int
) -> HttpResponse | None:
    def do() -> str:
        actions.agree_to_file(
            file=file.pk,
            holds=form.answers,
            takes_theirs=form.takes_theirs,
            rows=rows,
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "register-brought", register=register.id, register_file=file.pk)

    return done_once(request, viewer, form, do)


def _given_up(
    request: HttpRequest, viewer: Viewer, register: Register, form: RegisterColumnsForm, file: Any
) -> HttpResponse:
    def do() -> str:
        actions.give_up_file(file=file.pk, by=viewer.person, at=timezone.now())
        return to(viewer, "register", register=register.id)

    answer = done_once(request, viewer, form, do)
    if answer is None:
        raise Refused("This file is not there any more.")
    messages.success(request, "The file was erased. Nothing of it was brought in.")
    return answer
