"""The lines of a staff list: the jobs of the year, and all that stands beside them in a real one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tallystick.example.kinds import Job, OrganisationKind, rates
from tallystick.example.people import Crowd, Person, Post
from tallystick.example.world import World, Year
from tallystick.vocabulary.employment import AssignmentStatus, ContractType

HOSTED = "Made-up Shared Payroll Partnership"


@dataclass(frozen=True)
class Assignment:
    """One line of a staff list."""

    person: Person
    number: str
    job: Job
    directorate: str
    payroll: str
    contract: ContractType
    status: AssignmentStatus
    primary: bool
    fte: float
    started: date
    ended: date | None
    lead_employer: bool


def assignments_of(world: World, year: int) -> tuple[Assignment, ...]:
    """Every line of the staff list of 31 March, in the order of the people's numbers.

    Beside the jobs that count stand second jobs, bank work, honorary contracts, pensions, hosted staff and people
    who have left; some people's bank job is marked as their main one.
    """
    rng = Random(f"{world.organisation} {year} assignments")  # noqa: S311  # the same list every time
    of_year = world.year(year)
    lines = [line for post in of_year.posts for line in _of_post(post, world, rng=rng)]
    lines += _others(of_year, world, rng=rng)
    return tuple(sorted(lines, key=lambda line: (line.person.number, line.number)))


def main_jobs(world: World, year: int) -> tuple[Assignment, ...]:
    """One line for each person employed on 31 March, as a small organisation keeps by hand."""
    return tuple(_line(post, world) for post in world.year(year).in_post)


def with_repeats(lines: tuple[Assignment, ...]) -> tuple[Assignment, ...]:
    """The lines with some of them standing twice, as they do where two exports were pasted together."""
    return tuple(line for number, line in enumerate(lines) for _ in range(2 if number % 331 == 7 else 1))


def _of_post(post: Post, world: World, *, rng: Random) -> Iterator[Assignment]:
    main = _line(post, world)
    drawn = rng.random()
    if drawn < 0.005:
        yield replace(main, primary=False, number=f"{main.number}-2")
        yield _bank(main, primary=True)
        return
    yield main
    if drawn < 0.03:
        yield _bank(main, primary=False)
    elif drawn < 0.05:
        second = rng.choice(world.plan.jobs)
        yield replace(main, job=second, primary=False, fte=0.2, number=f"{main.number}-2")


def _line(post: Post, world: World) -> Assignment:
    return Assignment(
        person=post.person,
        number=f"{10_000_000 + post.person.number}",
        job=post.job,
        directorate=post.directorate,
        payroll=world.organisation,
        contract=post.contract,
        status=post.status,
        primary=True,
        fte=post.fte,
        started=post.started,
        ended=post.ended,
        lead_employer=post.lead_employer,
    )


def _bank(line: Assignment, *, primary: bool) -> Assignment:
    return replace(
        line,
        contract=ContractType.BANK,
        status=AssignmentStatus.ACTIVE,
        primary=primary,
        fte=0.0,
        started=line.started + timedelta(days=1),
        number=f"{line.number}-B",
    )


def _others(year: Year, world: World, *, rng: Random) -> Iterator[Assignment]:
    """People in a staff list who are not staff: numbered far above the others."""
    crowd = Crowd(rng, rates(), handed_out=900_000)
    size = len(year.posts)
    strangers = {ContractType.BANK: size // 25, ContractType.HONORARY: size // 100, ContractType.WIDOW: size // 500}
    for contract, how_many in strangers.items():
        for _ in range(how_many):
            line = _stranger(year, world, crowd=crowd)
            widow = contract is ContractType.WIDOW
            yield replace(line, contract=contract, status=AssignmentStatus.WIDOW if widow else line.status)
    if world.kind is OrganisationKind.TRUST:
        for _ in range(size // 80):
            yield replace(_stranger(year, world, crowd=crowd), payroll=HOSTED)


def _stranger(year: Year, world: World, *, crowd: Crowd) -> Assignment:
    job = crowd.rng.choice(world.plan.jobs)
    person = crowd.person(job, on=year.snapshot.date)
    started = year.snapshot.date - timedelta(days=crowd.rng.randint(30, 3000))
    return _line(Post(person, job, crowd.rng.choice(world.plan.directorates), started), world)
