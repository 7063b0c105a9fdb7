"""A register as a list."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.registers.columns import Column, ColumnKind, Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.forms.lists import ListForm
from tallystick_web.registers.presenters.register import RegisterPage, asked_in_words
from tallystick_web.registers.presenters.words import Names
from tallystick_web.registers.queries.entries import names_of
from tallystick_web.registers.queries.lists import Listed, page_of, tally_of
from tallystick_web.registers.views.finding import (
    ANY_READS,
    begins,
    choosing,
    hidden_from,
    list_links,
    may_add,
    register_to_read,
    units_of,
)


@needs(*ANY_READS)
def register(request: HttpRequest, viewer: Viewer, register: str) -> HttpResponse:
    """The entries of a register that are asked for, a page at a time."""
    asked = register_to_read(viewer, register)
    organisation, today = viewer.organisation.pk, timezone.localdate()
    units = units_of(viewer) if any(one.kind is ColumnKind.UNIT for one in asked.columns) else {}
    form = ListForm(request.GET, register=asked, pointing=_to_filter(viewer, asked, units))
    found = page_of(organisation, asked, form.wanted(me=viewer.person.pk, page=_page_number(request)), today=today)
    chosen = form.chosen
    page = RegisterPage(
        register=asked,
        tally=tally_of(organisation, asked, today=today),
        page=found,
        names=_names(viewer, asked, found.entries, units),
        today=today,
        is_filtered=bool(chosen.keys() - {"order"}),
        links=list_links(viewer, asked),
        turned=(
            _turned(chosen, found.number - 1) if found.number > 1 else "",
            _turned(chosen, found.number + 1) if found.number < found.last else "",
        ),
    )
    said = {
        "page": page,
        "list_form": form,
        "asked": _asked(form, chosen),
        "may_keep": may_add(viewer, asked),
        "begins": begins(viewer, asked),
    }
    return render(request, "registers/register.jinja", said)


def _to_filter(viewer: Viewer, register: Register, units: Mapping[UUID, str]) -> dict[str, Mapping[UUID, str]]:
    """What columns that point at something can be filtered by."""
    hidden = hidden_from(viewer, register)
    filters = [one for one in register.columns if one.is_filter and one.name not in hidden]
    found = {one.name: units for one in filters if one.kind is ColumnKind.UNIT}
    pointing = [one for one in filters if one.kind is ColumnKind.ENTRY]
    return found | {one.name: choosing(viewer, registers()[one.of]).names for one in pointing}


def _names(viewer: Viewer, register: Register, entries: tuple[Listed, ...], units: Mapping[UUID, str]) -> Names:
    """What the ids on a page are called."""
    hidden = hidden_from(viewer, register)
    shown = [one for one in register.columns if one.in_list and one.kind is ColumnKind.ENTRY]
    named = {one.name: _named(viewer, one, entries) for one in shown if one.name not in hidden}
    return Names(units=units, entries=named, hidden=hidden)


def _named(viewer: Viewer, column: Column, entries: tuple[Listed, ...]) -> dict[UUID, str]:
    keys = {one.values[column.name] for one in entries} - {None}
    return names_of(viewer.organisation.pk, registers()[column.of], keys) if keys else {}


def _asked(form: ListForm, chosen: Mapping[str, str]) -> str:
    """What the list was narrowed by, in words."""
    words = {}
    for name, value in chosen.items():
        choices = dict(getattr(form.fields[name], "choices", ()))
        if name != "order":
            words[name] = str(choices.get(value, value))
    return asked_in_words({name: str(form.fields[name].label) for name in words}, words)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) <= 5 else 1


def _turned(chosen: Mapping[str, str], page: int) -> str:
    """The part of the address that asks for the same on another page."""
    return "?" + urlencode({**chosen, "page": page})
