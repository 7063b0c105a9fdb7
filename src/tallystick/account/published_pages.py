"""What the pages and files of a publication say of figures, read back from them."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

from tallystick.account.published_figures import Claim
from tallystick.vocabulary.formulas import as_it_was


def is_page(name: str) -> bool:
    """Whether a file is a page that marks its figures: papers are made beside and are held by their hash alone."""
    return name.endswith(".html") and not name.startswith("papers/")


def csv_claims(name: str, content: bytes) -> Iterator[Claim]:
    """What each line of the list of figures says."""
    table = _table(content)
    for line in table.lines:
        said = dict(zip(table.heads, line, strict=False))
        known = {key: said.get(key, "") for key in ("value", "low", "high", "as_of")}
        known |= {key: as_it_was(said.get(key, "")) for key in ("measure", "label")}
        yield Claim.whole(name, as_it_was(said.get("figure", "")), known, text=as_it_was(said.get("text", "")))


def csv_problems(name: str, content: bytes) -> Iterator[str]:
    """What is wrong with a list of figures as a table: a cell without a head, or a head that several columns have."""
    table = _table(content)
    if not table.is_whole:
        yield f"{name}: a line in it cannot be read, and those after it are not either."
    for head, many in Counter(table.heads).items():
        if many > 1:
            yield f"{name}: it has {many} columns called {head}, and each reader takes another one."
    if any(len(line) != len(table.heads) for line in table.lines):
        yield f"{name}: a line in it has more or fewer cells than there are columns."


class _Table(NamedTuple):
    """A table as far as it can be read, without its blank lines, and whether that is to its end."""

    heads: list[str]
    lines: list[list[str]]
    is_whole: bool


def _table(content: bytes) -> _Table:
    read, is_whole = [], True
    try:
        for line in csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline="")):
            read.append(line)  # noqa: PERF402  # what was read before a line that cannot be stays
    except csv.Error:
        is_whole = False
    return _Table(read[0] if read else [], [line for line in read[1:] if line], is_whole)


def plan_claims(name: str, content: bytes) -> Iterator[Claim]:
    """What the frozen plan says of each value of its measures."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return
    frozen = found.get("frozen") if isinstance(found, dict) else None
    for measure in _dicts(frozen, "measures"):
        baseline = [measure["baseline"]] if isinstance(measure.get("baseline"), dict) else []
        for point in (*baseline, *_dicts(measure, "points")):
            text = str(point.get("says", "")) if point.get("value") else None
            said = {**point, "measure": measure.get("id")}
            yield Claim.whole(name, str(point.get("source", "")), said, text=text)


def _dicts(found: Any, key: str) -> list[dict[str, Any]]:
    listed = found.get(key) if isinstance(found, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def page_claims(name: str, content: bytes) -> Iterator[Claim]:
    """Every number in a page that names its figure."""
    page = _Page()
    page.feed(content.decode("utf-8", "replace"))
    page.close()
    for mark, text in page.marks:
        part = mark.get("data-part") or "value"
        said = {"value" if part == "none" else part: mark.get("data-value") or ""}
        known: dict[str, Any] = {key: value for key, value in said.items() if key in ("value", "low", "high")}
        if known:
            yield Claim(where=name, figure=mark.get("data-figure") or "", part=part, text=text, **known)


class _Page(HTMLParser):
    """Collects the elements that name a figure, each with the text in it."""

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[tuple[dict[str, str | None], str]] = []
        self._open: tuple[str, dict[str, str | None]] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A mark begins."""
        if self._open is None and any(key == "data-figure" for key, _ in attrs):
            self._open, self._text = (tag, dict(attrs)), []

    def handle_data(self, data: str) -> None:
        """Text, in a mark or outside."""
        if self._open is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A mark ends."""
        if self._open is not None and tag == self._open[0]:
            self.marks.append((self._open[1], "".join(self._text)))
            self._open = None
