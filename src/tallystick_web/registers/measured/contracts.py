"""What the register of contracts counts: tenders that weighed race equality, briefs, and results on race."""

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.contracts import ContractKind, Met
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share


def _tenders_with_criteria(book: Book, period: Period) -> Typed | None:
    tenders = [one for one in _signed(book, period, ContractKind.TENDER) if one["is_above_limit"]]
    return share(sum(1 for one in tenders if one["is_weight_kept"]), len(tenders))


def _briefs_with_clause(book: Book, period: Period) -> Typed | None:
    commissions = _signed(book, period, ContractKind.COMMISSION)
    return share(sum(1 for one in commissions if one["has_brief"] and one["signed_off_on"]), len(commissions))


def _signed(book: Book, period: Period, kind: ContractKind) -> list[Kept]:
    """Those of a kind that were decided or signed in the period, whatever became of them; none that is planned."""
    return [
        one
        for one in book.of("contracts")
        if one["kind"] == kind and period.has(one["starts_on"]) and (one.is_live or one.ended_on is not None)
    ]


def _contracts_with_race(book: Book, period: Period) -> Typed | None:  # noqa: ARG001  # the face of a measure
    named = {one["contract"] for one in book.of("contract-results") if one["target"] is not None and one["due_on"]}
    in_force = [one for one in book.live("contracts") if one["kind"] == ContractKind.CONTRACT]
    return share(sum(1 for one in in_force if one.id in named), len(in_force))


def _contract_results_met(book: Book, period: Period) -> Typed | None:
    due = [one for one in book.of("contract-results") if period.has(one["due_on"])]
    return share(sum(1 for one in due if _is_met_in_time(one)), len(due))


def _is_met_in_time(result: Kept) -> bool:
    met_on = result["met_on"]
    return result["met"] == Met.YES and met_on is not None and met_on <= result["due_on"]


MEASURES = (
    RegisterMeasure(
        id="tenders-with-criteria",
        name="Tenders that weighed race equality",
        what="Tenders in which the fixed weight was used, out of all tenders above the limit.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("contracts",),
        count=_tenders_with_criteria,
    ),
    RegisterMeasure(
        id="briefs-with-clause",
        name="Commissions with the brief",
        what="Commissions whose contract holds the brief and that were signed off against it, out of all.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("contracts",),
        count=_briefs_with_clause,
    ),
    RegisterMeasure(
        id="contracts-with-race",
        name="Contracts with a result on race",
        what="Contracts that name a result with a number and a date, out of all in force.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=(
            "contracts",
            "contract-results",
        ),
        count=_contracts_with_race,
    ),
    RegisterMeasure(
        id="contract-results-met",
        name="Results on race that were met",
        what="Results met by their date, out of all that were due.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("contract-results",),
        count=_contract_results_met,
    ),
)
