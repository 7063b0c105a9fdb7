"""The evidence of a made-up organisation: of each kind a little, on its sources of figures, held for what is asked."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone
from django.utils.timezone import localdate

from tallystick_web.evidence.actions import On, add_evidence, map_evidence
from tallystick_web.evidence.file_rules import SentFile
from tallystick_web.evidence.rules import Grade, Kind, Said, Shows, Visibility
from tallystick_web.numbers.source_rules import SourceKind
from tallystick_web.organisations.models import Person

# What it is, how many days ago, what it says, what it is on, and what it is held for.
_PIECES = (
    (
        ("Mixed interview panels from band 8a up", Kind.DOCUMENT, Shows.ACTIVITY, Grade.STRONG),
        (200, "The policy, as the people committee agreed it."),
        SourceKind.RECRUITMENT,
        {"wres": ["2"], "edi-plan": ["2a", "2e"], "equality-duty": ["b"], "race-code": ["action"]},
    ),
    (
        ("Check of 40 panels after half a year", Kind.FINDING, Shows.ACTIVITY, Grade.STRONG),
        (60, "Internal audit looked at 40 interviews for posts from band 8a up: 33 panels were mixed."),
        SourceKind.RECRUITMENT,
        {"wres": ["2"], "edi-plan": ["2a"], "well-led": ["governance"]},
    ),
    (
        ("What the race equality network hears about panels", Kind.QUOTE, Shows.EFFECT, Grade.OPINION),
        (30, "“People tell us that interviews feel fairer. We cannot yet say that more of us are appointed.”"),
        None,
        {"wres": ["2", "7"], "race-code": ["reporting"], "well-led": ["direction"]},
    ),
    (
        ("New starters are asked for their ethnic group on the first day", Kind.NOTE, Shows.ACTIVITY, Grade.SOME),
        (150, "Ward managers were briefed in two sessions. One site joined a month later."),
        SourceKind.STAFF_RECORD,
        {"equality-duty": ["information"], "race-code": ["composition"]},
    ),
    (
        ("Fewer new starters without a known ethnic group", Kind.MINUTE, Shows.EFFECT, Grade.SOME),
        (40, "The people committee noted that the share without one fell over two quarters, and that hiring fell too."),
        SourceKind.STAFF_RECORD,
        {"equality-duty": ["information"], "race-code": ["composition"]},
    ),
)
_PAPER = b"Mixed interview panels\n\nFrom band 8a up, no panel is all white. This text is made up.\n"


def keep_evidence(lead: Person, sources: Mapping[SourceKind, On]) -> None:
    """Keep every piece on behalf of the lead, on these sources of figures."""
    for (title, kind, shows, grade), (days_ago, text), source, held_for in _PIECES:
        said = Said(
            title=title,
            kind=kind,
            shows=shows,
            dated=localdate() - timedelta(days=days_ago),
            grade=grade,
            visibility=Visibility.ORGANISATION,
            text=text,
            link="",
        )
        file = SentFile(label="mixed-panels.txt", content=_PAPER) if kind is Kind.DOCUMENT else None
        on = sources[source] if source else None
        added = add_evidence(said=said, file=file, on=on, by=lead, at=timezone.now())
        for framework, clauses in held_for.items():
            map_evidence(evidence=added.pk, framework=framework, clauses=clauses, seen=(), by=lead, at=timezone.now())
