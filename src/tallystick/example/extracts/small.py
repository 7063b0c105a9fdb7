"""The small files of a deposit: the board, the staff survey, and what the organisation has already said."""

from collections.abc import Mapping

from tallystick.definitions import available, load
from tallystick.definitions.indicator import RecordedAs
from tallystick.example.extracts.assignments import HOSTED
from tallystick.example.extracts.sheets import as_text, as_workbook
from tallystick.example.extracts.staff_lists import GRADES
from tallystick.example.extracts.wording import LOCAL_SCALES, disability_words, ethnicity_label
from tallystick.example.kinds import OrganisationKind
from tallystick.example.survey import survey_of
from tallystick.example.world import World
from tallystick.records.deposit import Deposit

_BOARD = ("Seat", "Ethnicity", "Disabled", "Voting (Y/N)", "Executive (Y/N)")


def board(world: World, year: int) -> Mapping[str, bytes]:
    """The seats filled on 31 March, as a board secretary lists them, without names."""
    lines: list[list[object]] = [
        [
            f"Seat {number + 1}",
            ethnicity_label(seat.person),
            disability_words(seat.person),
            "Y" if seat.voting else "N",
            "Y" if seat.executive else "N",
        ]
        for number, seat in enumerate(world.year(year).seats)
    ]
    head: list[list[object]] = [[f"Board members on 31 March {year}"], []]
    return {"Board members.xlsx": as_workbook({"Board": [*head, _BOARD, *lines]})}


def survey(world: World, year: int) -> Mapping[str, bytes]:
    """The survey contractor's figures: for each question and group, how many answered and how many said so."""
    lines: list[list[object]] = []
    for standard in ("wres", "wdes"):
        if f"{standard}/{year}" not in available():
            continue
        for indicator in load(standard, year).indicators:
            if indicator.recorded_as is RecordedAs.SURVEY_RESULT:
                question = f"{standard.upper()} {indicator.id}"
                answers = survey_of(world, year, indicator).items()
                lines += [[question, group, people, happened] for group, (happened, people) in answers]
    header = ("Question", "Group", "Base (number of responses)", "Number")
    return {f"staff survey {year - 1} results.csv": as_text([header, *lines])}


def deposit_of(world: World) -> Deposit:
    """What somebody has said already about this organisation's own pay scales and payrolls."""
    own = world.kind is OrganisationKind.MEMBERSHIP_BODY
    scales = GRADES if own else LOCAL_SCALES
    return Deposit(
        organisation=world.organisation,
        pay_scales=dict(scales),
        hosted=(HOSTED,) if world.kind is OrganisationKind.TRUST else (),
    )
