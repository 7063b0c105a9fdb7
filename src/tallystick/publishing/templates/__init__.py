"""The templates, and the one environment that renders them: autoescaped, strict about names, without a clock."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

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
