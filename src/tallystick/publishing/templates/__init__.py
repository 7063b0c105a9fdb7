"""The templates, and the one environment that renders them: autoescaped, strict about names, without a clock."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tallystick.publishing.words import counts_of, text_of


@cache
def environment() -> Environment:
    """The environment of all templates. An unknown name is an error, never a blank."""
    made = Environment(
        loader=PackageLoader("tallystick.publishing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(text=text_of, counts=counts_of)
    return made


def render_page(template: str, *, watermark: str, **filled: Any) -> str:
    """A whole page: ``template`` inside the common chrome, with ``watermark`` at its head and on every printed page."""
    page = environment().get_template(template)
    return page.render(style=_style(), watermark=watermark, margin_note=css_string(watermark), **filled)


def css_string(text: str) -> Markup:
    """Text as a CSS string, for the margin of printed pages: everything but letters and digits is escaped."""
    escaped = "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):06x}" for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  # nothing but letters, digits and hexadecimal escapes is left


def _style() -> Markup:
    style = (files("tallystick.publishing.templates") / "report.css").read_text(encoding="utf-8")
    return Markup(style)  # noqa: S704  # our own file, packaged with the program
