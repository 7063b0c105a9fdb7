"""What the list of people counts: who is used, who confirmed their entry, and who is asked too often."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal

from tallystick_web.core.days import months_after
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.asked_rules import asked, load
from tallystick_web.registers.described.contacts import ContactRole
from tallystick_web.registers.described.outputs import OutputKind
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.part_rules import BOOKED, Found, PartTaken, Stage, TakesPartAs

_NEW_FOR_MONTHS = 24
_PIECES = frozenset({OutputKind.ARTICLE, OutputKind.FEATURE})


def _bank_used(book: Book, period: Period) -> Typed | None:
    authors = {one.id for one in _with(book, ContactRole.AUTHOR) if one.counts}
    since = months_after(period.until, -12)
    wrote = {one.contact for one in _appeared(book.parts, {TakesPartAs.AUTHOR}) if since < one.on <= period.until}
    return share(len(authors & wrote), len(authors))


def _new_spokespeople(book: Book, period: Period) -> Typed | None:
    became = {one.id: one["since"] for one in book.of("contacts")}
    parts = [one for one in _appeared(book.parts, {TakesPartAs.SPOKESPERSON}) if period.has(one.on)]
    new = [one for one in parts if one.contact is not None and _is_new(became.get(one.contact), one.on)]
    return share(len(new), len(parts))


def _is_new(since: date | None, on: date) -> bool:
    return since is not None and since <= on < months_after(since, _NEW_FOR_MONTHS)


def _bylined(book: Book, period: Period) -> Typed | None:
    pieces = [one for one in book.live("outputs") if one["kind"] in _PIECES and period.has(one["published_on"])]
    told = {one.id for one in book.of("contacts") if one["biography"]}
    authors = _appeared(book.parts, {TakesPartAs.AUTHOR})
    # Who was forgotten since is taken to have had words of their own: forgetting somebody changes no count.
    signed = {one.entry for one in authors if one.contact is None or one.contact in told}
    return share(sum(1 for one in pieces if one.id in signed), len(pieces))


def _asked_too_often(book: Book, period: Period) -> Typed | None:
    agreed = {one.id: one["agreed"] for one in book.of("contacts") if one["agreed"] is not None}
    if not agreed:
        return None
    limits = {one.person: agreed[one.contact] for one in book.parts if one.contact in agreed}
    days = asked(book.parts, on=period.until)
    return Typed(value=Decimal(sum(1 for one, limit in limits.items() if load(days.get(one, ()), limit).is_over)))


def _confirmed(book: Book, period: Period) -> Typed | None:  # noqa: ARG001  # the face of a measure
    speakers = [one for one in _with(book, ContactRole.SPEAKER) if one.is_live]
    return share(sum(1 for one in speakers if one.counts), len(speakers))


def _from_list(book: Book, period: Period) -> Typed | None:
    booked = [one for one in book.parts if one.part in BOOKED and Stage.DECLINED is not one.stage]
    booked = [one for one in booked if one.reached & {Stage.ACCEPTED, Stage.APPEARED} and period.has(one.on)]
    return share(sum(1 for one in booked if one.found is Found.LIST), len(booked))


def _with(book: Book, role: ContactRole) -> list[Kept]:
    return [one for one in book.of("contacts") if role in one["roles"]]


def _appeared(parts: Iterable[PartTaken], as_what: Collection[TakesPartAs]) -> list[PartTaken]:
    return [one for one in parts if one.has_appeared and one.part in as_what]


MEASURES = (
    RegisterMeasure(
        id="author-bank-used",
        name="Authors in the bank, and those used",
        what="Authors who wrote in the last year, out of all in the bank, beside how large it was at the start.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("contacts",),
        reads_parts=True,
        count=_bank_used,
    ),
    RegisterMeasure(
        id="spokesperson-share",
        name="Appearances by new spokespeople",
        what="Appearances by people who became spokespeople within two years, out of all appearances.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("contacts",),
        reads_parts=True,
        count=_new_spokespeople,
    ),
    RegisterMeasure(
        id="bylined-pieces",
        name="Pieces under the name of who wrote them",
        what="Pieces that carry the author's own name and words about themselves, out of all pieces.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("contacts", "outputs"),
        reads_parts=True,
        count=_bylined,
    ),
    RegisterMeasure(
        id="fair-load",
        name="People asked more often than they agreed",
        what="People who were asked more often in twelve months than they had agreed to; nought is the aim.",
        unit=MeasureUnit.COUNT,
        better=Better.LOWER,
        cadence=Cadence.HALF_YEARLY,
        reads=("contacts",),
        reads_parts=True,
        count=_asked_too_often,
    ),
    RegisterMeasure(
        id="speakers-confirmed",
        name="Entries confirmed in twelve months",
        what="Entries that the person confirmed within twelve months, out of all entries.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("contacts",),
        count=_confirmed,
    ),
    RegisterMeasure(
        id="bookings-from-list",
        name="Bookings made from the shared list",
        what="Bookings of people on the list, out of all bookings, with how many teams used it.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=(),
        reads_parts=True,
        count=_from_list,
    ),
)
