"""Trackers and learning records: cases of employee relations, and courses taken."""

from collections import Counter
from collections.abc import Mapping

from tallystick.definitions import available
from tallystick.example.extracts.sheets import as_text, as_workbook
from tallystick.example.extracts.wording import disability_words, employee_number, ethnicity_words
from tallystick.example.kinds import OrganisationKind
from tallystick.example.truth import truth_of
from tallystick.example.world import MANDATORY, Case, World
from tallystick.tallies import Return
from tallystick.tallies.return_file import write_return_file

_KINDS = {
    "disciplinary": "Disciplinary",
    "capability": "Capability - performance",
    "ill health": "Capability - ill health",
    "grievance": "Grievance",
}
_CASES = (
    *("Case ref", "Employee Number", "Case type", "Formal (Y/N)", "Date formal investigation opened", "Directorate"),
    *("Ethnicity at opening", "Disabled", "In probation?", "Lead employer (Y/N)", "Outcome"),
)
_LEARNING = ("Employee Number", "Course Name", "Class Start Date", "Enrolment Status", "Mandatory")


def cases(world: World, year: int) -> Mapping[str, bytes]:
    """The case tracker of two years, or counts where an organisation will not hand over its case files."""
    if world.kind is OrganisationKind.MEMBERSHIP_BODY:
        standards = [standard for standard in ("wres", "wdes") if f"{standard}/{year}" in available()]
        return {"case counts.csv": write_return_file([_counts(world, year, standard) for standard in standards])}
    lines = [line for back in (1, 0) for line in _case_lines(world, year - back)]
    notes = [["Keep this file in the confidential folder."], ["Staff with no case are not listed."]]
    if world.kind is OrganisationKind.AMBULANCE:
        return {"ER tracker – live.csv": as_text([_CASES, *lines], encoding="cp1252")}
    return {"ER case tracker.xlsx": as_workbook({"Guidance": notes, "Cases": [["Case tracker"], [], _CASES, *lines]})}


def _counts(world: World, year: int, standard: str) -> Return:
    made = truth_of(world, year, standard=standard)
    return Return(
        organisation=made.organisation,
        standard=made.standard,
        year=year,
        definition_id=made.definition_id,
        tallies=tuple(tally for tally in made.tallies if tally.indicator == "3"),
    )


def _case_lines(world: World, year: int) -> list[list[object]]:
    of_year = world.year(year)
    elsewhere = {post.person for post in of_year.posts if post.lead_employer}
    return [_case_line(case, world, elsewhere=case.person in elsewhere) for case in of_year.cases]


def _case_line(case: Case, world: World, *, elsewhere: bool) -> list[object]:
    return [
        case.reference,
        employee_number(case.person, world.kind),
        _KINDS[case.kind],
        "Y" if case.formal else "N",
        case.opened.strftime("%d/%m/%Y") if case.formal else "",
        case.directorate,
        ethnicity_words(case.person),
        disability_words(case.person),
        "Yes" if case.probation else "No",
        "Y" if elsewhere else "N",
        "Not upheld – no further action" if case.formal else "Resolved informally",
    ]


def learning(world: World, year: int) -> Mapping[str, bytes]:
    """The learning system's extract: every enrolment of the year, mandatory courses among them."""
    lines: list[list[object]] = [
        [
            employee_number(one.person, world.kind),
            one.course,
            one.on.isoformat(),
            "Attended" if one.took_part else "Did Not Attend",
            "Yes" if one.course in MANDATORY else "No",
        ]
        for one in world.year(year).enrolments
    ]
    most = Counter(str(line[0]) for line in lines).most_common(1)
    repeated = [line for line in lines if most and str(line[0]) == most[0][0]]
    return {f"OLM enrolments {year}.csv": as_text([_LEARNING, *lines, *repeated])}
