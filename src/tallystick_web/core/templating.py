"""The templates' environment."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """The environment of our templates."""
    return Environment(**options)  # noqa: S701  # Django asks for escaping
