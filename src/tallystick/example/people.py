"""Made-up people, and the jobs they hold."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tallystick.example.kinds import Job, Plan, Rates
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import AssignmentStatus, ContractType, Sex
from tallystick.vocabulary.ethnicity import Category, Member, Unknown

_WHITE = (Category.WHITE_BRITISH, Category.WHITE_IRISH, Category.OTHER_WHITE)
_WHITE_WEIGHTS = (86, 2, 12)
_BME = tuple(category for category in Category if category not in _WHITE)
_BME_WEIGHTS = (2, 1, 1, 1, 16, 6, 2, 14, 6, 26, 3, 2, 8)
_UNKNOWN = (Unknown.NOT_STATED, Unknown.PREFER_NOT_TO_SAY, Unknown.NOT_KNOWN)


@dataclass(frozen=True)
class Person:
    """Somebody made up: everything about them that does not change."""

    number: int
    ethnicity: Member
    disability: Disability
    sex: Sex
    born: date
    international: bool = False

    @property
    def is_white(self) -> bool:
        """Whether an effect that favours or harms one group of two takes them for white."""
        return self.ethnicity in _WHITE

    @property
    def is_unknown(self) -> bool:
        """Whether their ethnicity is not recorded."""
        return isinstance(self.ethnicity, Unknown)


@dataclass(frozen=True)
class Post:
    """A job that somebody holds, from a day on, until it ends."""

    person: Person
    job: Job
    directorate: str
    started: date
    contract: ContractType = ContractType.PERMANENT
    status: AssignmentStatus = AssignmentStatus.ACTIVE
    fte: float = 1.0
    ended: date | None = None
    lead_employer: bool = False

    def held_on(self, day: date) -> bool:
        """Whether the job was held on a day."""
        return self.started <= day and (self.ended is None or self.ended >= day)


@dataclass
class Crowd:
    """Where people come from: hands out new ones, each with a number of their own."""

    rng: Random
    rates: Rates
    handed_out: int = 0

    def person(self, job: Job, *, on: date, international: bool = False) -> Person:
        """Somebody new, as people in this kind of job are."""
        self.handed_out += 1
        return Person(
            number=self.handed_out,
            ethnicity=self._bme() if international else self._ethnicity(job),
            disability=self._disability(),
            sex=self.rng.choices((Sex.FEMALE, Sex.MALE), (74, 26))[0],
            born=on - timedelta(days=self.rng.randint(19 * 365, 64 * 365)),
            international=international,
        )

    def _ethnicity(self, job: Job) -> Member:
        if self.rng.random() < self.rates.unknown_ethnicity:
            return self.rng.choices(_UNKNOWN, (5, 2, 3))[0]
        if self.rng.random() < job.white:
            return self.rng.choices(_WHITE, _WHITE_WEIGHTS)[0]
        return self._bme()

    def _bme(self) -> Member:
        return self.rng.choices(_BME, _BME_WEIGHTS)[0]

    def _disability(self) -> Disability:
        drawn = self.rng.random()
        if drawn < self.rates.disabled:
            return Disability.DISABLED
        if drawn < self.rates.disabled + self.rates.unknown_disability:
            return self.rng.choice((Disability.NOT_STATED, Disability.PREFER_NOT_TO_SAY, Disability.NOT_KNOWN))
        return Disability.NON_DISABLED


def first_posts(plan: Plan, staff: int, *, crowd: Crowd, on: date) -> list[Post]:
    """The people an organisation starts with: every kind of job filled, the rest by its share."""
    further = crowd.rng.choices(plan.jobs, [job.share for job in plan.jobs], k=max(staff - len(plan.jobs), 0))
    jobs = [*plan.jobs, *further][:staff]
    return [_post(job, plan, crowd=crowd, on=on) for job in jobs]


def _post(job: Job, plan: Plan, *, crowd: Crowd, on: date) -> Post:
    started = on - timedelta(days=crowd.rng.randint(1, 15 * 365))
    return new_post(crowd.person(job, on=on), job, crowd.rng.choice(plan.directorates), rng=crowd.rng, started=started)


def new_post(person: Person, job: Job, directorate: str, *, rng: Random, started: date) -> Post:
    """A job as it is when somebody begins it."""
    contract = rng.choices((ContractType.PERMANENT, ContractType.FIXED_TERM, ContractType.LOCUM), (90, 9, 1))[0]
    fte = rng.choices((1.0, 0.8, 0.6, 0.5), (70, 14, 10, 6))[0]
    trainee = job.row == "medical/trainee" and rng.random() < 0.15
    return Post(person, job, directorate, started, contract, fte=fte, lead_employer=trainee)
