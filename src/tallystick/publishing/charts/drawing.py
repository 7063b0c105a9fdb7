"""What the charts share: the page they are drawn on, and the template that writes them."""

from typing import Any

from tallystick.publishing.templates import environment
from tallystick.release.shown import Figure, Shown

# The drawing is 640 wide and never shown narrower than 560, so text of 14 stays above 12 pixels.
WIDTH = 640
# Room for one character of 14-pixel text: wider than Arial's average, so labels never touch what follows.
CHARACTER = 7.2


def number(figure: Figure | None) -> float | None:
    """The released value as a place on a scale; None where there is nothing to draw."""
    return float(figure.value) if isinstance(figure, Shown) else None


def draw(template: str, **parts: Any) -> str:
    """The SVG that ``template`` makes of ``parts``."""
    return environment().get_template(f"charts/{template}").render(width=WIDTH, **parts)
