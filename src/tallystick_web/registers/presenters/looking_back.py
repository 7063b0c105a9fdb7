"""The quarter's look-back as a page: the score, how far readers agree, what was missed, and last quarter beside it."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from uuid import UUID

from tallystick_web.core.templating import capitalize_first, day
from tallystick_web.registers.described.outputs import Mark, OutputKind, Reading
from tallystick_web.registers.look_back_rules import MOST_OUTPUTS, Agreement, Score, agreement, score
from tallystick_web.registers.queries.entries import EntryNow
from tallystick_web.registers.queries.looking_back import LookBackNow, Read

_NOT_YET = "You can give a second reading. You see the first marks when you gave your own, or the look-back is closed."


@dataclass(frozen=True, kw_only=True)
class ReadLine:
    """An output with the marks that it was given, in words."""

    title: str
    what: str
    first: str
    second: str
    why: str


@dataclass(frozen=True, kw_only=True)
class MissedLine:
    """A chance that was missed, in words."""

    title: str
    when: str
    why: str


@dataclass(frozen=True, kw_only=True)
class LookBackPage:
    """A look-back with the one before. ``reader`` is who looks, ``keeps`` whether they keep outputs."""

    now: LookBackNow
    before: LookBackNow | None
    reader: UUID
    keeps: bool

    @property
    def lead(self) -> str:
        """The score against the benchmark, in a sentence or two."""
        return _NOT_YET if self.is_blind else score_in_words(self._score)

    @property
    def rows(self) -> list[dict[str, str]]:
        """What the look-back rests on, in lines."""
        said, found = self.now.entry.values, self._score
        lines = [
            ("Quarter that ended on", day(said["quarter_ended"])),
            ("How the sample was drawn", said["rule"]),
            ("Race matters to", f"{found.matters} of {_outputs(len(self.now.read) - found.waiting)} marked"),
            ("Benchmark", _percent(Fraction(said["benchmark"])) if said["benchmark"] is not None else "none set"),
            ("Two readers", agreement_in_words(self._agreement)),
            ("The quarter before", self._before_in_words),
        ]
        return [{"key": key, "value": value} for key, value in lines if value]

    @property
    def lines(self) -> tuple[ReadLine, ...]:
        """Every output that was read, with its marks."""
        return () if self.is_blind else tuple(_line(one) for one in self.now.read)

    @property
    def is_blind(self) -> bool:
        """Whether the reader has marks of a second reading to give, and so does not see the first marks yet."""
        now = self.now
        is_second = now.first_reader not in (None, self.reader) and now.second_reader in (None, self.reader)
        return (
            self.may_add
            and is_second
            and any(first and not second for first, second in (one.marks for one in now.read))
        )

    @property
    def has_second(self) -> bool:
        """Whether somebody gave a second reading."""
        return self.now.second_reader is not None

    @property
    def missed(self) -> tuple[MissedLine, ...]:
        """The chances that were missed."""
        return tuple(_missed(one) for one in self.now.missed)

    @property
    def to_mark(self) -> str:
        """What the reader can mark now, as a button says it; blank where they can mark nothing."""
        if not self.may_add:
            return ""
        if self.now.first_reader is None:
            return "Give the first marks"
        if self.reader in (self.now.first_reader, self.now.second_reader):
            return "Go on with your marks"
        return "Give a second reading" if self.now.second_reader is None else ""

    @property
    def may_add(self) -> bool:
        """Whether the reader may add to this look-back."""
        return self.keeps and self.now.entry.state.is_live

    @property
    def _score(self) -> Score:
        return _score_of(self.now)

    @property
    def _agreement(self) -> Agreement:
        return agreement(self.now.marks(Reading.FIRST), self.now.marks(Reading.SECOND))

    @property
    def _before_in_words(self) -> str:
        if self.before is None:
            return "No earlier look-back is in the register."
        return f"{self.before.entry.title}: {score_in_words(_score_of(self.before))}"


@dataclass(frozen=True, kw_only=True)
class BeginPage:
    """How many outputs of the newest quarter there are to look back at."""

    count: int
    quarter: str

    @property
    def says(self) -> str:
        """How many will be read, in a sentence."""
        if not self.count:
            return (
                f"The register has no output that went out in {self.quarter}. Add what was published, with the day, "
                "before you look back."
            )
        if self.count <= MOST_OUTPUTS:
            return f"In {self.quarter}, {_outputs(self.count)} went out. Every one is read again."
        return f"In {self.quarter}, {_outputs(self.count)} went out. A sample of at most {MOST_OUTPUTS} is read again."


@dataclass(frozen=True, kw_only=True)
class MarkPage:
    """The page on which one reader marks every output. ``reader`` is whoever opened it."""

    now: LookBackNow
    reader: UUID

    @property
    def is_first(self) -> bool:
        """Whether these are the first marks: nobody else gave them."""
        return self.now.first_reader in (None, self.reader)

    @property
    def lead(self) -> str:
        """What to do, in a sentence."""
        if self.is_first:
            return "Read each output again, and mark how race was considered in it. You can leave some for later."
        return "This is a second reading. You do not see the first marks here, so that yours are your own."

    @property
    def given(self) -> dict[str, str]:
        """What this reader marked already, by the names of the form's questions."""
        rows = [(one.output.id, one.first if self.is_first else one.second) for one in self.now.read]
        mine = [(key, row) for key, row in rows if row is not None and row.owner_id == self.reader]
        marks = {f"mark-{key}": row.values["mark"] for key, row in mine}
        return marks | {f"why-{key}": row.values["why"] for key, row in mine}


