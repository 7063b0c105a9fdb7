"""The page of everything that is asked for: where each row is at home, what is missing of it, and what is left out."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from markdown_parts import code, codes, listed, page, table

from tallystick.definitions import load
from tallystick_web.plans.coverage_rules import Group, Home, HomeKind, Row, groups, left_out, pages, places, rows
from tallystick_web.plans.template_items import Template
from tallystick_web.plans.template_rules import templates
from tallystick_web.questionnaires.sets import sets
from tallystick_web.registers.described import registers
from tallystick_web.reviews.cycles import cycles
from tallystick_web.reviews.question_sets import question_sets

_HEADS = ("Row", "What it asks", "How", "Where it is", "In starting plans")


def coverage_page(intro: str) -> str:
    partly = [one for one in rows().values() if one.partly]
    return page(
        "# Coverage",
        intro.format(rows=len(rows()), whole=len(rows()) - len(partly), partly=len(partly)),
        "## In numbers",
        table(("What is asked about", "Rows", "Whole", "In part"), _counts()),
        "The places where they are, by kind; a row may have several:",
        listed(f"{kind.label}: {number}" for kind, number in _homes_by_kind()),
        *(part for one in groups() for part in _group(one)),
        "## Held in part",
        "What of these rows is missing, and why.",
        listed(f"{one.id}: {one.partly}" for one in partly),
        "## Left out on purpose",
        listed(f"**{one.what}.** {one.why} ({', '.join(one.rows)})" for one in left_out()),
        "## Parts of the service",
        "Registers and question sets are listed under these, and starting plans name them.",
        listed(f"{code(one.id)}: {one.text}" for one in places().values()),
    )


def _counts() -> Iterator[tuple[str, ...]]:
    for group in groups():
        here = _of(group)
        partly = sum(1 for one in here if one.partly)
        yield group.title, str(len(here)), str(len(here) - partly), str(partly)


def _homes_by_kind() -> list[tuple[HomeKind, int]]:
    found = Counter(home.kind for one in rows().values() for home in set(one.homes_found))
    return [(kind, found[kind]) for kind in HomeKind if found[kind]]


def _of(group: Group) -> list[Row]:
    return [one for one in rows().values() if one.group == group.id]


def _group(group: Group) -> Iterator[str]:
    yield f"## {group.title}"
    yield table(_HEADS, map(_row, _of(group)))


def _row(row: Row) -> tuple[str, ...]:
    part = " *In part.*" if row.partly else ""
    plans = "; ".join(filter(None, (_carried(one, row.id) for one in templates().values())))
    return row.id, row.asks, str(row.basis), f"{_places(row)}.{part}", plans


def _places(row: Row) -> str:
    """Every home of a row, those of one kind together."""
    by_kind: dict[HomeKind, list[str]] = {}
    for home in row.homes_found:
        by_kind.setdefault(home.kind, []).append(home_in_words(home))
    return "; ".join(f"{kind.label}: {', '.join(names)}" for kind, names in by_kind.items())


def _carried(template: Template, row: str) -> str:
    """The items and measures of a starting plan that carry a row, with a link to the plan."""
    found = [one.id for one in template.items if row in one.requirements]
    found += [one.id for one in template.measures if row in one.requirements]
    return f"[{template.id}](starting-plans/{template.id}.md): {codes(found)}" if found else ""


# HOMES


def home_in_words(home: Home) -> str:
    """A home as people call it, with a link to where it is described."""
    return _SAYS[home.kind](home.name)


def _definition(name: str) -> str:
    whole, _, indicator = name.partition("#")
    standard, _, year = whole.partition("/")
    title = f"{load(standard, int(year)).title}, {year}" + (f", indicator {code(indicator)}" if indicator else "")
    return f"[{title}](definitions/{standard}-{year}.md)"


def _measure(name: str) -> str:
    prefix = name.partition("/")[0]
    where = {"registers": "registers.md", "pay": "pay-results.md"}.get(prefix)
    return f"[{code(name)}]({where})" if where else code(name)


def _document(name: str) -> str:
    path = PurePosixPath(name)
    return f"[{path.stem.replace('-', ' ')}](../{path.relative_to('docs')})"


def _headed(title: str, file: str) -> str:
    """A link to the heading of a page that is called by a title."""
    heading = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
    return f"[{title}]({file}#{heading})"


def _set(name: str) -> str:
    found = sets().get(name)
    return f"[{found.title if found else name}](questionnaires.md)"


_SAYS: Mapping[HomeKind, Callable[[str], str]] = {
    HomeKind.DEFINITION: _definition,
    HomeKind.MEASURE: _measure,
    HomeKind.REGISTER: lambda name: _headed(registers()[name].title, "registers.md"),
    HomeKind.SET: _set,
    HomeKind.CYCLE: lambda name: _headed(cycles()[name].title, "reviews.md"),
    HomeKind.QUESTIONS: lambda name: f"[{question_sets()[name].title}](questions.md)",
    HomeKind.ITEM: lambda name: f"[{code(name.partition('/')[2])}](starting-plans/{name.partition('/')[0]}.md)",
    HomeKind.PAGE: lambda name: pages()[name],
    HomeKind.COMMAND: lambda name: f"[{code(f'tallystick {name}')}](commands.md)",
    HomeKind.DOC: _document,
}
