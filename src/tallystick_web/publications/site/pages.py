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
from tallystick.release.release import ReleasedTable
from tallystick.vocabulary.ethnicity import grouping
from tallystick.vocabulary.groups import capitalised
from tallystick.vocabulary.terms import group_label, official
from tallystick_web.numbers.measure_rules import Better
from tallystick_web.numbers.rules import Subject
from tallystick_web.publications.rules import PaperForm, PaperKind
from tallystick_web.publications.site.approved import ApprovedSets
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
_SCORED = ("frameworks.html", "How we score ourselves")
DOWNLOADS = (
    ("data/figures.csv", "Every figure, one line each (CSV)"),
    ("data/plan.csv", "Every item of the plan, one line each (CSV)"),
    ("data/datapackage.json", "What the columns mean (Table Schema, in a data package)"),
    ("plan.json", "The plan with its figures as one document (JSON)"),
    ("publication.json", "The list of files with their SHA-256, and where each figure stands (JSON)"),
)
_EXACT = "Figures of the whole organisation are exact, because the NHS Standard Contract has them published."
_ASKED = "decision"
_MOVED = "moved"


@dataclass(frozen=True, kw_only=True)
class _Withheld:
    """What is withheld in one table of an approved set, without the name of whoever decided on it."""

    heading: str
    how_much: str
    rules: tuple[str, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Words:
    """The collective word for ethnic groups, that of the national standard, and who is in each group."""

    short: str
    official: str
    groups: tuple[tuple[str, str], ...]


def pages_of(site: Site, told: Told, sets: ApprovedSets) -> Iterator[tuple[str, bytes]]:
    """Every page of an edition by its path, and their style."""
    said = _said(site, told, sets)
    for path, heading in _pages(site):
        yield path, written(path.removesuffix(".html"), heading=heading, page=path, part_of=path, **said)
    for one in told.objectives:
        of = said | {"heading": one.text, "objective": one}
        yield one.page, written("objective", page=one.page, part_of="index.html", **of)
        yield one.plan_page, written("plan_part", page=one.plan_page, part_of="plan.html", **of)
    yield "style.css", style()


def _pages(site: Site) -> tuple[tuple[str, str], ...]:
    """The pages of an edition in order: that of frameworks after the figures, where there is anything on it."""
    if not site.scored:
        return PAGES
    at = [path for path, _ in PAGES].index("figures.html") + 1
    return (*PAGES[:at], _SCORED, *PAGES[at:])


def _said(site: Site, told: Told, sets: ApprovedSets) -> dict[str, Any]:
    subjects = {one.sha256: one.subject for one in site.frozen.releases}
    of_whole = [one for one in site.written if not one.item]
    return {
        "site": site,
        "told": told,
        "pages": _pages(site),
        "downloads": DOWNLOADS,
        "guarantee": GUARANTEE,
        "not_covered": NOT_COVERED,
        "tables": tuple(_tables(sets)),
        "approved": tuple((sha256, _subject(subjects.get(sha256, ""))) for sha256 in site.approved),
        "papers": tuple((name, _paper(name)) for name in site.papers),
        "words": _words(site),
        "asked": [one for one in of_whole if one.part == _ASKED],
        "of_moved": [one for one in of_whole if one.part == _MOVED],
        "written": [one for one in of_whole if one.part not in (_ASKED, _MOVED)],
    }


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


def _paper(name: str) -> str:
    """What the file of a paper is, from its name."""
    kind, _, form = name.partition(".")
    return f"{PaperKind(kind).label} ({PaperForm(form).label})"


def _words(site: Site) -> _Words:
    used, wres = site.term or official(), grouping("wres")
    return _Words(
        short=used.short,
        official=official().short,
        groups=tuple(
            (
                group_label(wres, one.code, term=used).as_heading,
                capitalised(", ".join(member.label for member in wres.universe if member in one.members)),
            )
            for one in wres.groups
        ),
    )


def _tables(sets: ApprovedSets) -> Iterator[_Withheld]:
    for table in sets.of_standards():
        yield from _withheld(table)


def _withheld(table: ReleasedTable) -> Iterator[_Withheld]:
    said, protection = withheld_in(table), table.protection
    if said is not None and protection is not None:
        rules = said.rules if protection.accepted is None else (_EXACT, *said.rules[1:])
        heading = f"{load(table.standard, table.year).title}, {table.year}"
        yield _Withheld(heading=heading, how_much=said.how_much, rules=rules, left_out=said.left_out)
