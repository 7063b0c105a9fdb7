"""The page about reviews: the cycles there are with their steps, how a step stands, and who may do what."""

from collections.abc import Iterator

from markdown_parts import code, listed, page, table

from tallystick_web.organisations.rules import Capability, roles
from tallystick_web.reviews.cycle_rules import Cycle, CycleStep, Timeliness
from tallystick_web.reviews.cycles import cycles
from tallystick_web.reviews.rules import Body, StepKind, StepState, Verdict

_ABOUT_REVIEWS = (
    Capability.READ_REVIEWS,
    Capability.KEEP_REVIEWS,
    Capability.DECIDE_REVIEWS,
    Capability.ASK_QUESTIONS,
    Capability.GIVE_VIEW,
    Capability.GIVE_COMMENT,
)
_HEADS = ("Step", "What it is", "Body", "Who does it", "Comes after", "Due")


def reviews_page(intro: str) -> str:
    """The page."""
    return page(
        "# Reviews",
        intro,
        "## Kinds of review",
        *(part for one in cycles().values() for part in cycle_parts(one)),
        "## Steps",
        *(part for head, kind in _LISTS for part in (f"{head}:", listed(one.label for one in kind))),
        "A step is held against the day that was set for it at first: moving it to a later day does not make it on "
        "time, and one that was left out was not done. A review was held on time where each of its meetings was.",
        "## Who may do what",
        table(("Role", *(one.label for one in _ABOUT_REVIEWS)), role_rows()),
        "A decision is recorded by somebody who holds one of the roles of its step. Whoever keeps reviews may say of "
        "every other step that it was done.",
    )


_LISTS = (
    ("What is done in a step", StepKind),
    ("How a step stands", StepState),
    ("How it came out", Timeliness),
    ("Who discusses, decides or is asked", Body),
    ("What a body decides", Verdict),
)


def cycle_parts(cycle: Cycle) -> Iterator[str]:
    """What one kind of review is, and a table of its steps."""
    yield f"### {cycle.title}"
    yield f"{cycle.lead} For {kinds_in_words(cycle)}. Its file is {code(f'{cycle.id}.toml')}."
    yield table(_HEADS, (step_row(one, cycle) for one in cycle.steps))


def kinds_in_words(cycle: Cycle) -> str:
    """The kinds of organisation that it suits."""
    return ", ".join(
        sorted({f"an {one.label}" if one.label[0] in "aeiouN" else f"a {one.label}" for one in cycle.kinds})
    )


def step_row(step: CycleStep, cycle: Cycle) -> tuple[str, ...]:
    """One step of a cycle."""
    named = {one.key: one.text for one in cycle.steps}
    return (
        step.text,
        step.kind.label,
        step.body.label if step.body else "",
        ", ".join(role.label for key, role in roles().items() if key in step.roles),
        "; ".join(named[one.key] for one in cycle.steps if one.key in step.needs),
        due_in_words(step, named),
    )


def due_in_words(step: CycleStep, named: dict[str, str]) -> str:
    """Its day, as so many days from another."""
    days = abs(step.days)
    way = "before" if step.days < 0 else "after"
    return (
        f"{days} {'day' if days == 1 else 'days'} {way} {f'“{named[step.after]}”' if step.after else 'the beginning'}"
    )


def role_rows() -> Iterator[tuple[str, ...]]:
    """What each role may do."""
    for role in roles().values():
        if role.capabilities & set(_ABOUT_REVIEWS):
            yield (role.label, *("yes" if one in role.capabilities else "" for one in _ABOUT_REVIEWS))
