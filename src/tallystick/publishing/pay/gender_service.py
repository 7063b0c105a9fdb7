"""The gender pay gap service of the government: one row of its 27 columns for each organisation.

The service takes at most one decimal. Ours are rounded half up, away from zero. In each quarter it asks that the shares
of men and women come to exactly 100, so the men's share is rounded half up and the women's is what is left of 100: of
16.25 and 83.75 per cent it is told 16.3 and 83.7. The shares are those of men and women alone; people of whom it is not
known whether they are either were ranked with everybody, and are left out of the row.

Source of the columns: <https://gender-pay-gap.service.gov.uk/viewing/download>.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tallystick.publishing.pay.gender_rules import BONUS_GAPS, COLUMNS, HOURLY_GAPS, NUMBERS, QUARTERS, validate
from tallystick.release.pay import PayFigure, PayMeasure, PayTable
from tallystick.release.shown import Figure, Shown
from tallystick.vocabulary.formulas import harmless

__all__ = ["COLUMNS", "Employer", "row_of", "to_csv", "validate"]

COMPARATOR, MEN, WOMEN = "men-women", "men", "women"
_STEP = Decimal("0.1")


@dataclass(frozen=True, kw_only=True)
class Employer:
    """What the service holds of an employer and no figure of pay tells. What is not known stays blank.

    ``size`` is in the service's own words, such as "1000 to 4999". Dates are written as the service writes them:
    ``2026/03/30 00:00:00``.
    """

    id: str = ""
    address: str = ""
    post_code: str = ""
    company_number: str = ""
    sic_codes: str = ""
    link: str = ""
    responsible_person: str = ""
    size: str = ""
    current_name: str = ""
    submitted_after_the_deadline: str = ""
    due_date: str = ""
    date_submitted: str = ""


def row_of(table: PayTable[Figure], employer: Employer | None = None) -> dict[str, str]:
    """The row of one organisation, each column by its name. A figure that there is not, or that is withheld, is blank.

    Figures whose release rounded the counts make shares of rounded counts: make the row from exact ones.
    """
    known = _known(table, employer or Employer())
    figures = dict(_gaps(table)) | dict(_bonuses(table)) | dict(_quarters(table))
    return {column: known.get(column) or figures.get(column, "") for column in COLUMNS}


def to_csv(rows: Iterable[Mapping[str, str]]) -> str:
    """The rows as the service's own file has them. A text that a spreadsheet would calculate gets an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(row[column] if column in NUMBERS else harmless(row[column]) for column in COLUMNS)
    return out.getvalue()


def _known(table: PayTable[Figure], employer: Employer) -> dict[str, str]:
    return {
        "EmployerName": table.organisation,
        "EmployerId": employer.id,
        "Address": employer.address,
        "PostCode": employer.post_code,
        "CompanyNumber": employer.company_number,
        "SicCodes": employer.sic_codes,
        "CompanyLinkToGPGInfo": employer.link,
        "ResponsiblePerson": employer.responsible_person,
        "EmployerSize": employer.size,
        "CurrentName": employer.current_name or table.organisation,
        "SubmittedAfterTheDeadline": employer.submitted_after_the_deadline,
        "DueDate": employer.due_date,
        "DateSubmitted": employer.date_submitted,
    }


# FIGURES


def _gaps(table: PayTable[Figure]) -> Iterator[tuple[str, str]]:
    measures = (PayMeasure.MEAN_HOURLY_GAP, PayMeasure.MEDIAN_HOURLY_GAP)
    for column, measure in zip(HOURLY_GAPS, measures, strict=True):
        yield column, _one_decimal(_value(table, measure, group=WOMEN))


def _bonuses(table: PayTable[Figure]) -> Iterator[tuple[str, str]]:
    """Who was paid a bonus, and the gaps: the service refuses gaps where it is told that 0 per cent of men were."""
    men = _one_decimal(_value(table, PayMeasure.BONUS_SHARE, group=MEN))
    yield "MaleBonusPercent", men
    yield "FemaleBonusPercent", _one_decimal(_value(table, PayMeasure.BONUS_SHARE, group=WOMEN))
    if men and not Decimal(men):
        return
    measures = (PayMeasure.MEAN_BONUS_GAP, PayMeasure.MEDIAN_BONUS_GAP)
    for column, measure in zip(BONUS_GAPS, measures, strict=True):
        yield column, _one_decimal(_value(table, measure, group=WOMEN))


def _quarters(table: PayTable[Figure]) -> Iterator[tuple[str, str]]:
    for quarter, (his, hers) in QUARTERS.items():
        men, women = _people(table, quarter, MEN), _people(table, quarter, WOMEN)
        if men is not None and women is not None and men + women:
            share = _rounded(100 * men / (men + women))
            yield his, str(share)
            yield hers, str(100 - share)


def _people(table: PayTable[Figure], quarter: str, group: str) -> Decimal | None:
    """How many people of a group are in a quarter; None where it is not known or withheld."""
    figure = _figure(table, PayMeasure.QUARTER_SHARE, group=group, quarter=quarter)
    return figure.n.value if figure is not None and isinstance(figure.n, Shown) else None


def _value(table: PayTable[Figure], measure: PayMeasure, *, group: str) -> Decimal | None:
    figure = _figure(table, measure, group=group)
    return figure.value.value if figure is not None and isinstance(figure.value, Shown) else None


def _figure(table: PayTable[Figure], measure: PayMeasure, **wanted: str) -> PayFigure[Figure] | None:
    """The figure of the whole organisation, counted as the law has it."""
    whole = {"comparator": COMPARATOR, "by": "", "part": "", "variant": "", "detail": ""}
    return next(iter(table.of(measure, **whole, **wanted)), None)


def _one_decimal(value: Decimal | None) -> str:
    return "" if value is None else str(_rounded(value))


def _rounded(value: Decimal) -> Decimal:
    """One decimal, halves away from zero; what rounds to nothing has no sign."""
    return value.quantize(_STEP, rounding=ROUND_HALF_UP) + 0
