"""Pages of taking part: who in one entry, whom to ask, who spoke, how far each came and how they were paid."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.organisations.access import Viewer, needs, who_may
from tallystick_web.organisations.asking import ask, or_404, seen_other, to
from tallystick_web.organisations.queries import roles_held
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.actions import parts as actions
from tallystick_web.registers.actions.parts import Slot
from tallystick_web.registers.columns import Register
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.events import COUNTS_ONLY
from tallystick_web.registers.forms.parts import (
    AppearanceForm,
    NothingForm,
    PaidForm,
    PanelForm,
    SearchForm,
    WrongForm,
    ids_among,
)
from tallystick_web.registers.part_rules import FOLLOWS, TAKING, Found, Paid, Prominence, Stage, TakesPartAs
from tallystick_web.registers.presenters.parts import (
    PartPage,
    TakingPartPage,
    chosen_in_words,
    load_in_words,
    panel_people,
    to_do,
)
from tallystick_web.registers.queries.entries import EntryNow
from tallystick_web.registers.queries.parts import PartNow, asked_lately, part_called, parts_of, steps_of
from tallystick_web.registers.queries.people import names_to_record, to_ask
from tallystick_web.registers.views.finding import ANY_READS, entry_in, may_keep, register_to_read

_SHOWN = 60
_MOST_FOUND = 500
_ASKS = frozenset({Capability.INVITE_BY_DECLARATION})


@needs(*ANY_READS)
def taking_part(request: HttpRequest, viewer: Viewer, register: str, entry: UUID) -> HttpResponse:
    """Who takes part in an entry, as what, and how many came how far."""
    found = _entry(viewer, register, entry)
    sees_names = viewer.may(Capability.READ_CONTACTS)
    page = TakingPartPage(
        parts=parts_of(viewer.organisation.pk, register, entry),
        sees_names=sees_names,
        counts_only=_counts_only(found),
        came=found.values.get("came"),
    )
    said = {
        "page": page,
        "entry": found,
        "may_ask": sees_names and _may_ask(viewer, found.register) and not page.counts_only,
        "may_record": sees_names and may_keep(viewer, found.register) and not page.counts_only,
        "has_come": _lies_ahead(found) is None,
    }
    return render(request, "registers/taking_part.jinja", said)


@needs(Capability.READ_CONTACTS)
def fill_panel(request: HttpRequest, viewer: Viewer, register: str, entry: UUID) -> HttpResponse:
    """Choose people on the list, and note that they are thought of or were invited."""
    found = _entry(viewer, register, entry)
    _check(viewer, _may_ask(viewer, found.register), found.register.keeps | _ASKS)
    if _counts_only(found) or not found.state.is_live:
        return seen_other(_back(viewer, found.register, entry))
    organisation, today = viewer.organisation.pk, timezone.localdate()
    search, chosen = SearchForm(request.GET), ids_among(request.GET.getlist("person"))
    wanted = replace(search.wanted, people=chosen)
    people = to_ask(organisation, wanted, today=today, most=_MOST_FOUND + 1)
    days = asked_lately(organisation, on=today)
    shown = panel_people(people, days, most=_SHOWN) if len(people) <= _MOST_FOUND else {}
    ticked = {"people": [str(one) for one in shown]} if chosen else {}
    form = PanelForm(request.POST or None, people=shown, parts=TAKING[register].parts, initial=ticked)

    def do(entered: Mapping[str, Any]) -> str:
        actions.consider_people(
            register=found.register,
            entry=entry,
            people=entered["people"],
            slot=_slot(entered),
            stage=Stage(entered["stage"]),
            all_the_same=entered["all_the_same"],
            by=viewer.person,
            at=timezone.now(),
        )
        return _back(viewer, found.register, entry)

    said = {
        "entry": found,
        "search": search,
        "shown": len(shown),
        "found": len(people),
        "too_many": len(people) > _MOST_FOUND,
        "warning": load_in_words(days),
        "is_asked": any(request.GET.get(one) for one in ("role", "topic", "words", "person")),
        "chosen": chosen_in_words(chosen=len(chosen), askable=len(people)),
        "may_invite": viewer.may(Capability.INVITE_BY_DECLARATION),
    }
    return ask(request, viewer, form, page="registers/fill_panel.jinja", do=do, done="It is noted.", said=said)


@needs(Capability.READ_CONTACTS)
def appearance_add(request: HttpRequest, viewer: Viewer, register: str, entry: UUID) -> HttpResponse:
    """Note that somebody took part."""
    found = _entry(viewer, register, entry)
    _check(viewer, may_keep(viewer, found.register), found.register.keeps)
    if _counts_only(found) or not found.state.is_live:
        return seen_other(_back(viewer, found.register, entry))
    people = names_to_record(viewer.organisation.pk)
    form = AppearanceForm(request.POST or None, people=people, parts=TAKING[register].parts)

    def do(entered: Mapping[str, Any]) -> str:
        actions.record_appearance(
            register=found.register,
            entry=entry,
            contact=form.contact,
            slot=_slot(entered),
            by=viewer.person,
            at=timezone.now(),
        )
        return _back(viewer, found.register, entry)

    return ask(
        request, viewer, form, page="registers/part_add.jinja", do=do, done="It is noted.", said={"entry": found}
    )


# ONE PART


@needs(Capability.READ_CONTACTS)
def part(request: HttpRequest, viewer: Viewer, taken: UUID) -> HttpResponse:
    """One person's part: each step of it, and what can be noted next."""
    now, found = _part(viewer, taken)
    page = PartPage(part=now, steps=steps_of(viewer.organisation.pk, taken), lies_ahead_until=_lies_ahead(found))
    return render(request, "registers/part.jinja", {"page": page, "entry": found})


