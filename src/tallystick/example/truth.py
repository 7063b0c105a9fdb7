"""What an account of a made-up organisation has to come to: counted here from the people themselves."""

from collections import Counter
from collections.abc import Callable, Iterator

from tallystick.definitions import Indicator, load
from tallystick.definitions.indicator import RecordedAs
from tallystick.example.kinds import OrganisationKind
from tallystick.example.people import Person, Post
from tallystick.example.survey import survey_of
from tallystick.example.world import MANDATORY, World, Year
from tallystick.tallies import Return, Tally
from tallystick.vocabulary.characteristics import grouping
from tallystick.vocabulary.employment import AssignmentStatus, ContractType
from tallystick.vocabulary.ethnicity.groupings import ETHNICITY
from tallystick.vocabulary.groups import Grouping

_COUNTED = {ContractType.PERMANENT, ContractType.FIXED_TERM, ContractType.LOCUM, ContractType.RETAINER}
_LEFT_OUT = {AssignmentStatus.CAREER_BREAK, AssignmentStatus.EXTERNAL_SECONDMENT_UNPAID, AssignmentStatus.WIDOW}

# Their recruitment counts have no column on disability, so nothing can be counted by it.
_NO_DISABILITY = {OrganisationKind.MENTAL_HEALTH, OrganisationKind.MEMBERSHIP_BODY}

GroupOf = Callable[[Person], str]


def truth_of(world: World, year: int, *, standard: str = "wres") -> Return:
    """The return of one year, by the choices that hold where an organisation makes none of its own."""
    definition = load(standard, year)
    groups = grouping(definition.grouping)
    tallies = [
        tally for one in definition.given for tally in _tallies(one, world, year, groups=groups, codes=_codes(groups))
    ]
    return Return(
        organisation=world.organisation,
        standard=standard,
        year=year,
        definition_id=definition.id,
        tallies=tuple(tallies),
    )


def counted(year: Year) -> tuple[Post, ...]:
    """The jobs of the people who count as staff on 31 March."""
    return tuple(
        post
        for post in year.in_post
        if post.contract in _COUNTED and post.status not in _LEFT_OUT and not post.lead_employer
    )


def _codes(groups: Grouping) -> GroupOf:
    if groups.characteristic == "disability status":
        return lambda person: groups.group_of(person.disability).code
    return lambda person: groups.group_of(person.ethnicity).code


def _tallies(indicator: Indicator, world: World, year: int, *, groups: Grouping, codes: GroupOf) -> Iterator[Tally]:
    of_year = world.year(year)
    workforce = Counter(codes(post.person) for post in counted(of_year))
    match indicator.recorded_as:
        case RecordedAs.IN_POST:
            for row in indicator.row_ids:
                yield from _heads(indicator, row, _of_row(of_year, row), groups=groups, codes=codes)
        case RecordedAs.SEAT:
            for row in indicator.row_ids:
                yield from _heads(indicator, row, _of_board(of_year, row), groups=groups, codes=codes)
        case RecordedAs.APPOINTED if groups.characteristic == ETHNICITY or world.kind not in _NO_DISABILITY:
            shortlisted, appointed = _applications(of_year, codes)
            yield from _rates(indicator, "", appointed, shortlisted, groups=groups)
        case RecordedAs.DISCIPLINARY | RecordedAs.CAPABILITY:
            kind = "disciplinary" if indicator.recorded_as is RecordedAs.DISCIPLINARY else "capability"
            for window in indicator.rows:
                years = (world.year(year - back) for back in range(window.years))
                entered = sum((_entered(one, kind, codes) for one in years), Counter[str]())
                yield from _rates(indicator, window.id, entered, workforce, groups=groups, years=window.years)
        case RecordedAs.DEVELOPMENT:
            yield from _rates(indicator, "", _developed(of_year, codes), workforce, groups=groups)
        case RecordedAs.SURVEY_RESULT:
            answers = survey_of(world, year, indicator)
            for code, (happened, people) in answers.items():
                yield Tally(indicator=indicator.id, row="", group=code, happened=happened, people=people)


def _of_row(year: Year, row: str) -> list[Person]:
    return [post.person for post in counted(year) if row in (post.job.row, "workforce")]


def _of_board(year: Year, row: str) -> list[Person]:
    if row == "workforce":
        return _of_row(year, row)
    seats = {
        "board/total": year.seats,
        "board/voting": [seat for seat in year.seats if seat.voting],
        "board/non-voting": [seat for seat in year.seats if not seat.voting],
        "board/executive": [seat for seat in year.seats if seat.executive],
        "board/non-executive": [seat for seat in year.seats if not seat.executive],
    }
    return [seat.person for seat in seats[row]]


def _heads(
    indicator: Indicator, row: str, people: list[Person], *, groups: Grouping, codes: GroupOf
) -> Iterator[Tally]:
    heads = Counter(codes(person) for person in people)
    for group in groups.groups:
        yield Tally(indicator=indicator.id, row=row, group=group.code, happened=heads[group.code])


def _rates(
    indicator: Indicator,
    row: str,
    happened: Counter[str],
    people: Counter[str],
    *,
    groups: Grouping,
    years: int = 1,
) -> Iterator[Tally]:
    for group in groups.groups:
        yield Tally(
            indicator=indicator.id,
            row=row,
            group=group.code,
            happened=happened[group.code],
            people=people[group.code],
            years=years,
        )


def _applications(year: Year, codes: GroupOf) -> tuple[Counter[str], Counter[str]]:
    every = [application for vacancy in year.vacancies for application in vacancy.applications]
    shortlisted = Counter(codes(one.person) for one in every if one.shortlisted)
    return shortlisted, Counter(codes(one.person) for one in every if one.appointed)


def _entered(year: Year, kind: str, codes: GroupOf) -> Counter[str]:
    agency = {post.person for post in year.posts if post.lead_employer}
    people = {
        case.person
        for case in year.cases
        if case.kind == kind and case.formal and not case.probation and case.person not in agency
    }
    return Counter(codes(person) for person in people)


def _developed(year: Year, codes: GroupOf) -> Counter[str]:
    there = {post.person for post in counted(year)}
    people = {one.person for one in year.enrolments if one.took_part and one.course not in MANDATORY}
    return Counter(codes(person) for person in people & there)
