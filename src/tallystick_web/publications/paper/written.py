"""What people wrote for a part of a paper, as its paragraphs."""

from tallystick_web.publications.paper.document import Paragraph
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.words import all_in_short, paragraphs


def written(inputs: PaperInputs, part: str, longest: int | None = None) -> tuple[Paragraph, ...]:
    """A paragraph for each that was written; none where nothing was. All have ``longest`` letters at most."""
    said = paragraphs(inputs.text(part))
    return tuple(Paragraph(text=one) for one in (said if longest is None else all_in_short(said, longest)))
