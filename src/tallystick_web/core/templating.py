"""How Jinja is set up: strict for our own templates, lenient for those of the NHS package."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import (
    BaseLoader,
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    PackageLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
)

from tallystick_web.core.rendering import params_of, summary_of

_LONDON = ZoneInfo("Europe/London")


class NhsLoader(BaseLoader):
    """The macros of the NHS package, which rely on missing names being blank.

    A template keeps the environment it was compiled in. So these are compiled in a lenient copy of ours, and a
    misspelt name in a template of ours still stops the page.
    """

    def __init__(self) -> None:
        self._package = PackageLoader("nhsuk_frontend_jinja")
        self._lenient: Environment | None = None

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002  # Jinja's signature
        """The template ``name``, if it is one of the package's."""
        if not name.startswith("nhsuk/"):
            raise TemplateNotFound(name)
        if self._lenient is None:
            self._lenient = environment.overlay(undefined=ChainableUndefined, loader=self._package)
        return self._lenient.get_template(name, globals=globals)


def environment(**options: Any) -> Environment:
    """The environment of all pages. Django gives the loader of the applications' own folders."""
    loader = ChoiceLoader([options.pop("loader"), NhsLoader()])
    settled: Mapping[str, Any] = {
        **options,
        "autoescape": True,
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.do"],
    }
    env = Environment(loader=loader, **settled)  # noqa: S701  # autoescape is on, above
    env.globals.update(url=url, static=static, field_params=params_of, errors_in=errors_in)
    env.filters.update(day=day, moment=moment, number=number, capitalize_first=capitalize_first)
    return env


def url(name: str, **parts: Any) -> str:
    """The address of a named page: ``url("indicator", organisation="northmoor", year=2025)``."""
    return reverse(name, kwargs=parts)


def day(when: date) -> str:
    """``26 November 2026``; of an instant, the day it is in London."""
    here = when.astimezone(_LONDON) if isinstance(when, datetime) else when
    return f"{here.day} {here:%B %Y}"


def moment(when: datetime) -> str:
    """``26 November 2026, 2:05pm``, in London. Noon and midnight are said in words, as 12pm is misread."""
    here = when.astimezone(_LONDON)
    if here.minute == 0 and here.hour in (0, 12):
        return f"{day(when)}, {'midday' if here.hour else 'midnight'}"
    return f"{day(when)}, {here.hour % 12 or 12}:{here:%M}{'pm' if here.hour >= 12 else 'am'}"


def number(value: int | float) -> str:
    """``1,234``."""
    return f"{value:,}"


def capitalize_first(text: str) -> str:
    """A phrase as the start of a line. Jinja's own ``capitalize`` would make "BME staff" into "Bme staff"."""
    return text[:1].upper() + text[1:]


def errors_in(form: Any) -> list[tuple[str, str]]:
    """The errors of a form that was sent; none of one that was only opened."""
    return list(summary_of(form)) if form.is_bound else []
