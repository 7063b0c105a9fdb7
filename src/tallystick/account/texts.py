"""What people write about figures, held against the releases those were given in. It points out and never blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from tallystick.account.understand import content_of
from tallystick.errors import InputRefused
from tallystick.publishing.narrative import Remark, StoredFigure, check, of_pay, of_wres
from tallystick.release.canonical import from_bytes, pay_from_bytes

TEXTS = (".txt", ".md")


@dataclass(frozen=True, kw_only=True)
class RemarkOnLine:
    """A remark with the line of the text it is on, counted from 1."""

    line: int
    remark: Remark


def is_text(path: Path) -> bool:
    """Whether a file is prose by its name."""
    return path.suffix.casefold() in TEXTS


def remarks_on(path: Path, against: Sequence[Path]) -> tuple[RemarkOnLine, ...]:
    """What a writer should look at again in the text at ``path``, beside the releases at ``against``.

    Raises InputRefused where the text or a release cannot be read.
    """
    text = _text(path)
    figures = [figure for one in against for figure in _figures(one)]
    return tuple(RemarkOnLine(line=text.count("\n", 0, one.start) + 1, remark=one) for one in check(text, figures))


def _text(path: Path) -> str:
    try:
        return content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputRefused(
            f"{path.name}: the file is not text in UTF-8. Save it as plain text and try again."
        ) from None


def _figures(path: Path) -> Iterable[StoredFigure]:
    content = content_of(path)
    try:
        return of_pay(pay_from_bytes(content))
    except ValidationError:
        pass
    try:
        return of_wres(from_bytes(content))
    except ValidationError:
        raise InputRefused(
            f"{path.name}: this is not a release. Give the release.json of the set that the text is about."
        ) from None
