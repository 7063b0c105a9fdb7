"""One made-up organisation through the years: people join, leave, are promoted, disciplined, trained and surveyed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from tallystick.example.kinds import Job, OrganisationKind, Plan, effects, plan_of, rates
from tallystick.example.people import Crowd, Person, Post, first_posts, new_post
from tallystick.vocabulary.disability import Disability
from tallystick.vocabulary.employment import AssignmentStatus
from tallystick.vocabulary.periods import Snapshot

COURSES = ("Leading Teams", "Clinical Skills Masterclass", "Coaching for Managers", "Quality Improvement", "Mentoring")
MANDATORY = ("Fire Safety", "Information Governance", "Moving and Handling", "Safeguarding Level 2")


@dataclass(frozen=True)
class Application:
    """Somebody's application for a vacancy, and how far it came. ``post`` is set for people already employed."""

    person: Person
    shortlisted: bool
    interviewed: bool
    offered: bool
    appointed: bool


@dataclass(frozen=True)
class Vacancy:
    """A job advertised, and everybody who applied for it."""

    reference: str
    job: Job
    directorate: str
    closed: date
    applications: tuple[Application, ...]


@dataclass(frozen=True)
class Case:
    """A case of employee relations. ``kind`` is disciplinary, capability, ill health or grievance."""

    reference: str
    person: Person
    directorate: str
    kind: str
    formal: bool
    opened: date
    probation: bool = False


@dataclass(frozen=True)
class Enrolment:
    """One person on one course."""

    person: Person
    course: str
    on: date
    took_part: bool


@dataclass(frozen=True)
class Seat:
    """One seat on the board, filled on 31 March."""

    person: Person
    voting: bool
    executive: bool


@dataclass(frozen=True)
class Year:
    """What happened in the twelve months to 31 March, and who was there on that day.

    ``posts`` holds the jobs held on the day and those that ended in the year.
    """

    snapshot: Snapshot
    posts: tuple[Post, ...]
    vacancies: tuple[Vacancy, ...]
    cases: tuple[Case, ...]
    enrolments: tuple[Enrolment, ...]
    seats: tuple[Seat, ...]

    @property
    def in_post(self) -> tuple[Post, ...]:
        """The jobs held on 31 March."""
        return tuple(post for post in self.posts if post.held_on(self.snapshot.date))


@dataclass(frozen=True)
class World:
    """An organisation through its years, the first of which comes before the first that is reported."""

    kind: OrganisationKind
    plan: Plan
    years: tuple[Year, ...]

    @property
    def organisation(self) -> str:
        """Its invented name."""
        return self.plan.organisation

    def year(self, year: int) -> Year:
        """The twelve months that end on 31 March ``year``."""
        return next(one for one in self.years if one.snapshot.year == year)


def make_world(kind: OrganisationKind, *, staff: int, years: int, seed: int, last: int = 2025) -> World:
    """Make an organisation of about ``staff`` people and live through ``years`` years up to 31 March ``last``.

    The same arguments give the same organisation. One year more is lived through first, so that windows of two
    years are full from the first report on.
    """
    plan = plan_of(kind)
    crowd = Crowd(Random(f"{seed} {kind}"), rates())  # noqa: S311  # made-up people want to be the same again, not secret
    posts = first_posts(plan, staff, crowd=crowd, on=date(last - years - 1, 3, 31))
    lived = []
    for year in range(last - years, last + 1):
        lived.append(_live(posts, plan, staff, crowd=crowd, snapshot=Snapshot(year)))
        posts = list(lived[-1].in_post)
    return World(kind, plan, tuple(lived))


def _live(posts: list[Post], plan: Plan, staff: int, *, crowd: Crowd, snapshot: Snapshot) -> Year:
    rng = crowd.rng
    cases = tuple(_cases(posts, rng=rng, snapshot=snapshot))
    after = [_a_year_older(post, rng=rng, snapshot=snapshot) for post in posts]
    vacancies, after = _recruit(after, plan, staff, crowd=crowd, snapshot=snapshot)
    there = [post for post in after if post.held_on(snapshot.date)]
    return Year(
        snapshot=snapshot,
        posts=tuple(after),
        vacancies=vacancies,
        cases=cases,
        enrolments=tuple(_enrolments(there, rng=rng, snapshot=snapshot)),
        seats=_seats(plan, crowd=crowd, snapshot=snapshot),
    )


def _day(rng: Random, snapshot: Snapshot) -> date:
    return snapshot.flow.start + timedelta(days=rng.randrange(365))


def _a_year_older(post: Post, *, rng: Random, snapshot: Snapshot) -> Post:
    if rng.random() < rates().leaving:
        return replace(post, ended=max(_day(rng, snapshot), post.started))
    status = AssignmentStatus.ACTIVE
    drawn = rng.random()
    if drawn < 0.008:
        status = AssignmentStatus.CAREER_BREAK
    elif drawn < 0.035:
        status = AssignmentStatus.MATERNITY_AND_ADOPTION
    elif drawn < 0.045:
        status = AssignmentStatus.ACTING_UP
    return replace(post, status=status)


