"""A register as a file: everything of it, as its reader may read it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.attachments import CSV, attachment
from tallystick_web.core.forms_once import OnceForm
from tallystick_web.core.sheets.text import csv_of
from tallystick_web.core.sheets.workbook import workbook_of
from tallystick_web.core.templating import day
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.registers.actions.bringing import take_file_away
from tallystick_web.registers.brought.leaving import heads_of, rows_of
from tallystick_web.registers.columns import Register
from tallystick_web.registers.queries import bringing as queries
from tallystick_web.registers.views.finding import ANY_READS, hidden_from, register_to_read

_TYPES = {"csv": CSV, "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@needs(*ANY_READS)
def register_file(request: HttpRequest, viewer: Viewer, register: str, form: str) -> HttpResponse:
    """A register as a workbook or a text file with commas. Of people it is asked for, and who took it away is kept."""
    of = register_to_read(viewer, register)
    if of.of_people and request.method != "POST":
        said = {"form": OnceForm(), "register": of, "file_form": form}
        return render(request, "registers/take_away.jinja", said)
    content, entries = _drawn(viewer, of, form)
    if of.of_people:
        take_file_away(register=of, entries=entries, by=viewer.person, at=timezone.now())
    name = f"{viewer.organisation.slug}-{of.id}-{timezone.localdate():%Y-%m-%d}.{form}"
    return attachment(content, name, kind=_TYPES[form])


def _drawn(viewer: Viewer, register: Register, form: str) -> tuple[bytes, int]:
    """The bytes of the file, and how many entries stand in it."""
    today, organisation = timezone.localdate(), viewer.organisation
    hides = {register.column(one).of for one in hidden_from(viewer, register)}
    around = queries.around(organisation.pk, register, today=today, hides=hides)
    heads, rows = heads_of(register), list(rows_of(register, queries.leaving(organisation.pk, register), around))
    if form == "csv":
        return csv_of([one.text for one in heads], rows), len(rows)
    about = [f"{organisation.name}. As it stood on {day(today)}.", register.lead]
    return workbook_of(heads, rows, sheet="Register", title=register.title, about=about, kept=1), len(rows)
