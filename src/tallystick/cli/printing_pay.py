"""What `tallystick pay` prints for people when nothing else was asked for: the first page of each report, in words."""

from collections.abc import Iterable

from rich.markup import escape
from rich.padding import Padding
from rich.text import Text

from tallystick.cli.printing import console
from tallystick.publishing.pay.lead import lead_of
from tallystick.release.pay import PayRelease, PayTable
from tallystick.release.shown import Figure


def print_pay(releases: Iterable[PayRelease]) -> None:
    """The lead of each organisation's newest table: its title, what a reader must not miss, and what it rests on."""
    out = console()
    for release in releases:
        newest, *before = release.tables
        marks = " - ".join(filter(None, (newest.banner, release.watermark)))
        out.print(f"[reverse] {escape(marks)} [/reverse]", soft_wrap=True)
        lead = lead_of(newest)
        out.print(f"\n[bold]{escape(newest.organisation)}, {_day(newest)}[/bold]", Text(lead.title), "", sep="\n")
        for said in (*lead.warnings, *lead.sentences):
            out.print(Padding(Text(said), (0, 0, 1, 2), expand=False))
        for table in before:
            out.print(f"The figures of {_day(table)} are with the others: --format or --out gives them.")
        out.print(f"Profile {newest.provenance.definition.id}.")


def _day(table: PayTable[Figure]) -> str:
    return f"{table.snapshot.day} {table.snapshot:%B %Y}"
