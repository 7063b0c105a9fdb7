"""What would be made of a file, in words and as a table, before anything is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day
from tallystick_web.plans.brought.proposal import Proposal, Proposed
from tallystick_web.plans.rules import Kind


@dataclass(frozen=True, kw_only=True)
class BroughtPage:
    """A file as it was understood. ``names`` are what people are called, by id."""

    proposal: Proposal
    names: Mapping[UUID, str]
    notices: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """How much would be added to the plan."""
        new = self.proposal.new
        parts = [self._number(kind) for kind in Kind if any(one.kind is kind for one in new)]
        there = len(self.proposal.items) - len(new)
        said = f"{capitalised(listed(parts))} would be added, as drafts." if parts else "Nothing would be added yet."
        more = f" {capitalised(in_words(there))} {'is' if there == 1 else 'are'} in the plan already." if there else ""
        return f"{said}{more}"

    def _number(self, kind: Kind) -> str:
        count = sum(one.kind is kind for one in self.proposal.new)
        return f"{in_words(count)} {kind.label if count == 1 else kind.plural}"

    @property
    def told(self) -> tuple[str, ...]:
        """What is to be known before, each with its place in the file."""
        said = (f"{one.place}: {one.text}" for one in self.proposal.told)
        return (*self.notices, *self._loose, *said)

    @property
    def _loose(self) -> tuple[str, ...]:
        """That actions would stand under no outcome: a file that knows objectives only cannot say what they serve."""
        count = sum(one.kind is Kind.ACTION and not one.under and not one.under_there for one in self.proposal.new)
        if not count:
            return ()
        of = "One action serves" if count == 1 else f"{capitalised(in_words(count))} actions serve"
        return (f"{of} no outcome of the file. Say afterwards what each should bring about, and for which objective.",)

    @property
    def table(self) -> Grid:
        """Every item that would be added."""
        return Grid(
            caption="What would be added",
            heads=("What it says", "Kind", "Stands under", "Who answers for it", "Done by", "In the file"),
            rows=tuple(self._row(one) for one in self.proposal.new),
            text_columns=(0, 1, 2, 3, 4, 5),
        )

    def _row(self, one: Proposed) -> tuple[str, ...]:
        wording = one.wording
        person = wording.accountable or wording.lead
        who = [wording.accountable_title or wording.lead_title, self.names.get(person, "") if person else ""]
        under = [self.proposal.items[at].wording.text for at in one.under]
        return (
            wording.text,
            one.kind.label,
            listed([*under, *("an outcome of the whole plan" for _ in one.under_there)]),
            ", ".join(filter(None, who)),
            day(wording.due_on) if wording.due_on else "",
            str(one.place),
        )
