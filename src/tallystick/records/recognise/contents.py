"""What a column holds, told from its values where its header says nothing."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import polars as pl

from tallystick.records.schemas import FieldType
from tallystick.vocabulary.employment import AssignmentStatus, ContractType
from tallystick.vocabulary.ethnicity import Category
from tallystick.vocabulary.ethnicity.reading import How, Reading, read

_SAMPLE = 500
_LOOKED_AT = 20_000  # lines: enough to know a column by, in a file of millions
_MOSTLY = 0.8
_FEWEST = 3  # values: fewer say nothing
_DATE = re.compile(
    r"\d{1,4}[-/.]([A-Za-z]{3,9}|\d{1,2})[-/.]\d{2,4}([ T].*)?|\d{1,2} [A-Za-z]{3,9} \d{2,4}|(19|20)\d{6}"
)
_BAND = re.compile(
    r".*\bband\s*[1-9][a-d]?\b.*|[89][a-d]|(NHS\|)?X[NR]\d\d\b.*|.*\b(consultant|vsm|very senior manager)\b.*",
    re.IGNORECASE,
)
_SURE = (How.CODE, How.CODE_AND_LABEL, How.LABEL)


def values_of(cells: pl.DataFrame, column: int, after: int) -> tuple[str, ...]:
    """Some of the values of a column that are not blank, below the line at ``after``."""
    below = cells.get_column(f"c{column}").slice(after + 1, _LOOKED_AT).drop_nulls().str.strip_chars()
    return tuple(below.filter(below != "").head(_SAMPLE))


def is_blank(cells: pl.DataFrame, column: int, after: int) -> bool:
    """Whether a column holds nothing below the line at ``after``."""
    below = cells.get_column(f"c{column}").slice(after + 1)
    return not (below.fill_null("").str.strip_chars() != "").any()


def looks_like(values: Sequence[str], kind: FieldType) -> bool:
    """Whether most of these values are what this type of field holds. Types that many columns share are never told."""
    tell = _TELL.get(kind)
    return tell is not None and len(values) >= _FEWEST and tell(values)


def _ethnicity(values: Sequence[str]) -> bool:
    # M and F are ethnic categories too, and so are most grades and wards with one letter. Somebody who is White
    # British, and three categories in all, are what a column of sexes or of letters has not.
    read_as = [_category(value) for value in values]
    categories = {each for each in read_as if isinstance(each, Category)}
    return (
        _share(each is not None for each in read_as) and len(categories) >= 3 and Category.WHITE_BRITISH in categories
    )


def _category(value: str) -> object:
    found = read(value)
    return found.member if isinstance(found, Reading) and found.how in _SURE else None


def _dates(values: Sequence[str]) -> bool:
    return _share(_DATE.fullmatch(value) is not None for value in values)


def _bands(values: Sequence[str]) -> bool:
    return len(set(values)) > 1 and _share(_BAND.fullmatch(value) is not None for value in values)


def _statuses(values: Sequence[str]) -> bool:
    labels = {status.label.casefold() for status in AssignmentStatus}
    return _share(value.casefold() in labels for value in values)


def _contracts(values: Sequence[str]) -> bool:
    labels = {contract.label.casefold() for contract in ContractType} | {"fixed term temp", "fixed term"}
    return _share(value.casefold() in labels for value in values)


_TELL: Mapping[FieldType, Callable[[Sequence[str]], bool]] = {
    FieldType.ETHNICITY: _ethnicity,
    FieldType.DATE: _dates,
    FieldType.PAY_SCALE: _bands,
    FieldType.ASSIGNMENT_STATUS: _statuses,
    FieldType.CONTRACT_TYPE: _contracts,
}


def _share(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return sum(given) >= _MOSTLY * len(given)
