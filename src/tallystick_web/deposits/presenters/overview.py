"""The page about everything that is handed in: what is asked, what is there, and what was there before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from tallystick.definitions import available, load
from tallystick_web.core.templating import day, moment
from tallystick_web.deposits.presenters.parts import Links
from tallystick_web.deposits.queries import Held
from tallystick_web.deposits.rules import ASKED, BY_CHOICE, State, asked_now, years_to_start
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles


@dataclass(frozen=True, kw_only=True)
class Year:
    """One year of one standard in the table: its state in words, who signed, and where it leads."""

    year: str
    state: str
    said: str
    href: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Standard:
    """One standard: what is asked of it now, and its years."""

    title: str
    sentence: str
    years: tuple[Year, ...]


@dataclass(frozen=True, kw_only=True)
class HandInPage:
    """Everything an organisation handed in, and what it is asked for."""

    organisation: str
    kind: OrganisationKind
    held: Sequence[Held]
    on: date
    may_hand_in: bool
    may_hand_in_files: bool = False

    @property
    def start(self) -> str:
        """Where one begins, blank for those who may not."""
        return reverse("hand-in-start", kwargs={"organisation": self.organisation}) if self.may_hand_in else ""

    @property
    def files(self) -> str:
        """Where staff files are handed in, blank for those who may not."""
        return reverse("hand-in-files", kwargs={"organisation": self.organisation}) if self.may_hand_in_files else ""

    @property
    def pay(self) -> str:
        """Where files of pay are handed in, blank for those who may not."""
        return reverse("hand-in-pay", kwargs={"organisation": self.organisation}) if self.may_hand_in_files else ""

    @property
    def lead(self) -> str:
        """What is asked, and what was begun beside it."""
        return f"{self._still_asked()} {self._begun()}".strip()

    def _still_asked(self) -> str:
        if not ASKED[self.kind]:
            return "Nobody asks your organisation for these figures. You can count yourselves by the same standards."
        waiting = [one for one in self._asked() if not self._is_signed(*one)]
        if not waiting:
            return "Everything that is asked of your organisation is signed off."
        said = [f"{load(standard, year).title} for {year}" for standard, year in waiting]
        return f"Still to be signed off: {'; '.join(said)}."

    def _begun(self) -> str:
        begun = [(one.standard, one.year) for one in self.held if one.state is State.OPEN]
        said = [f"{load(*one).title} for {one[1]}" for one in begun if one not in self._asked()]
        return f"Begun and not signed off yet: {'; '.join(said)}." if said else ""

    @property
    def standards(self) -> tuple[Standard, ...]:
        """The standards that are asked of it or that it chose, and any other it holds figures of."""
        known = (*ASKED[self.kind], *BY_CHOICE[self.kind])
        others = sorted({one.standard for one in self.held} - set(known))
        return tuple(self._standard(one) for one in (*known, *others))

    @property
    def earlier(self) -> tuple[Year, ...]:
        """What was replaced or taken back, the newest first."""
        gone = [one for one in self.held if one.state in (State.SUPERSEDED, State.WITHDRAWN)]
        return tuple(self._row(one, named=True) for one in sorted(gone, key=lambda one: one.opened_at, reverse=True))

    def _asked(self) -> tuple[tuple[str, int], ...]:
        return asked_now(self.kind, available(), on=self.on)

    def _is_signed(self, standard: str, year: int) -> bool:
        return any((one.standard, one.year, one.state) == (standard, year, State.SIGNED) for one in self.held)

    def _standard(self, standard: str) -> Standard:
        there = [one for one in self.held if one.standard == standard and one.state in (State.OPEN, State.SIGNED)]
        rows = [self._row(one) for one in there]
        years = years_to_start(standard, available(), on=self.on)
        if standard in ASKED[self.kind] and years and years[0] not in {one.year for one in there}:
            rows.insert(0, self._due(standard, years[0]))
        newest = load(standard, years[0])
        sentence = "Asked of your organisation every year." if standard in ASKED[self.kind] else "By your own choice."
        return Standard(title=newest.title, sentence=sentence, years=tuple(rows))

    def _due(self, standard: str, year: int) -> Year:
        said = f"Figures of 31 March {year} are due."
        href = f"{self.start}?which={standard}/{year}" if self.start else ""
        return Year(year=str(year), state="due", said=said, href=href, text="Start")

    def _row(self, one: Held, *, named: bool = False) -> Year:
        year = f"{load(one.standard, one.year).short_title} {one.year}" if named else str(one.year)
        href = Links(self.organisation, one.id).to("figures")
        return Year(year=year, state=one.state.label, said=said_of(one), href=href, text="Open")


def said_of(one: Held) -> str:
    """How figures stand, in a sentence."""
    if one.signature is not None:
        role = roles()[RoleId(one.signature.role)].label
        by = f"{one.signature.name}, {role[:1].lower()}{role[1:]}" if one.signature.name else role
        return f"Signed off by {by}, on {day(one.signature.at)}."
    if one.state is State.WITHDRAWN:
        return f"Begun by {one.opened_by or 'the service'} on {day(one.opened_at)} and taken back."
    if one.problems is None:
        return f"Begun by {one.opened_by or 'the service'} on {day(one.opened_at)}. Nothing has been entered yet."
    left = "1 problem" if one.problems == 1 else f"{one.problems} problems"
    wrong = f"{left} to mend" if one.problems else "No problems"
    return f"{wrong}. Last changed by {one.changed_by or 'the service'}, {moment(one.changed_at)}."