def score_in_words(found: Score) -> str:
    """A score with how many outputs stand behind it, against the benchmark."""
    waits = (
        f"{capitalize_first(_outputs(found.waiting))} {'is' if found.waiting == 1 else 'are'} not marked yet."
        if found.waiting
        else ""
    )
    if found.share is None:
        return waits or "Race matters to none of the outputs that were read."
    said = (
        f"Race was considered in {found.considered} of {_outputs(found.matters)} where it matters "
        f"({_percent(found.share)})."
    )
    return " ".join(one for one in (said, _against(found), waits) if one)


def agreement_in_words(found: Agreement) -> str:
    """How far two readers agree; how to find out, where there was one reader."""
    if not found.both:
        return "One reader so far. A second reading shows how far the marks hang on who reads."
    return f"Two people marked {_outputs(found.both)}, and {found.alike} of these alike."


def _against(found: Score) -> str:
    if found.benchmark is None or found.is_reached is None:
        return ""
    one_more = _rounded(Fraction(100, found.matters))
    how = "reached" if found.is_reached else "not reached"
    return (
        f"The benchmark of {_percent(Fraction(found.benchmark))} was {how}; one output more or fewer moves the score "
        f"by {one_more} percentage points."
    )


def _score_of(found: LookBackNow) -> Score:
    marks = list(found.marks(Reading.FIRST).values())
    return score(marks, benchmark=found.entry.values["benchmark"])


def _line(one: Read) -> ReadLine:
    first, second = one.marks
    whys = [row.values["why"] for row in (one.first, one.second) if row is not None]
    return ReadLine(
        title=one.output.title,
        what=what_it_is(one.output),
        first=_mark(first),
        second=_mark(second),
        why=" ".join(why for why in whys if why),
    )


def what_it_is(output: EntryNow) -> str:
    """What kind of output it is, and since when it is out."""
    kind, on = capitalize_first(OutputKind(output.values["kind"]).label), output.values["published_on"]
    return f"{kind}, {day(on)}" if on else kind


def _mark(mark: str) -> str:
    return capitalize_first(Mark(mark).label) if mark else "Not marked yet"


def _missed(chance: EntryNow) -> MissedLine:
    said = chance.values
    occasion = f", {said['occasion']}" if said["occasion"] else ""
    return MissedLine(title=chance.title, when=f"{day(said['on'])}{occasion}", why=said["why"])


def _outputs(count: int) -> str:
    return "one output" if count == 1 else f"{count} outputs"


def _percent(share: Fraction) -> str:
    return f"{_rounded(share)}%"


def _rounded(number: Fraction) -> Decimal:
    return (Decimal(number.numerator) / number.denominator).quantize(Decimal(1), ROUND_HALF_UP)
