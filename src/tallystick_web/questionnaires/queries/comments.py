"""What people wrote in a survey in their own words, and the themes that were drawn from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.fernet import InvalidToken

from tallystick_web.core.sealing import unseal
from tallystick_web.questionnaires.comment_rules import said_by
from tallystick_web.questionnaires.models import Theme, Wave, WaveComment


@dataclass(frozen=True, kw_only=True)
class CommentRead:
    """What somebody wrote to a question. Nothing tells who, or what else they answered."""

    id: UUID
    question: str
    text: str
    is_redacted: bool


@dataclass(frozen=True, kw_only=True)
class ThemeNow:
    """What several people said, in whose words who read it, how many as that may be said, and what it changed."""

    id: UUID
    text: str
    says: str
    followed: tuple[str, ...]


def how_many_comments(wave: Wave) -> int:
    """How many people wrote something."""
    return wave.comments.count()


def comment_called(wave: Wave, comment: UUID) -> WaveComment | None:
    """One comment of a wave."""
    return wave.comments.filter(pk=comment).first()


def comments_of(wave: Wave) -> Sequence[CommentRead]:
    """Every comment of a wave, by question and then in no order that tells anything: that of their random ids."""
    found = []
    for one in wave.comments.order_by("question", "pk"):
        try:
            text = unseal(one.sealed)
        except InvalidToken:
            continue
        found.append(CommentRead(id=one.pk, question=one.question, text=text, is_redacted=one.is_redacted))
    return found


def themes_of(wave: Wave) -> Sequence[ThemeNow]:
    """The themes of a wave, what most people said first: by tens, so that their order tells no more."""
    rows = sorted(wave.themes.prefetch_related("followed").order_by("at", "pk"), key=lambda one: -(one.comments // 10))
    return [
        ThemeNow(
            id=one.pk,
            text=one.text,
            says=said_by(one.comments),
            followed=tuple(step.changed for step in sorted(one.followed.all(), key=lambda step: step.at)),
        )
        for one in rows
    ]


def theme_called(wave: Wave, theme: UUID) -> Theme | None:
    """One theme of a wave."""
    return wave.themes.filter(pk=theme).first()
