"""Questions about files: what a text in them stands for, what a column holds, what a file is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tallystick.account.pay_stock import PAY_FILE_KINDS
from tallystick.account.stock import FILE_KINDS, About, FileSeen, Stock, answers_to
from tallystick_web.deposits.upload_rules import Kind

FILES = "files"
HOSTED = "hosted"
_HOSTED = (("hosted", "Hosted: on the payroll, and not counted"),)
_IGNORED = ("ignored", "Not used")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question: the table of answers it belongs to, the text it is about, and every answer there is.

    ``answer`` is what was said before, blank where nothing was. ``field`` names its control on the page.
    """

    field: str
    table: str
    text: str
    answers: tuple[tuple[str, str], ...]
    answer: str = ""


def asked_about(
    stock: Stock, said: Mapping[str, Mapping[str, str]], files: Sequence[str], *, kind: Kind = Kind.STAFF
) -> tuple[Asked, ...]:
    """Every question there is about files that were read, and about ``files`` that could not be read as they are."""
    kinds = {Kind.STAFF: FILE_KINDS, Kind.PAY: PAY_FILE_KINDS}[kind]
    asked = [*_texts(stock, said), *(_files(said, files, kinds) if stock.problems else ())]
    return tuple(_numbered(asked))


def columns_of(stock: Stock, said: Mapping[str, Mapping[str, str]]) -> tuple[Asked, ...]:
    """For every column that is not used, what it could hold."""
    return tuple(_numbered(one for seen in stock.files for one in _columns(seen, stock, said)))


def _texts(stock: Stock, said: Mapping[str, Mapping[str, str]]) -> Iterator[Asked]:
    for one in stock.questions:
        answers = answers_to(one.about)
        answer = said.get(one.about, {}).get(one.text, "")
        yield Asked(field="", table=one.about, text=one.text, answers=answers, answer=answer)


def _files(
    said: Mapping[str, Mapping[str, str]], files: Sequence[str], kinds: tuple[tuple[str, str], ...]
) -> Iterator[Asked]:
    for name in files:
        yield Asked(field="", table=FILES, text=name, answers=kinds, answer=said.get(FILES, {}).get(name, ""))


def _columns(seen: FileSeen, stock: Stock, said: Mapping[str, Mapping[str, str]]) -> Iterator[Asked]:
    table = f"columns.{seen.kind}"
    answers = (_IGNORED, *stock.fields.get(seen.kind, ()))
    for header in seen.ignored:
        yield Asked(field="", table=table, text=header, answers=answers, answer=said.get(table, {}).get(header, ""))


def _numbered(asked: Sequence[Asked] | Iterator[Asked]) -> Iterator[Asked]:
    once = {(one.table, one.text): one for one in asked}
    for number, one in enumerate(once.values()):
        name = f"{one.table.replace('.', '-')}-{number}"
        yield Asked(field=name, table=one.table, text=one.text, answers=one.answers, answer=one.answer)


def tables() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Every table in which somebody may place a text that is not asked about: its name, and every answer there is.

    Not that of ethnicity: a text that few rows have may be somebody's own words, and answers are kept.
    """
    return (*((str(one), answers_to(one)) for one in About if one is not About.ETHNICITY), (HOSTED, _HOSTED))


def tables_of_pay() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """The same for files of pay."""
    return ((str(About.PAY_SCALES), answers_to(About.PAY_SCALES)), (HOSTED, _HOSTED))


ABOUT_IN_WORDS: Mapping[str, str] = {
    About.PAY_SCALES: "Which band or grade is each of these pay scales?",
    About.ETHNICITY: "Which category does each of these stand for?",
    About.COURSES: "Is each of these courses mandatory?",
    About.SETTINGS: "Is each of these clinical, not clinical, or medical?",
    FILES: "What is each of these files?",
    HOSTED: "Which organisations or payrolls are hosted?",
}
