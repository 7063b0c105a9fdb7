"""What a starting plan is made of. Items are copied into a plan, and are the organisation's own from then on."""

from collections.abc import Iterator
from dataclasses import dataclass

from tallystick.definitions.indicator import STRICT
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureKind, MeasureUnit
from tallystick_web.organisations.rules import OrganisationKind
from tallystick_web.plans.rules import EvidenceGrade, Intervention, Voice

NONE_KNOWN = "none known"


@dataclass(frozen=True, kw_only=True)
class TemplateItem:
    """What every item has: its id, its sentence, and the rows of data/coverage.toml that it carries."""

    __pydantic_config__ = STRICT
    id: str
    text: str
    requirements: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TemplateCommitment(TemplateItem):
    """Something the organisation says of itself in public. Outcomes stand under it."""


@dataclass(frozen=True, kw_only=True)
class TemplateObjective(TemplateItem):
    """A heading of the plan, with what it aims at."""

    aim: str


@dataclass(frozen=True, kw_only=True)
class TemplateOutcome(TemplateItem):
    """A state to reach. ``voice`` is where people themselves say whether it has come about."""

    objective: str
    commitments: tuple[str, ...]
    accountable: str
    voice: Voice
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TemplateAction(TemplateItem):
    """Something to do: for which outcomes, against which cause, and why it should work.

    ``months`` run from the first day of the plan until it is due. ``register`` is the id of a place, or blank.
    ``evidence_source`` is an id of data/evidence_sources.toml, or says that none is known.
    """

    serves: tuple[str, ...]
    lead: str
    intervention: Intervention
    cause: str
    how: str
    evidence: EvidenceGrade
    evidence_source: str
    months: int
    measures: tuple[str, ...]
    register: str = ""


@dataclass(frozen=True, kw_only=True)
class TemplateSuccess(TemplateItem):
    """What would be true if outcomes had come about."""

    of: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TemplateMeasure:
    """How we would know. ``what`` says what is counted, out of what.

    ``counts_people`` is set where a small number could tell something of a person: by ethnic group, of a survey, of a
    concern. Who finished a course is kept by name anyway, and is not such a number.

    ``computed`` is the id of a computed measure in the catalogue; blank for other kinds. ``kept_in`` is the register
    or questionnaire that it is counted from, and ``counted_by`` the id in the catalogue of what counts it there; both
    blank for other kinds.
    """

    __pydantic_config__ = STRICT
    id: str
    name: str
    kind: MeasureKind
    unit: MeasureUnit
    better: Better
    population: str
    cadence: Cadence
    counts_people: bool
    what: str
    requirements: tuple[str, ...]
    computed: str = ""
    kept_in: str = ""
    counted_by: str = ""

    @property
    def counts(self) -> str:
        """The id in the catalogue of what gives it values; blank where nothing does."""
        return self.computed or self.counted_by


@dataclass(frozen=True, kw_only=True)
class Template:
    """A starting plan: for which kinds of organisation it is, and everything in it."""

    __pydantic_config__ = STRICT
    id: str
    title: str
    lead: str
    kinds: tuple[OrganisationKind, ...]
    commitments: tuple[TemplateCommitment, ...]
    objectives: tuple[TemplateObjective, ...]
    outcomes: tuple[TemplateOutcome, ...]
    actions: tuple[TemplateAction, ...]
    successes: tuple[TemplateSuccess, ...]
    measures: tuple[TemplateMeasure, ...]

    @property
    def items(self) -> Iterator[TemplateItem]:
        """Every item, those above before those that stand under them."""
        yield from self.commitments
        yield from self.objectives
        yield from self.outcomes
        yield from self.actions
        yield from self.successes

    def measure(self, measure: str) -> TemplateMeasure:
        """The measure with an id. Raises KeyError where there is none."""
        found = next((one for one in self.measures if one.id == measure), None)
        if found is None:
            raise KeyError(measure)
        return found


@dataclass(frozen=True, kw_only=True)
class EvidenceSource:
    """What an action leans on: where it is found, and what it says with its limits."""

    __pydantic_config__ = STRICT
    title: str
    url: str
    says: str

    @property
    def in_words(self) -> str:
        """The source as a plan prints it."""
        return f"{self.title}. {self.says} {self.url}"