def _cases(posts: list[Post], *, rng: Random, snapshot: Snapshot) -> Iterator[Case]:
    for post in posts:
        for kind, chance in _chances(post.person).items():
            for _ in range((rng.random() < chance) + (rng.random() < chance / 20)):
                yield Case(
                    reference=f"ER{snapshot.year % 100}-{rng.randrange(10**6):06}",
                    person=post.person,
                    directorate=post.directorate,
                    kind=kind,
                    formal=rng.random() < 0.8,
                    opened=max(_day(rng, snapshot), post.started),
                    probation=rng.random() < 0.04,
                )


def _chances(person: Person) -> dict[str, float]:
    white, disabled = person.is_white or person.is_unknown, person.disability is Disability.DISABLED
    return {
        "disciplinary": rates().disciplinary * (1 if white else effects().disciplinary),
        "capability": rates().capability * (effects().capability if disabled else 1),
        "ill health": rates().capability,
        "grievance": rates().disciplinary,
    }


def _recruit(
    posts: list[Post], plan: Plan, staff: int, *, crowd: Crowd, snapshot: Snapshot
) -> tuple[tuple[Vacancy, ...], list[Post]]:
    """Advertise until the organisation is as large as it means to be; people already there apply as well."""
    held = {post.person: post for post in posts}
    wanted = staff - sum(post.held_on(snapshot.date) for post in posts)
    vacancies: list[Vacancy] = []
    while wanted > 0 or len(vacancies) < plan.campaigns:
        make = _campaign if len(vacancies) < plan.campaigns else _vacancy
        vacancies.append(make(plan, list(held.values()), number=len(vacancies), crowd=crowd, snapshot=snapshot))
        wanted -= _fill(vacancies[-1], held, rng=crowd.rng, snapshot=snapshot)
    return tuple(vacancies), list(held.values())


def _vacancy(plan: Plan, posts: list[Post], *, number: int, crowd: Crowd, snapshot: Snapshot) -> Vacancy:
    rng = crowd.rng
    job = rng.choices(plan.jobs, [one.share for one in plan.jobs])[0]
    closed = _day(rng, snapshot)
    outside = [crowd.person(job, on=closed) for _ in range(rng.randint(4, 16))]
    inside = [post.person for post in rng.sample(posts, k=min(2, len(posts))) if post.held_on(closed)]
    return Vacancy(
        reference=f"{snapshot.year}-{number:05}",
        job=job,
        directorate=rng.choice(plan.directorates),
        closed=closed,
        applications=tuple(_application(person, rng=rng) for person in [*outside, *inside]),
    )


def _application(person: Person, *, rng: Random) -> Application:
    white = person.is_white or person.is_unknown
    chance = rates().appointing / (1 if white else effects().appointment)
    shortlisted = rng.random() < rates().shortlisting
    appointed = shortlisted and rng.random() < chance
    interviewed = appointed or (shortlisted and rng.random() < 0.8)
    offered = appointed or (interviewed and rng.random() < 0.03)  # and then declined
    return Application(person, shortlisted, interviewed, offered, appointed)


def _campaign(plan: Plan, posts: list[Post], *, number: int, crowd: Crowd, snapshot: Snapshot) -> Vacancy:
    """Nurses recruited overseas in bulk: nearly everybody who is shortlisted is appointed."""
    job = next(job for job in plan.jobs if job.row == "clinical/5")
    closed = _day(crowd.rng, snapshot)
    people = [crowd.person(job, on=closed, international=True) for _ in range(max(len(posts) // 200, 4))]
    return Vacancy(
        reference=f"{snapshot.year}-INT-{number:02}",
        job=job,
        directorate=plan.directorates[0],
        closed=closed,
        applications=tuple(
            Application(person, True, True, hired, hired) for person in people for hired in (crowd.rng.random() < 0.9,)
        ),
    )


def _fill(vacancy: Vacancy, held: dict[Person, Post], *, rng: Random, snapshot: Snapshot) -> int:
    """Give the job to everybody appointed. Returns how many more people are there on 31 March because of it."""
    start = min(vacancy.closed + timedelta(days=45), snapshot.date)
    more = 0
    for person in (application.person for application in vacancy.applications if application.appointed):
        before = held.get(person)
        if before is None:
            held[person] = new_post(person, vacancy.job, vacancy.directorate, rng=rng, started=start)
        else:
            held[person] = replace(before, job=vacancy.job, ended=None)
        more += before is None or not before.held_on(snapshot.date)
    return more


def _enrolments(there: list[Post], *, rng: Random, snapshot: Snapshot) -> Iterator[Enrolment]:
    for post in there:
        if rng.random() < 0.9:
            yield Enrolment(post.person, rng.choice(MANDATORY), _day(rng, snapshot), took_part=True)
        white = post.person.is_white or post.person.is_unknown
        chance = rates().development / (1 if white else effects().development)
        for _ in range(rng.randint(1, 3) if rng.random() < chance else 0):
            yield Enrolment(post.person, rng.choice(COURSES), _day(rng, snapshot), took_part=True)
        if rng.random() < 0.05:
            yield Enrolment(post.person, rng.choice(COURSES), _day(rng, snapshot), took_part=False)


def _seats(plan: Plan, *, crowd: Crowd, snapshot: Snapshot) -> tuple[Seat, ...]:
    job = Job("08", "non-clinical/vsm", 1.0, 0.85)
    executives = plan.board // 2
    return tuple(
        Seat(crowd.person(job, on=snapshot.date), voting=number % 5 != 0, executive=number < executives)
        for number in range(plan.board)
    )
