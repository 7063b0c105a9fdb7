"""What the register of suppliers counts: hires and shortlists of agencies, partners reviewed, funders assured."""

from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.period_rules import Period
from tallystick_web.numbers.recorded_rules import Typed
from tallystick_web.registers.described.suppliers import AGENCIES, PARTNERS, SupplierKind
from tallystick_web.registers.measured.book import Book, Kept, RegisterMeasure, share
from tallystick_web.registers.measured.days import lately

_HOLDS_MONTHS = 24  # for how long a check of a commitment, and a review, hold


def _agency_hires(book: Book, period: Period) -> Typed | None:
    checked = {one.id for one in book.of("suppliers") if _is_checked(one, period)}
    reports = _reports(book, period)
    hires = sum(one["hires"] or 0 for one in reports)
    return share(sum(one["hires"] or 0 for one in reports if one["agency"] in checked), hires)


def _is_checked(agency: Kept, period: Period) -> bool:
    is_current = lately(agency["commitment_on"], months=_HOLDS_MONTHS, on=period.until) and not agency.is_stale
    return agency["kind"] in AGENCIES and is_current


def _agency_shortlists(book: Book, period: Period) -> Typed | None:
    told = [one for one in _reports(book, period) if one["shortlisted"] and one["minority"] is not None]
    return share(sum(one["minority"] for one in told), sum(one["shortlisted"] for one in told))


def _reports(book: Book, period: Period) -> list[Kept]:
    return [one for one in book.live("agency-counts") if period.has(one["as_of"])]


def _partners_reviewed(book: Book, period: Period) -> Typed | None:
    major = [one for one in book.live("suppliers") if one["is_major"] and one["kind"] in PARTNERS]
    return share(sum(1 for one in major if _is_reviewed(one, period)), len(major))


def _is_reviewed(partner: Kept, period: Period) -> bool:
    return lately(partner["reviewed_on"], months=_HOLDS_MONTHS, on=period.until) and bool(partner["step"].strip())


def _funders_assured(book: Book, period: Period) -> Typed | None:
    funders = [one for one in book.live("suppliers") if one["kind"] == SupplierKind.FUNDER]
    return share(sum(1 for one in funders if period.has(one["met_on"]) and one["is_assured"]), len(funders))


MEASURES = (
    RegisterMeasure(
        id="agency-hires",
        name="Hires through agencies that report",
        what="Hires through agencies whose commitment was checked and is current, out of all hires through agencies.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=(
            "suppliers",
            "agency-counts",
        ),
        count=_agency_hires,
    ),
    RegisterMeasure(
        id="agency-shortlists",
        name="Mix of agency shortlists",
        what=(
            "Ethnic minority candidates, out of all on shortlists supplied, each agency apart where numbers allow, "
            "unknown shown."
        ),
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("agency-counts",),
        count=_agency_shortlists,
        counts_people=True,
    ),
    RegisterMeasure(
        id="partners-reviewed",
        name="Major partners reviewed",
        what="Partners reviewed within two years with a step agreed, out of all major partners.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.HALF_YEARLY,
        reads=("suppliers",),
        count=_partners_reviewed,
    ),
    RegisterMeasure(
        id="funders-assured",
        name="Funders met and assured",
        what="Funders met with the result noted as assured, out of all funders.",
        unit=MeasureUnit.SHARE,
        better=Better.HIGHER,
        cadence=Cadence.YEARLY,
        reads=("suppliers",),
        count=_funders_assured,
    ),
)
