"""What can be done with the staff network’s view of outcomes, with what people say beside the figures, and freezing.

The network’s view is asked for and never owed. Nothing waits for it, and that nothing was said counts as nothing:
neither as agreement nor as the lack of it.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from tallystick.publishing.words import in_words, listed
from tallystick_web.core.rules import Refused, answers
from tallystick_web.reviews.cycle_rules import StepNow, check_needs
from tallystick_web.reviews.heard_rules import ViewNow
from tallystick_web.reviews.rules import Side, StepKind, View

IN_ORDER = (View.DISAGREE, View.PARTLY, View.AGREE, View.NO_COMMENT)
"""The order in which views are printed: what stands against the organisation's own account comes first."""


# FREEZING


def step_to_freeze(steps: Sequence[StepNow]) -> StepNow | None:
    """The step that freezing would finish now: the first of its kind that is not over; None where all are."""
    return next((one for one in steps if one.kind is StepKind.FREEZE and not one.state.is_over), None)


def check_can_freeze(steps: Sequence[StepNow], *, frozen_before: int, reason: str) -> None:
    """Raise Refused where figures cannot be frozen now. Every later time is a correction, and says why."""
    if not any(one.kind is StepKind.FREEZE for one in steps):
        raise Refused("This review has no step in which figures are frozen.")
    step = step_to_freeze(steps)
    if step is not None:
        check_needs(step, steps)
    if frozen_before and not reason.strip():
        raise Refused(
            "Figures were frozen for this review already. Say why they are frozen again: the reason is printed, and "
            "what was decided stays with the figures it was decided on."
        )


# WHAT PEOPLE SAY


def check_voice(*, said: str, is_outcome: bool) -> None:
    """Raise Refused where what people say cannot be set beside the figures."""
    if not is_outcome:
        raise Refused("What people say is set beside an outcome of the plan that this review is of.")
    if not said.strip():
        raise Refused("Write down in a sentence or two what people say, and what it was asked of how many.")


def check_says_why_unheard(*, unheard: int, said: str) -> None:
    """Raise Refused where outcomes have no voice beside the figures and nobody says why."""
    if unheard and not said.strip():
        raise Refused(
            f"For {in_words(unheard)} outcome{'' if unheard == 1 else 's'} nothing stands here that people say "
            "themselves. Add it, or say why there is none: the reason is printed with the review."
        )


# THE NETWORK'S VIEW


def check_can_ask_network(*, outcomes: int, left: int) -> None:
    """Raise Refused where there is nothing to ask the network about."""
    if not outcomes:
        raise Refused("No outcome of this plan was agreed to yet, so there is nothing to ask about.")
    if not left:
        raise Refused("The staff network was asked about every outcome already.")


def check_can_view(*, is_outcome: bool) -> None:
    """Raise Refused where a view is not of an outcome that this review is of."""
    if not is_outcome:
        raise Refused("A view is given of an outcome of the plan that this review is of.")


def check_can_reply(side: Side, *, sides: Sequence[Side], is_newest: bool, said: str) -> None:
    """Raise Refused where a side cannot reply to a view: each replies once, and the last word is the network’s."""
    if not is_newest:
        raise Refused("The staff network gave a newer view of this outcome. Reply to that one.")
    if side in sides:
        raise Refused("There is a reply to this view already. Both sides stand as they were written.")
    if side is Side.NETWORK and Side.ORGANISATION not in sides:
        raise Refused("The organisation has not replied to this view, so there is nothing to answer yet.")
    if not said.strip():
        raise Refused("Write the reply. It is kept as you write it.")


can_reply = answers(check_can_reply)


def counted(views: Iterable[ViewNow]) -> Counter[str]:
    """How many outcomes stand how: by what the network said, else ``asked`` or ``not-asked``."""
    return Counter(one.stands for one in views)


def views_sentence(views: Collection[ViewNow]) -> str:
    """What the network says of the outcomes of a review, in a sentence or two. Disagreement is said first."""
    if not views:
        return "There is no agreed outcome to have a view of."
    counts = counted(views)
    words = {
        View.DISAGREE: "disagrees about",
        View.PARTLY: "agrees in part about",
        View.AGREE: "agrees about",
        View.NO_COMMENT: "chose not to comment on",
    }
    said = [f"{words[one]} {in_words(counts[one])}" for one in IN_ORDER if counts[one]]
    of_all = listed(said) + f" of {_outcomes(len(views))}"
    of_one = " ".join(said).removesuffix("one") + "the one outcome there is"
    sentences = [f"The staff network {of_one if len(views) == 1 else of_all}."] if said else []
    if counts["asked"]:
        sentences.append(f"It was asked about {_outcomes(counts['asked'])} and has not replied yet.")
    if counts["not-asked"]:
        sentences.append(f"It was not asked about {_outcomes(counts['not-asked'])}.")
    if not said:
        sentences.insert(0, "The staff network has not said anything yet. That is no agreement and no disagreement.")
    return " ".join(sentences)


def _outcomes(count: int) -> str:
    return f"{in_words(count)} outcome{'' if count == 1 else 's'}"
