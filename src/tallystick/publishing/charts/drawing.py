"""What the charts share: the page they are drawn on, and the template that writes them."""

import math
from typing import Any

from tallystick.publishing.templates import environment
from tallystick.publishing.words import text_of
from tallystick.release.comparison import Side
from tallystick.release.shown import Figure, Hidden, Shown


def number(figure: Figure | None) -> float | None:
    """The released value as a place on a scale; None where there is nothing to draw."""
    return float(figure.value) if isinstance(figure, Shown) else None


def draw(template: str, *, width: float, **parts: Any) -> str:
    """The SVG that ``template`` makes of ``parts``.

    It is never shown narrower than seven eighths of its width, so that text of 14 stays above 12 pixels.
    """
    least = math.ceil(width * 7 / 8)
    return environment().get_template(f"charts/{template}").render(width=width, least=least, **parts)


# Pictures have room for one word; the table under each gives the reason in full.
WITHHELD = "withheld"


def in_chart(figure: Figure | None) -> str:
    """A figure as a picture has room for it."""
    return WITHHELD if isinstance(figure, Hidden) else text_of(figure)


def counts_in_chart(side: Side[Figure] | None) -> str:
    """``9 of 725``; blank where the share beside it has already said that it is withheld or not given."""
    if side is None or side.happened is None or side.people is None:
        return ""
    if isinstance(side.happened, Hidden) or isinstance(side.people, Hidden):
        return "" if isinstance(side.rate, Hidden) else WITHHELD
    return f"{text_of(side.happened)} of {text_of(side.people)}"
