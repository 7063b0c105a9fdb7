"""Recruitment extracts: an application a line with flags or a status, or counts by vacancy and by group."""

from collections import Counter
from collections.abc import Callable, Mapping

from tallystick.example.extracts.sheets import as_text, as_workbook
from tallystick.example.extracts.wording import disability_words, ethnicity_words
from tallystick.example.kinds import OrganisationKind
from tallystick.example.world import Application, Vacancy, World
from tallystick.tallies.detail import Stage

Lines = list[list[object]]


def recruitment(world: World, year: int) -> Mapping[str, bytes]:
    """The applications of the twelve months to 31 March, by file name."""
    writers: Mapping[OrganisationKind, Callable[[World, int], Mapping[str, bytes]]] = {
        OrganisationKind.TRUST: _flags,
        OrganisationKind.AMBULANCE: _statuses,
        OrganisationKind.MENTAL_HEALTH: _by_vacancy,
        OrganisationKind.MEMBERSHIP_BODY: _by_group,
    }
    return writers[world.kind](world, year)


def _flags(world: World, year: int) -> Mapping[str, bytes]:
    header = (
        *("Vacancy ref", "Job title", "Pay band", "Directorate", "Closing date", "Applicant id", "Ethnic origin"),
        *("Disability", "International recruit", "Applied", "Shortlisted", "Interviewed", "Offered", "Appointed"),
    )
    lines: Lines = [
        [
            *(vacancy.reference, "Made-up post", _band(vacancy), vacancy.directorate),
            vacancy.closed.strftime("%d/%m/%Y"),
            f"AP{one.person.number}",
            ethnicity_words(one.person),
            disability_words(one.person),
            "Yes" if one.person.international else "No",
            "Yes",
            *("Yes" if reached else "No" for reached in _reached(one)),
        ]
        for vacancy in world.year(year).vacancies
        for one in vacancy.applications
    ]
    head: Lines = [["Recruitment equality report"], [f"1 April {year - 1} to 31 March {year}"], []]
    return {f"Applications {year - 1}-{year % 100}.xlsx": as_workbook({"Applications": [*head, header, *lines]})}


def _statuses(world: World, year: int) -> Mapping[str, bytes]:
    header = ("JobReference", "Band", "Location", "DateClosed", "CandidateID", "Ethnicity", "Disabled", "Status")
    lines: Lines = [
        [
            *(vacancy.reference, _band(vacancy), vacancy.directorate, vacancy.closed.isoformat()),
            *(f"C{one.person.number}", ethnicity_words(one.person), disability_words(one.person)),
            _status(one),
        ]
        for vacancy in world.year(year).vacancies
        for one in vacancy.applications
    ]
    return {f"nhsjobs_export_{year}.csv": as_text([header, *lines])}


def _by_vacancy(world: World, year: int) -> Mapping[str, bytes]:
    header = ("Vacancy ref", "Pay band", "Directorate", "Closing date", "Ethnic origin", *map(str.title, Stage))
    lines: Lines = []
    for vacancy in world.year(year).vacancies:
        for label, stages in _counts([vacancy]).items():
            closed = vacancy.closed.strftime("%d-%m-%Y")
            lines.append([vacancy.reference, _band(vacancy), vacancy.directorate, closed, label, *stages])
    return {f"vacancy counts {year}.csv": as_text([header, *lines])}


def _by_group(world: World, year: int) -> Mapping[str, bytes]:
    lines: Lines = [[label, *stages] for label, stages in _counts(list(world.year(year).vacancies)).items()]
    header = ("Ethnic origin", "Applications", "Shortlisted", "Interviewed", "Offered", "Appointed")
    return {f"recruitment totals {year}.csv": as_text([header, *lines])}


def _counts(vacancies: list[Vacancy]) -> dict[str, list[int]]:
    every = [one for vacancy in vacancies for one in vacancy.applications]
    labels = sorted({ethnicity_words(one.person) for one in every})
    stages = {
        stage: Counter(ethnicity_words(one.person) for one in every if (True, *_reached(one))[number])
        for number, stage in enumerate(Stage)
    }
    return {label: [stages[stage][label] for stage in Stage] for label in labels}


def _reached(one: Application) -> tuple[bool, bool, bool, bool]:
    return one.shortlisted, one.interviewed, one.offered, one.appointed


def _status(one: Application) -> str:
    for reached, status in (
        (one.appointed, "Appointed"),
        (one.offered, "Offer declined"),
        (one.interviewed, "Interviewed"),
        (one.shortlisted, "Shortlisted"),
    ):
        if reached:
            return status
    return "Not shortlisted"


def _band(vacancy: Vacancy) -> str:
    level = vacancy.job.row.split("/")[1]
    return f"Band {level}" if level[0].isdigit() else level.replace("-", " ").capitalize()
