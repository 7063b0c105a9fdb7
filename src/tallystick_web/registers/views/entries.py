"""Pages of an entry: what it says, adding and changing it, that it still holds, and where it goes."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.asked_about import questions_about
from tallystick_web.evidence.attached import box_for
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.queries_people import names_of as people_called
from tallystick_web.registers.actions import entries as actions
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.forms.entries import AddForm, ChangeForm, ConfirmForm, MoveForm
from tallystick_web.registers.offered_work import kind_of
from tallystick_web.registers.presenters.entry import EntryPage, PointingBox, pointing_box, stands_in_words
from tallystick_web.registers.presenters.words import Names
from tallystick_web.registers.queries.across import pointing_at
from tallystick_web.registers.queries.changes import Change, changes_of
from tallystick_web.registers.queries.entries import EntryNow, names_of
from tallystick_web.registers.subjects import ENTRY, has_evidence
from tallystick_web.registers.views.finding import (
    ANY_KEEPS,
    ANY_READS,
    address_of,
    answers_for,
    entry_in,
    entry_to_change,
    entry_to_keep,
    hidden_from,
    may_keep,
    more_links,
    offered,
    pointing,
    readable,
    register_to_add,
    register_to_read,
    sees_names,
    units_of,
)


@needs(*ANY_READS)
def entry(request: HttpRequest, viewer: Viewer, register: str, entry: UUID) -> HttpResponse:
    """What an entry says, what points at it, the evidence on it, and its history."""
    found = entry_in(viewer, register_to_read(viewer, register), entry)
    changes = changes_of(viewer.organisation.pk, entry)
    page = EntryPage(
        entry=found,
        names=_names(viewer, found, changes),
        changes=changes,
        pointing=_pointing(viewer, found),
        links=more_links(viewer, found.register, found),
        today=timezone.localdate(),
        may_keep=may_keep(viewer, found.register),
        may_change=_may_change(viewer, found),
        questions=questions_about(
            viewer.organisation.pk, viewer.organisation.slug, kind_of(found.register.id), entry, viewer.capabilities
        ),
    )
    box = box_for(viewer, ENTRY, entry) if has_evidence(found.register) else None
    return render(request, "registers/entry.jinja", {"page": page, "box": box})


@needs(*ANY_KEEPS)
def entry_add(request: HttpRequest, viewer: Viewer, register: str) -> HttpResponse:
    """Add an entry to a register."""
    asked = register_to_add(viewer, register)
    initial = {"owner": viewer.person.pk} | _pointed_from(request, asked)
    form = AddForm(request.POST or None, initial=initial, register=asked, offered=offered(viewer, asked))

    def do(_: Mapping[str, Any]) -> str:
        added = actions.add_entry(
            register=asked, values=form.entered, by=viewer.person, at=timezone.now(), today=timezone.localdate()
        )
        return address_of(viewer, asked, added.pk)

    said = {"register": asked, "back": to(viewer, "register", register=asked.id)}
    return ask(request, viewer, form, page="registers/add.jinja", do=do, done="It is in the register.", said=said)


@needs(*ANY_READS)
def entry_change(request: HttpRequest, viewer: Viewer, register: str, entry: UUID) -> HttpResponse:
    """Change what an entry says."""
    found = entry_to_change(viewer, register, entry)
    of = found.register
    form = ChangeForm(
        request.POST or None,
        initial=_said(found),
        register=of,
        offered=offered(viewer, of, found),
        may_confirm=bool(of.months) and found.state.is_live,
    )

    def do(entered: Mapping[str, Any]) -> str:
        _change(viewer, of, entry, form, entered)
        return address_of(viewer, of, entry)

    said = {"entry": found, "back": address_of(viewer, of, entry)}
    return ask(request, viewer, form, page="registers/change.jinja", do=do, done="The change was saved.", said=said)


@needs(*ANY_READS)
def entry_confirm(request: HttpRequest, viewer: Viewer, register: str, entry: UUID) -> HttpResponse:
    """Say that everything an entry says is right today."""
    found = entry_to_change(viewer, register, entry)
    form = ConfirmForm(request.POST or None, register=found.register)

    def do(entered: Mapping[str, Any]) -> str:
        actions.confirm_entry(
            register=found.register,
            entry=entry,
            sooner=entered["review_on"],
            by=viewer.person,
            at=timezone.now(),
            today=timezone.localdate(),
        )
        return address_of(viewer, found.register, entry)

    said = {
        "page": _page(viewer, found),
        "stands": stands_in_words(found, timezone.localdate()),
        "back": address_of(viewer, found.register, entry),
    }
    return ask(request, viewer, form, page="registers/confirm.jinja", do=do, done="It is confirmed.", said=said)


@needs(*ANY_KEEPS)
def entry_move(request: HttpRequest, viewer: Viewer, register: str, entry: UUID, state: str) -> HttpResponse:
    """Take an entry to another state."""
    found = entry_to_keep(viewer, register, entry)
    way = or_404(found.register.way_to(state, found.state.id))
    form = MoveForm(request.POST or None, register=found.register, way=way)

    def do(entered: Mapping[str, Any]) -> str:
        actions.move_entry(
            register=found.register,
            entry=entry,
            to=state,
            why=entered.get("why", ""),
            by=viewer.person,
            at=timezone.now(),
            today=timezone.localdate(),
        )
        return address_of(viewer, found.register, entry)

    done = f"It stands as “{way.label}” now."
    said = {"entry": found, "way": way, "back": address_of(viewer, found.register, entry)}
    return ask(request, viewer, form, page="registers/move.jinja", do=do, done=done, said=said)


# STEPS


def _change(viewer: Viewer, register: Register, entry: UUID, form: ChangeForm, entered: Mapping[str, Any]) -> None:
    """Save what was changed, and that all of it was looked at where the person says so."""
    at, today, by = timezone.now(), timezone.localdate(), viewer.person
    is_confirmed = entered.get("is_confirmed", False)
    with suppress(*[actions.NothingNew] if is_confirmed else []):
        actions.change_entry(
            register=register,
            entry=entry,
            values=form.entered,
            seen=entered["version"],
            why=entered.get("change_why", ""),
            by=by,
            at=at,
            today=today,
        )
    if is_confirmed:
        sooner = form.sooner(today)
        actions.confirm_entry(register=register, entry=entry, sooner=sooner, by=by, at=timezone.now(), today=today)


def _may_change(viewer: Viewer, found: EntryNow) -> bool:
    return not found.register.has_own_pages and (may_keep(viewer, found.register) or answers_for(viewer, found))


def _said(found: EntryNow) -> dict[str, Any]:
    """What a form is drawn with: what the entry says, and the version that is seen."""
    yes_or_no = {True: "yes", False: "no"}
    values = {
        name: yes_or_no.get(value, value) if isinstance(value, bool) else value for name, value in found.values.items()
    }
    return values | {"review_on": found.review_on, "version": found.version}


def _pointed_from(request: HttpRequest, register: Register) -> dict[str, str]:
    """What a link to the form chose already: an entry that the new one points at."""
    return {one.name: request.GET[one.name] for one in pointing(register) if one.name in request.GET}


def _page(viewer: Viewer, found: EntryNow) -> EntryPage:
    """What an entry says, without its history."""
    return EntryPage(
        entry=found,
        names=_names(viewer, found, ()),
        changes=(),
        pointing=(),
        links=(),
        today=timezone.localdate(),
        may_keep=False,
        may_change=False,
    )


def _names(viewer: Viewer, found: EntryNow, changes: tuple[Change, ...] | list[Change]) -> Names:
    """What ids are called in an entry and in its history."""
    organisation, hidden = viewer.organisation.pk, hidden_from(viewer, found.register)
    entries: dict[str, Mapping[UUID, str]] = {}
    hrefs: dict[UUID, str] = {}
    for column in pointing(found.register):
        keys = _ids(changes, column.name) | ({found.values[column.name]} - {None})
        if keys and column.name not in hidden:
            of = registers()[column.of]
            entries[column.name] = names_of(organisation, of, keys)
            hrefs |= {key: address_of(viewer, of, key) for key in entries[column.name]}
    owners = _ids(changes, "owner")
    people = people_called(organisation, owners) if owners else {}
    return Names(units=units_of(viewer), people=people, entries=entries, hrefs=hrefs, hidden=hidden)


def _ids(changes: tuple[Change, ...] | list[Change], name: str) -> set[UUID]:
    """The ids that the history kept of a column."""
    kept = [one for change in changes for one in change.said if one["column"] == name]
    return {UUID(one[side]) for one in kept for side in ("before", "after") if one.get(side)}


def _pointing(viewer: Viewer, found: EntryNow) -> list[PointingBox]:
    among = [one for one in readable(viewer) if sees_names(viewer, one)]
    boxes = []
    for one in pointing_at(viewer.organisation.pk, found.register, found.id, among=among):
        hrefs = {key: address_of(viewer, one.register, key) for key in one.names}
        boxes.append(pointing_box(one, hrefs))
    return boxes
