"""How far the actions of a plan are, by what people said of the doing."""

from tallystick.publishing.sentences.common import within
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.plans.rules import Delivery
from tallystick_web.publications.paper.document import Chart, ChartKind, Mark
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.words import counted


def delivery_chart(inputs: PaperInputs) -> Chart | None:
    """How many actions are done, under way, held up and not started; None where there are none."""
    actions = inputs.agreed("action")
    if not actions:
        return None
    many = {one: sum(action.delivery == one for action in actions) for one in Delivery}
    unsaid = len(actions) - sum(many.values())
    told = {**{one.label: n for one, n in many.items()}, **({"Nothing said yet": unsaid} if unsaid else {})}
    said = listed([f"{in_words(n)} {within(label)}" for label, n in told.items() if n])
    late = sum(one.is_late for one in actions)
    return Chart(
        kind=ChartKind.BARS,
        title="How far the actions are",
        says=f"{capitalised(counted(len(actions), 'action'))}: {said}; {in_words(late)} late.",
        marks=tuple(Mark(label=label, value=str(n), says=str(n), is_newest=True) for label, n in told.items()),
        unit="actions",
    )