@needs(Capability.READ_CONTACTS)
def part_move(request: HttpRequest, viewer: Viewer, taken: UUID, stage: str) -> HttpResponse:
    """Note how far somebody came."""
    now, found = _part(viewer, taken)
    follows = {str(one): one for one in FOLLOWS[now.taken.stage]}
    if stage not in follows:
        if stage not in set(Stage):
            raise Http404
        return seen_other(to(viewer, "part", taken=taken))
    next_stage = follows[stage]

    def do(_: Mapping[str, Any]) -> str:
        actions.move_part(part=taken, to=next_stage, by=viewer.person, at=timezone.now())
        return to(viewer, "part", taken=taken)

    said = {"page": PartPage(part=now, steps=()), "entry": found, "does": to_do(next_stage)}
    form = NothingForm(request.POST or None)
    return ask(request, viewer, form, page="registers/part_move.jinja", do=do, done="It is noted.", said=said)


@needs(Capability.READ_CONTACTS)
def part_paid(request: HttpRequest, viewer: Viewer, taken: UUID) -> HttpResponse:
    """Note whether somebody was offered a fee or paid."""
    now, found = _part(viewer, taken)
    form = PaidForm(request.POST or None, initial={"paid": str(now.taken.paid)})

    def do(entered: Mapping[str, Any]) -> str:
        actions.record_paid(part=taken, paid=Paid(entered["paid"]), by=viewer.person, at=timezone.now())
        return to(viewer, "part", taken=taken)

    said = {"page": PartPage(part=now, steps=()), "entry": found}
    return ask(request, viewer, form, page="registers/part_paid.jinja", do=do, done="It is noted.", said=said)


@needs(Capability.READ_CONTACTS)
def part_correct(request: HttpRequest, viewer: Viewer, taken: UUID, step: UUID) -> HttpResponse:
    """Take back the newest step of a part."""
    steps = steps_of(viewer.organisation.pk, taken)
    if step not in {one.step.id for one in steps}:
        raise Http404
    now, found = _part(viewer, taken)
    page = PartPage(part=now, steps=steps)
    line = next((one for one in page.lines if one.step == step), None)
    if line is None:
        return seen_other(to(viewer, "part", taken=taken))
    form = WrongForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        row = actions.correct_part(part=taken, step=step, why=entered["why"], by=viewer.person, at=timezone.now())
        return to(viewer, "part", taken=taken) if row.stage else _back(viewer, found.register, found.id)

    said = {"page": page, "entry": found, "line": line}
    done = "It was taken back."
    return ask(request, viewer, form, page="registers/part_correct.jinja", do=do, done=done, said=said)


# STEPS


def _entry(viewer: Viewer, register: str, entry: UUID) -> EntryNow:
    """The entry of an address, of a register in whose entries people take part."""
    found = register_to_read(viewer, register)
    if register not in TAKING:
        raise Http404
    return entry_in(viewer, found, entry)


def _part(viewer: Viewer, taken: UUID) -> tuple[PartNow, EntryNow]:
    """A part and its entry, for whoever keeps the register it is in."""
    now = or_404(part_called(viewer.organisation.pk, taken))
    register = or_404(registers().get(now.taken.register))
    _check(viewer, may_keep(viewer, register), register.keeps)
    return now, entry_in(viewer, register, now.taken.entry)


def _lies_ahead(entry: EntryNow) -> date | None:
    """The day that an entry is about, where it has not come: nobody has taken part yet."""
    on: date | None = entry.values.get(TAKING[entry.register.id].day)
    return on if on is not None and on > timezone.localdate() else None


def _may_ask(viewer: Viewer, register: Register) -> bool:
    """Whether a viewer may note whom to ask: who keeps the register, and the one co-ordinator of invitations."""
    return may_keep(viewer, register) or bool(_ASKS & viewer.capabilities)


def _check(viewer: Viewer, may: bool, enough: frozenset[Capability]) -> None:
    if not may:
        raise PermissionDenied(who_may(enough, roles_held(viewer.organisation.pk, on=timezone.localdate())))


def _counts_only(entry: EntryNow) -> bool:
    """Whether who comes is never listed."""
    return entry.register.id == "events" and entry.values["kind"] in COUNTS_ONLY


def _slot(entered: Mapping[str, Any]) -> Slot:
    return Slot(
        part=TakesPartAs(entered["part"]),
        prominence=Prominence(entered["prominence"]),
        found=Found(entered.get("found") or Found.LIST),
        days=entered.get("days"),
    )


def _back(viewer: Viewer, register: Register, entry: UUID) -> str:
    return to(viewer, "taking-part", register=register.id, entry=entry)
