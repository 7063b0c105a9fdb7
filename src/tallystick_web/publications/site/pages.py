"""The pages of an edition, written with templates of their own: they stand by themselves, without the service."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tallystick.definitions import load
from tallystick.publishing.protection import GUARANTEE, NOT_COVERED, withheld_in
from tallystick.release.canonical import from_bytes
from tallystick.release.release import ReleasedTable
from tallystick_web.numbers.measure_rules import Better
from tallystick_web.numbers.rules import Subject
from tallystick_web.publications.site.content import Site
from tallystick_web.publications.site.told import Told

PAGES = (
    ("index.html", "What was promised, and what it changed"),
    ("plan.html", "The plan"),
    ("figures.html", "Figures"),
    ("definitions.html", "What the words mean"),
    ("protection.html", "How people are protected"),
    ("corrections.html", "Corrections"),
    ("data.html", "Download"),
)
DOWNLOADS = (
    ("data/figures.csv", "Every figure, one line each (CSV)"),
    ("data/plan.csv", "Every item of the plan, one line each (CSV)"),
    ("data/datapackage.json", "What the columns mean (Table Schema, in a data package)"),
    ("plan.json", "The plan with its figures as one document (JSON)"),
    ("publication.json", "The list of files with their SHA-256, and where each figure stands (JSON)"),
)
_EXACT = "Figures of the whole organisation are exact, because the NHS Standard Contract has them published."


@dataclass(frozen=True, kw_only=True)
class _Withheld:
    """What is withheld in one table of an approved set, without the name of whoever decided on it."""

    heading: str
    how_much: str
    rules: tuple[str, ...]
    left_out: tuple[str, ...]


def pages_of(site: Site, told: Told) -> Iterator[tuple[str, bytes]]:
    """Every page of an edition by its path, and their style."""
    subjects = {one.sha256: one.subject for one in site.frozen.releases}
    said: dict[str, Any] = {
        "site": site,
        "told": told,
        "pages": PAGES,
        "downloads": DOWNLOADS,
        "guarantee": GUARANTEE,
        "not_covered": NOT_COVERED,
        "tables": tuple(_tables(site)),
        "approved": tuple((sha256, _subject(subjects.get(sha256, ""))) for sha256 in site.approved),
    }
    for path, heading in PAGES:
        yield path, written(path.removesuffix(".html"), heading=heading, page=path, **said)
    yield "style.css", style()


def written(template: str, **said: Any) -> bytes:
    """One page, by the name of its template."""
    return f"{_environment().get_template(f'publications/site/{template}.jinja').render(**said)}\n".encode()


def style() -> bytes:
    """The style of every page."""
    return files(__package__).joinpath("style.css").read_bytes()


def day(iso: str) -> str:
    """``26 November 2026``, of a day as files hold it."""
    on = date.fromisoformat(iso[:10])
    return f"{on.day} {on:%B %Y}"


def paragraphs(text: str) -> Markup:
    """What people wrote, with a paragraph where they left a line free."""
    parts = (escape(part.strip()).replace("\n", "<br>") for part in text.replace("\r\n", "\n").split("\n\n"))
    return Markup("".join(f"<p>{part}</p>" for part in parts if part))  # noqa: S704  # each part is escaped above


@cache
def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("tallystick_web.publications", "jinja2"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(day=day, paragraphs=paragraphs, better=_better)
    return env


def _better(key: str) -> str:
    return Better(key).label


def _subject(key: str) -> str:
    said: Mapping[str, str] = {Subject.STANDARDS: "Figures of the national standards", Subject.PAY: "Pay gap figures"}
    return said.get(key, key or "Figures")


def _tables(site: Site) -> Iterator[_Withheld]:
    of_standards = {one.sha256 for one in site.frozen.releases if one.subject == Subject.STANDARDS}
    for sha256, content in site.approved.items():
        if sha256 in of_standards:
            for table in from_bytes(content).tables:
                yield from _withheld(table)


def _withheld(table: ReleasedTable) -> Iterator[_Withheld]:
    said, protection = withheld_in(table), table.protection
    if said is not None and protection is not None:
        rules = said.rules if protection.accepted is None else (_EXACT, *said.rules[1:])
        heading = f"{load(table.standard, table.year).title}, {table.year}"
        yield _Withheld(heading=heading, how_much=said.how_much, rules=rules, left_out=said.left_out)
