"""What the page says that shows what people wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from tallystick_web.questionnaires.queries.comments import CommentRead
from tallystick_web.questionnaires.wave_rules import WaveNow


@dataclass(frozen=True, kw_only=True)
class Comment:
    """What somebody wrote, in paragraphs, and the question above it."""

    id: UUID
    question: str
    paragraphs: tuple[str, ...]
    is_redacted: bool


def comments_page(found: Sequence[CommentRead], wave: WaveNow) -> tuple[Comment, ...]:
    """Everything that was written. A question that an older version asked may not be asked any more."""
    asked = {name: one.text for name, one in wave.of.questions.items()}
    return tuple(
        Comment(
            id=one.id,
            question=asked.get(one.question, "A question that is no longer asked"),
            paragraphs=tuple(part for part in one.text.splitlines() if part.strip()),
            is_redacted=one.is_redacted,
        )
        for one in found
    )
