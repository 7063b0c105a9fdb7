"""One characteristic under one profile: its first page, and its sections in the order they are read."""

from collections.abc import Sequence

from tallystick.publishing.pay.report.front import front_of
from tallystick.publishing.pay.report.headline import headline_section, method_section
from tallystick.publishing.pay.report.inside import finer_section, otherwise_section, parts_section
from tallystick.publishing.pay.report.made import quality_section, questions_of
from tallystick.publishing.pay.report.spread import bonus_section, deciles_section, rates_section
from tallystick.publishing.pay.report.views import Chapter, Section
from tallystick.publishing.pay.report.who import quarters_section, who_section
from tallystick.publishing.pay.report.why import adjusted_section, closing_section, why_section
from tallystick.publishing.pay.report.year import PayYear

_SECTIONS = (
    *(method_section, who_section, quarters_section, why_section, parts_section, finer_section, otherwise_section),
    *(bonus_section, rates_section, deciles_section, adjusted_section, closing_section),
)


def chapter_of(years: Sequence[PayYear], key: str) -> Chapter:
    """The chapter of some years, the newest first. Sections without anything in them are left out."""
    year = years[0]
    sections: tuple[Section, ...] = (headline_section(years, key), *(make(year, key) for make in _SECTIONS))
    return Chapter(
        key=key,
        front=front_of(year),
        sections=tuple(section.told_shortly() for section in sections if section.holds),
        questions=questions_of(year),
        quality=quality_section(year, key),
        provenance=year.table.provenance,
        definition_status=year.rules.status.in_words,
    )
