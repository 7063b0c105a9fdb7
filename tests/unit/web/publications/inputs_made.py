"""What papers are made from, made up: a small frozen plan with measures that moved each way, and people who spoke."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from tallystick_web.publications.paper.inputs import Decided, Gap, PaperInputs, TeamPlan
from tallystick_web.publications.rules import PaperKind
from tallystick_web.reviews.cycle_rules import StepNow
from tallystick_web.reviews.frozen_rules import (
    Frozen,
    FrozenItem,
    FrozenMeasure,
    FrozenPoint,
    FrozenRelease,
    FrozenTarget,
)
from tallystick_web.reviews.heard_rules import ReplyNow, ViewNow
from tallystick_web.reviews.question_rules import QuestionNow
from tallystick_web.reviews.rules import Body, QuestionState, Side, StepKind, StepState, Verdict, View

SET = "ab" * 32
ON = date(2026, 11, 26)
OBJECTIVE, OUTCOME, OTHER_OUTCOME, ACTION, LATE = (str(UUID(int=n)) for n in range(1, 6))


def point(label, value, *, low="", high="", says="", why="", broken_by=""):
    return FrozenPoint(
        as_of=f"{label}-03-31",
        label=label,
        value=value,
        low=low,
        high=high,
        says=says or f"{value} times",
        why=why,
        source=f"{SET}#wres/{label}/2///",
        broken_by=broken_by,
    )


def measure(key="wres/2", name="relative likelihood of appointment", points=(), *, targets=(), way="", **said):
    known = {
        "id": key,
        "name": name,
        "what": "How many times as often one group is appointed as the other.",
        "unit": "ratio",
        "unit_says": "times as often",
        "better": "near-one",
        "source": "Workforce Race Equality Standard",
        "is_counted": True,
        "baseline": points[0] if points else None,
        "points": tuple(points),
        "targets": tuple(targets),
        "is_worse": way == "worse",
        "is_better": way == "better",
    }
    return FrozenMeasure(**known | said)


def item(key, kind, text, *, uppers=(), measures=(), **said):
    known = {
        "id": key,
        "kind": kind,
        "text": text,
        "note": "",
        "stage": "agreed",
        "accountable": "Director of human resources",
        "lead": "",
        "due_on": "",
        "why_it_should_work": "",
        "evidence": "",
        "expected": "",
        "delivery": "",
        "delivery_says": "",
        "said": "",
        "next": "",
        "updated_on": "",
        "is_late": False,
        "of_team": "",
        "carried": "",
        "uppers": tuple(uppers),
        "measures": tuple(measures),
    }
    return FrozenItem(**known | said)


WORSE = measure(
    points=(point("2024", "1.30", low="1.1", high="1.5"), point("2025", "1.90", low="1.7", high="2.2")),
    way="worse",
    targets=(
        FrozenTarget(
            says="No more than 1.25 by 31 March 2027. Behind.",
            whose="local",
            due_on="2027-03-31",
            standing="behind",
            line="1.25",
        ),
    ),
)
BETTER = measure(
    "wres/3",
    "relative likelihood of a formal process",
    (point("2024", "2.00"), point("2025", "1.10")),
    way="better",
)
STEADY = measure(
    "pay/median_hourly_gap", "median pay gap", (point("2024", "4", says="4%"), point("2025", "4.1", says="4.1%"))
)
WITHHELD = measure(
    "wres/9",
    "board seats",
    (point("2024", "8", says="8%"), point("2025", "", says="", why="Withheld to protect people")),
)
ITEMS = (
    item(OBJECTIVE, "objective", "Be fair to everybody who applies"),
    item(OUTCOME, "outcome", "People are appointed equally often", uppers=(OBJECTIVE,), measures=("wres/2",)),
    item(OTHER_OUTCOME, "outcome", "Nobody is disciplined who would not be elsewhere", uppers=(OBJECTIVE,)),
    item(
        ACTION,
        "action",
        "Every panel scores in writing before it talks",
        uppers=(OUTCOME,),
        lead="Head of recruitment",
        due_on="2027-03-31",
        delivery="done",
        delivery_says="Done",
        why_it_should_work="Panels decide on what was written down before.",
        expected="It should come closer to 1 by 0.3 by 31 March 2027",
    ),
    item(
        LATE,
        "action",
        "A second person looks at each case before it starts",
        uppers=(OTHER_OUTCOME,),
        due_on="2026-06-30",
        delivery="held-up",
        delivery_says="Held up",
        said="Nobody was free to do it.",
        is_late=True,
    ),
)
FROZEN = Frozen(
    organisation="Northmoor University Hospitals",
    slug="northmoor",
    review=str(UUID(int=90)),
    title="Six-monthly review",
    plan=str(UUID(int=91)),
    plan_title="Race equality plan",
    audience="organisation",
    cut_off="2026-11-02T12:00:00+00:00",
    number=1,
    reason="",
    items=ITEMS,
    measures=(STEADY, BETTER, WORSE, WITHHELD),
    releases=(FrozenRelease(sha256=SET, subject="standards", audience="organisation"),),
)
DISAGREES = ViewNow(
    item=UUID(OUTCOME),
    view=View.DISAGREE,
    was_asked=True,
    said="Our members are still told they are not the right fit.",
    given_on=date(2026, 11, 10),
    unit_name="Race equality network",
    replies=(ReplyNow(side=Side.ORGANISATION, said="We will look at every refusal.", on=date(2026, 11, 12)),),
)


def question(number, text, *, asked_on=date(2026, 11, 1), state=QuestionState.UNANSWERED, body=Body.BOARD, **said):
    known = {
        "id": UUID(int=1000 + number),
        "text": text,
        "body": body,
        "role_label": "Board member",
        "to": "Director of human resources",
        "state": state,
        "asked_on": asked_on,
        "due_on": None,
        "answers": (),
        "item": None,
        "review": None,
        "set_question": "",
    }
    return QuestionNow(**known | said)


OLD = question(1, "Why do shortlisted people not get the job?", asked_on=date(2026, 1, 15))
NEW = question(2, "Who looks at refusals?")
STEP = StepNow(
    id=UUID(int=70),
    key="freeze",
    place=1,
    kind=StepKind.FREEZE,
    body=None,
    text="Freeze the figures",
    roles=frozenset(),
    needs=frozenset(),
    due_on=date(2026, 11, 1),
    first_due_on=date(2026, 11, 1),
    state=StepState.DONE,
    held_on=date(2026, 11, 2),
    said="",
    is_ready=True,
)
DECIDED = Decided(
    body=Body.EXECUTIVE,
    step="The executive team discusses",
    verdict=Verdict.CONDITIONS,
    said="Name who closes each gap.",
    minute="EX/26/114",
    on=date(2026, 11, 16),
    role="Executive",
    number=1,
)
GAP = Gap(
    rule="wres/years",
    says="Indicator 2 has two years side by side.",
    to_do="Hand in the figures of 2023.",
    who="Workforce analyst",
    due_on=date(2027, 1, 31),
)


def inputs(kind=PaperKind.BOARD, *, frozen=FROZEN, **said):
    known = {
        "kind": kind,
        "title": "How race equality stands",
        "frozen": frozen,
        "on": ON,
        "steps": (STEP,),
        "decisions": (DECIDED,),
        "views": {OUTCOME: DISAGREES},
        "questions": (OLD, NEW),
        "texts": {
            ("meeting", ""): "Board of Directors",
            ("purpose", ""): "decision",
            ("decision", ""): "Approve the plan.\nHear of refusals in May.",
            ("worries", ""): "Nobody has time for the second look.",
            ("successes", OBJECTIVE): "Panels score in writing.",
            ("likelihood", ""): "4",
            ("impact", ""): "3",
        },
        "gaps": (GAP,),
        "teams": (
            TeamPlan(unit="Surgery", plan="A plan of its own", actions=3, late=1),
            TeamPlan(unit="Estates", plan=""),
        ),
    }
    return PaperInputs(**known | said)


def public(frozen=FROZEN):
    """The same frozen set as the public may read it."""
    return replace(frozen, audience="public")


def texts_of(part):
    """Every text that stands anywhere in a document."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, tuple):
        return [text for one in part for text in texts_of(one)]
    if hasattr(part, "__dataclass_fields__"):
        return [text for name in part.__dataclass_fields__ for text in texts_of(getattr(part, name))]
    return []
