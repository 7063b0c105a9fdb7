"""Reading what people wrote, striking names out of it, and drawing themes from it."""

from datetime import datetime

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.sealing import seal, unseal
from tallystick_web.organisations.models import Person
from tallystick_web.questionnaires import comment_rules
from tallystick_web.questionnaires.models import Theme, ThemeFollowed, Wave, WaveComment
from tallystick_web.questionnaires.queries.comments import CommentRead, comments_of
from tallystick_web.questionnaires.queries.waves import now_of
from tallystick_web.questionnaires.rules import Event


@transaction.atomic
def read_comments(*, wave: Wave, by: Person, at: datetime) -> list[CommentRead]:
    """Read what people wrote in a wave that is closed and that enough people answered. That it was read is kept."""
    _check_can_read(wave)
    found = list(comments_of(wave))
    audit.record(Event.COMMENTS_READ, organisation=wave.organisation_id, by=by.pk, at=at, about=wave)
    return found


@transaction.atomic
def redact(*, comment: WaveComment, text: str, by: Person, at: datetime) -> WaveComment:
    """Strike words out of a comment: they are gone. Nothing can be added, and no word changed into another."""
    audit.hold(comment.organisation_id)
    _check_can_read(comment.wave)
    comment_rules.check_only_struck_out(before=unseal(comment.sealed), after=text)
    comment.sealed, comment.is_redacted = seal(text.strip() or comment_rules.STRUCK_OUT), True
    comment.save(update_fields=["sealed", "is_redacted"])
    audit.record(Event.COMMENT_REDACTED, organisation=comment.organisation_id, by=by.pk, at=at, about=comment.wave)
    return comment


@transaction.atomic
def name_theme(*, wave: Wave, text: str, comments: int, by: Person, at: datetime) -> Theme:
    """Say what several people said, in words of one's own. Raises Refused where it repeats what somebody wrote."""
    audit.hold(wave.organisation_id)
    _check_can_read(wave)
    written = comments_of(wave)
    comment_rules.check_theme(text, [one.text for one in written], comments=comments)
    theme = Theme.objects.create(
        organisation_id=wave.organisation_id, wave=wave, text=text.strip(), comments=comments, by=by, at=at
    )
    audit.record(Event.THEME_NAMED, organisation=wave.organisation_id, by=by.pk, at=at, about=theme)
    return theme


@transaction.atomic
def follow_theme(*, theme: Theme, changed: str, by: Person, at: datetime) -> ThemeFollowed:
    """Say what a theme changed."""
    row = ThemeFollowed.objects.create(
        organisation_id=theme.organisation_id, theme=theme, changed=changed.strip(), by=by, at=at
    )
    audit.record(Event.THEME_FOLLOWED, organisation=theme.organisation_id, by=by.pk, at=at, about=theme)
    return row


def _check_can_read(wave: Wave) -> None:
    comment_rules.check_can_read_comments(now_of(wave), answered=wave.answers.count(), is_counted=wave.figures.exists())
