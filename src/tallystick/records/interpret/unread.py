"""Says which texts could not be placed, how many people they touch, and what they may have meant."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import polars as pl

from tallystick.records.findings import MANY_ROWS, FindingKind, agreeing, how_many, lines_in_words
from tallystick.records.interpret.sheet import Sheet

_NAMED_ONE_BY_ONE = 40


@dataclass(frozen=True, kw_only=True)
class Unread:
    """Texts of one field that could not be placed.

    ``what`` is the thing in words ("pay scale"); ``who`` the noun for one row's subject and for several, and ``then``
    the sentence about one and about several of them. ``names_itself`` says which texts may be repeated even where few
    rows have them; ``many`` is how many rows are not few. ``place`` is the table of deposit.toml that may hold an
    answer.
    """

    kind: FindingKind
    name: str
    what: str
    rows: pl.Series
    suggest: Callable[[str], str]
    who: tuple[str, str] = ("person", "people")
    out_of: int
    blocks: bool = False
    names_itself: Callable[[str], bool] | None = None
    then: tuple[str, str] = ("", "")
    place: str = ""
    many: int = MANY_ROWS


def tell(sheet: Sheet, unread: Unread) -> None:
    """One finding for each text that may be repeated, and one for all others together."""
    if not unread.rows.any():
        return
    repeatable = [text for text in _by_size(sheet, unread) if text != ""]
    sheet.noted.unplaced_texts(unread.kind, repeatable)
    named = repeatable[:_NAMED_ONE_BY_ONE]
    texts = sheet.text(unread.name)
    for text in named:
        _tell_one(sheet, unread, text, unread.rows & (texts == text))
    rest = unread.rows & ~texts.is_in(named)
    _tell_blank(sheet, unread, rest & (texts == ""))
    _tell_rest(sheet, unread, rest & (texts != ""))


def close_to(text: str, known: Iterable[str]) -> str:
    """The known text that is most like this one, "" where none is."""
    found = difflib.get_close_matches(text, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def _by_size(sheet: Sheet, unread: Unread) -> list[str]:
    sizes = sheet.text(unread.name).filter(unread.rows).value_counts(name="rows")
    ordered = sizes.sort(["rows", unread.name], descending=[True, False]).select(unread.name, "rows")
    rare = unread.names_itself or (lambda _text: False)
    return [text for text, rows in ordered.iter_rows() if rows >= unread.many or rare(text)]


def _count(sheet: Sheet, unread: Unread, rows: pl.Series) -> int:
    return sheet.heads(rows) if unread.who[0] == "person" else int(rows.sum())


def _tell_one(sheet: Sheet, unread: Unread, text: str, rows: pl.Series) -> None:
    people = _count(sheet, unread, rows)
    sheet.tell(
        unread.kind,
        f"the {unread.what} '{text}' of {how_many(people, *unread.who)} could not be placed.{_then(unread, people)}",
        people=people,
        out_of=unread.out_of,
        blocks=unread.blocks,
        suggestion=unread.suggest(text),
    )


def _tell_blank(sheet: Sheet, unread: Unread, rows: pl.Series) -> None:
    people = _count(sheet, unread, rows)
    sheet.tell(
        unread.kind,
        f"{how_many(people, *unread.who)} {agreeing(people, 'has', 'have')} no {unread.what}.{_then(unread, people)}",
        people=people,
        out_of=unread.out_of,
        blocks=unread.blocks,
        suggestion="Fill it in where the file comes from.",
    )


def _tell_rest(sheet: Sheet, unread: Unread, rows: pl.Series) -> None:
    people = _count(sheet, unread, rows)
    sheet.tell(
        unread.kind,
        f"{how_many(people, *unread.who)} {agreeing(people, 'has', 'have')} an unlisted text as {unread.what} "
        f"({lines_in_words(sheet.lines(rows))}).{_then(unread, people)}",
        people=people,
        out_of=unread.out_of,
        blocks=unread.blocks,
        suggestion=_look(len(set(sheet.lines(rows))), unread.place),
    )


def _then(unread: Unread, people: int) -> str:
    return agreeing(people, *unread.then)


def _look(lines: int, place: str) -> str:
    it = agreeing(lines, "it", "them")
    answer = f", or write what stands there under [{place}] in deposit.toml" if place else ""
    return f"Look at {agreeing(lines, 'this line', 'these lines')}, and correct {it} in the file{answer}."
