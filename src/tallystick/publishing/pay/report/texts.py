"""Figures of pay as text, and which way they point. What is withheld or missing says why, and is never blank."""

from tallystick.publishing.sentences.common import MINUS
from tallystick.publishing.words import NOT_GIVEN, text_of
from tallystick.release import shown
from tallystick.release.pay import PayFigure
from tallystick.release.quantity import Unit
from tallystick.release.shown import Hidden, Shown
from tallystick.vocabulary.groups import capitalised

AnyFigure = shown.Figure | None
_Pay = PayFigure[shown.Figure]
# Keeps a range on one line where the words of a reason may be wrapped.
_HELD = "\N{NO-BREAK SPACE}"
NO_RANGE = "no range"
NONE = "none"


def amount(figure: shown.Figure | None) -> str:
    """A figure with its sign: pounds, per cent, points or people."""
    if isinstance(figure, Shown) and figure.unit is Unit.POUNDS:
        sign = MINUS if figure.text.startswith(MINUS) else ""
        return f"{sign}£{figure.text.removeprefix(MINUS)}"
    return text_of(figure)


def without_sign(figure: Shown) -> str:
    """The size of a figure, for words that say which way it points."""
    return amount(figure).removeprefix(MINUS)


def value(figure: _Pay | None) -> str:
    """What a figure says, or why it says nothing."""
    if figure is None:
        return NOT_GIVEN
    if figure.value is None:
        return capitalised(str(figure.why_not)) if figure.why_not else NONE
    return amount(figure.value)


def between(low: shown.Figure | None, high: shown.Figure | None) -> str:
    """A range in words; one that is withheld says so once."""
    if low is None and high is None:
        return NO_RANGE
    if isinstance(low, Hidden) or isinstance(high, Hidden):
        return amount(low if isinstance(low, Hidden) else high)
    return f"{amount(low)}{_HELD}to{_HELD}{amount(high)}"


def spread(figure: _Pay | None) -> str:
    """The 95 % range of a figure."""
    return NO_RANGE if figure is None else between(figure.low, figure.high)


def way(figure: shown.Figure | None) -> int:
    """1 where a gap is shown above nothing, -1 below it, and 0 where it rounds to nothing or is not shown."""
    if not isinstance(figure, Shown) or not any(digit in figure.text for digit in "123456789"):
        return 0
    return -1 if figure.text.startswith(MINUS) else 1


def is_withheld(figure: _Pay | None) -> bool:
    """Whether what a figure says is withheld: its value, or where it has none the people it counts."""
    if figure is None:
        return False
    return isinstance(figure.value, Hidden) or (figure.value is None and isinstance(figure.n, Hidden))


def plain(figure: shown.Figure | None) -> str:
    """The bare text of a figure; blank where it is not shown."""
    return figure.text if isinstance(figure, Shown) else ""


def plain_value(figure: _Pay | None) -> str:
    """The value without its sign of per cent, for a column that says what it counts; or why there is none."""
    return value(figure).removesuffix("%")


def plain_spread(figure: _Pay) -> str:
    """The 95 % range likewise."""
    return spread(figure).replace("%", "")
