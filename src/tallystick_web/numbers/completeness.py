"""Of how many people the group is known, source by source, as the newest approved set says it."""

from collections.abc import Iterator

from tallystick.definitions.indicator import RecordedAs
from tallystick.vocabulary.terms import Term
from tallystick_web.numbers.chapters import contents_of, front_of, page_of
from tallystick_web.numbers.kept import kept, key_of
from tallystick_web.numbers.pay_chapters import pay_of
from tallystick_web.numbers.source_rules import SourceKind


def known_in_standards(sha256: str, kind: SourceKind, term: Term | None) -> tuple[str, ...]:
    """What an approved set of standards says of one kind of source; nothing where it says nothing."""
    key = key_of("completeness", sha256, of=kind, term=term)
    return kept(key, lambda: tuple(dict.fromkeys(_sentences(sha256, kind, term))))


def known_in_pay(sha256: str) -> tuple[str, ...]:
    """What an approved set of pay says of the pay file."""
    found = (one.front.unknown for one in pay_of(sha256).chapters)
    return tuple(dict.fromkeys(" ".join(filter(None, (f"{one.title}: {one.number}.", one.says))) for one in found))


def _sentences(sha256: str, kind: SourceKind, term: Term | None) -> Iterator[str]:
    for contents in contents_of(sha256):
        front = front_of(sha256, contents.standard, term)
        told = {
            page.section.indicator.recorded_as: page.unknown
            for page in (
                page_of(sha256, contents.standard, one, term) for one in dict.fromkeys(front.indicators.values())
            )
        }
        of_everybody = told.get(RecordedAs.IN_POST, ())  # said again on the page of every other indicator
        for recorded in (one for one in told if one in kind.records):
            for sentence in told[recorded]:
                if recorded is RecordedAs.IN_POST or sentence not in of_everybody:
                    yield f"{sentence} ({contents.short}, {contents.years[-1]})"
