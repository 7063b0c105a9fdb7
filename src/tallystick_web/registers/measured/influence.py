"""What the registers of influencing count: aims, results, challenges, openings, requests, positions."""

from decimal import Decimal

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.influence import Followed, Result, Used
from tallystick_web.registers.described.stakeholders import NATIONAL
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share

_LEAST_SOURCES = 2


def _priorities_with_aim(book: Book, period: Period) -> Typed | None:  # noqa: ARG001  # the face of a measure
    priorities = book.live("priorities")
    return share(sum(1 for one in priorities if one["aim"].strip()), len(priorities))


def _influence_results(book: Book, period: Period) -> Typed | None:
    closed = [one for one in book.of("influence") if one["about_race"] and period.has(one.ended_on)]
    return share(
        sum(1 for one in closed if one["result"] in {Result.PARTIAL, Result.FULL} and one["link"]), len(closed)
    )


def _influence_per_body(book: Book, period: Period) -> Typed | None:
    bodies = {one.id for one in book.of("stakeholders") if one["kind"] in NATIONAL}
    if not bodies:
        return None
    pieces = [one for one in _pieces(book, period) if one["about_race"] or one["is_challenge"]]
    return Typed(value=Decimal(sum(1 for one in pieces if one["body"] in bodies)))


def _challenges_with_effect(book: Book, period: Period) -> Typed | None:
    if not book.of("influence"):
        return None
    challenges = [one for one in _pieces(book, period) if one["is_challenge"]]
    return Typed(value=Decimal(sum(1 for one in challenges if _has_effect(one))))


def _has_effect(challenge: Kept) -> bool:
    return challenge["effect"] not in {"", Followed.NOTHING} and bool(challenge["link"])


def _pieces(book: Book, period: Period) -> list[Kept]:
    return [one for one in book.of("influence") if period.has(one["on"])]


def _openings_used(book: Book, period: Period) -> Typed | None:
    openings = [one for one in book.live("openings") if period.has(one["spotted_on"])]
    return share(sum(1 for one in openings if one["used"] == Used.USED), len(openings))


def _requests_received(book: Book, period: Period) -> Typed | None:
    if not book.live("requests"):
        return None
    return Typed(value=Decimal(sum(1 for one in book.live("requests") if period.has(one["received_on"]))))


def _positions_with_range(book: Book, period: Period) -> Typed | None:
    adopted = [one for one in book.of("positions") if period.has(one["adopted_on"])]
    return share(sum(1 for one in adopted if len(one["wide_sources"]) >= _LEAST_SOURCES), len(adopted))


MEASURES = (
    RegisterMeasure(
        id="priorities-with-aim",
        name="Influencing priorities with an aim on race",
        what="Priorities with a stated race equality aim, out of all priorities.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("priorities",),
        count=_priorities_with_aim,
    ),
    RegisterMeasure(
        id="influence-results",
        name="Influencing on race that had a result",
        what="Pieces with a partial or full result and evidence of it, out of all closed.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("influence",),
        count=_influence_results,
    ),
    RegisterMeasure(
        id="influence-per-body",
        name="Influencing on race by national body",
        what="Pieces of influencing and public challenge, listed for each national body.",
        unit=MeasureUnit.COUNT,
        better=Better.NEITHER,
        cadence=Cadence.HALF_YEARLY,
        reads=(
            "influence",
            "stakeholders",
        ),
        count=_influence_per_body,
    ),
    RegisterMeasure(
        id="challenges-with-effect",
        name="Public challenges with evidence of effect",
        what="Challenges followed by a citation, an answer or a change that can be shown, beside how many there were.",
        unit=MeasureUnit.COUNT,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("influence",),
        count=_challenges_with_effect,
    ),
    RegisterMeasure(
        id="openings-used",
        name="Openings in policy that were used",
        what="Openings on which we acted, out of all that were listed, with reasons for the rest.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("openings",),
        count=_openings_used,
    ),
    RegisterMeasure(
        id="requests-received",
        name="Requests for our view on equality policy",
        what="Requests received in the half year, with how many were answered within two weeks.",
        unit=MeasureUnit.COUNT,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("requests",),
        count=_requests_received,
    ),
    RegisterMeasure(
        id="positions-with-range",
        name="Policy positions that rest on a range of voices",
        what="Positions shaped by at least two sources with a known, wide mix, out of all positions adopted.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("positions",),
        count=_positions_with_range,
    ),
)
