"""What made-up organisations asked: staff twice in a year, a board, its members, and people at events."""

import random
from datetime import timedelta

from tallystick_web.config.example.answered import Asking, ask, draw_theme, noon
from tallystick_web.config.example.marked import answer_prompts, assess, mark_papers, mark_senior_team
from tallystick_web.config.example.registered import Keeper
from tallystick_web.core import jobs
from tallystick_web.numbers.period_rules import Period
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.rules import COUNT_SETS
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries.entries import entries_of

_SEED = 54
_LATE = timedelta(days=30)  # what is filled in late is waited for, before a period is counted


def ask_in_trust(keeper: Keeper) -> None:
    """What a trust asked: its staff twice, two raters of papers, whoever scores the year, and people who leave."""
    drawn = random.Random(_SEED)  # noqa: S311  # made-up answers, the same each time
    _ask_staff(keeper, drawn)
    mark_papers(keeper)
    mark_senior_team(keeper)
    assess(keeper)
    answer_prompts(keeper, "project-initiation", "register/initiatives", newest=1, by=RoleId.EDI_LEAD)
    jobs.now(COUNT_SETS, organisation=keeper.made.organisation.pk)
    _ask_who_leaves(keeper, drawn)


def ask_in_body(keeper: Keeper) -> None:
    """What a membership body asked: its board, its members, people at three events, and whoever plans an output."""
    drawn = random.Random(_SEED)  # noqa: S311  # made-up answers, the same each time
    year = keeper.period("y0")
    _ask_members(keeper, drawn)
    _ask_at_events(keeper, drawn, year)
    answer_prompts(keeper, "output-prompts", "register/outputs", newest=24, by=RoleId.COMMUNICATIONS_LEAD)
    for at in (min(noon(year.until) + _LATE, keeper.now), keeper.now):
        jobs.now(COUNT_SETS, organisation=keeper.made.organisation.pk, at=at.isoformat())


_STAFF_WRITE = (
    "Tell us what came of the last survey before you ask again.",
    "Secondments go to people the manager knows already.",
    "I raised something in spring and never heard what was done.",
    "More of us on interview panels, and not always the same two.",
    "My manager asks how things are, and means it.",
    "The network meets while we are on the ward.",
    "Say clearly that patients may not choose staff by colour.",
    "Nobody told me that there is a list of courses.",
    "Directors should come to the network and listen.",
    "Feedback after an interview, even when one was not chosen.",
)
_MEMBERS_WRITE = (
    "Show us boards like ours that got somewhere.",
    "Answer consultations together with us, and earlier.",
    "Help us with what to ask when a report says all is well.",
    "Fewer newsletters. A call before our away day helped more.",
)
_EVENT_GUESTS_WRITE = (
    "More time for questions.",
    "Speakers from smaller trusts as well.",
    "Send the slides before, and not a week after.",
    "Less about strategy, more of what people did on a Monday morning.",
)


def _ask_staff(keeper: Keeper, drawn: random.Random) -> None:
    """Two waves half a year apart, of which the second is a little better."""
    waves = []
    for name, answers, lean in (("h1", 223, 0.56), ("h0", 251, 0.62)):
        closes = keeper.period(name).until - timedelta(days=18)
        asking = Asking(
            of="pulse",
            title=f"{closes:%B} {closes.year}",
            closes_on=closes,
            invited=610,
            answers=answers,
            lean=lean,
            words=_STAFF_WRITE,
        )
        waves.append(ask(keeper, drawn, asking, by=RoleId.EDI_LEAD))
    reads = RoleId.HR_DIRECTOR
    told = "Every survey now ends with a page of what changed. The first went out in June."
    draw_theme(
        keeper, waves[0], says="People want to hear what follows when they speak.", share=0.35, changed=told, by=reads
    )
    draw_theme(keeper, waves[0], says="Chances to act up are not open to everybody.", share=0.2, by=reads)
    draw_theme(keeper, waves[1], says="Shifts leave no room for network meetings.", share=0.3, by=reads)


def _ask_who_leaves(keeper: Keeper, drawn: random.Random) -> None:
    """A survey that is open: whoever looks round can answer it by its link."""
    closes = keeper.today + timedelta(days=15)
    leaving = Asking(of="leavers", title=f"{closes:%B} {closes.year}", closes_on=closes, answers=14, lean=0.5)
    ask(keeper, drawn, leaving, by=RoleId.HR_DIRECTOR)


def _ask_members(keeper: Keeper, drawn: random.Random) -> None:
    half, year = keeper.period("h0").until, keeper.period("y0").until
    board = Asking(
        of="board-self-rating",
        title=f"Our board, {half:%B} {half.year}",
        closes_on=half - timedelta(days=12),
        invited=13,
        answers=11,
        lean=0.55,
    )
    members = Asking(
        of="members",
        title=f"Year to {year:%B} {year.year}",
        closes_on=year - timedelta(days=16),
        invited=190,
        answers=74,
        lean=0.6,
        words=_MEMBERS_WRITE,
    )
    for asking in (board, members):
        ask(keeper, drawn, asking, by=RoleId.MEMBERSHIP_ANALYST)


def _ask_at_events(keeper: Keeper, drawn: random.Random, year: Period) -> None:
    """The three newest events of a year that enough people came to. Groups are shown of all three together."""
    closes = timedelta(days=14)
    rows = entries_of(keeper.made.organisation.pk, registers()["events"])
    held = rows.filter(on__gte=year.since, on__lte=year.until - closes, came__gte=45)
    for event in held.order_by("-on", "pk")[:3]:
        asking = Asking(
            of="event-evaluation",
            title=event.title[:100],
            closes_on=event.on + closes,
            answers=min(event.came * 2 // 3, 48),
            lean=0.7,
            words=_EVENT_GUESTS_WRITE,
            piece=event.pk,
        )
        wave = ask(keeper, drawn, asking, by=RoleId.EVENTS_LEAD)
        draw_theme(keeper, wave, says="People want to be heard as well as spoken to.", share=0.5, by=RoleId.EVENTS_LEAD)
