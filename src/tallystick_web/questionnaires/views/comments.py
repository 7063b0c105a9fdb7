"""Reading what people wrote in a survey, for those who may; and the themes that they share."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick_web.core.rules import Refused
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.actions import comments as actions
from tallystick_web.questionnaires.forms.comments import FollowForm, RedactForm, ThemeForm
from tallystick_web.questionnaires.forms.waves import ButtonForm
from tallystick_web.questionnaires.presenters.comments import comments_page
from tallystick_web.questionnaires.queries.comments import CommentRead, comment_called, how_many_comments, theme_called
from tallystick_web.questionnaires.queries.waves import now_of, wave_called
from tallystick_web.questionnaires.wave_rules import in_tens


@needs(Capability.READ_COMMENTS)
def comments(request: HttpRequest, viewer: Viewer, wave: UUID) -> HttpResponse:
    """A button stands before what people wrote: each reading is kept, so it must be meant."""
    row = or_404(wave_called(viewer.organisation.pk, wave))
    form = ButtonForm(request.POST or None)
    said: dict[str, Any] = {"form": form, "wave": now_of(row), "many": in_tens(how_many_comments(row))}
    if request.method == "POST" and form.is_valid():
        try:
            found = actions.read_comments(wave=row, by=viewer.person, at=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            said |= {"comments": comments_page(found, said["wave"]), "forms": [_redacting(one) for one in found]}
    return render(request, "questionnaires/comments.jinja", said)


def _redacting(comment: CommentRead) -> RedactForm:
    """The form that stands beside a comment, with names of its own on the page."""
    return RedactForm(initial={"text": comment.text}, auto_id=f"{comment.id}-%s")


@needs(Capability.READ_COMMENTS)
def comment_redact(request: HttpRequest, viewer: Viewer, wave: UUID, comment: UUID) -> HttpResponse:
    """Strike words out of a comment. Its form stands beside it where it is read; this page shows what was wrong."""
    row = or_404(wave_called(viewer.organisation.pk, wave))
    found = or_404(comment_called(row, comment))

    def do(entered: Mapping[str, Any]) -> str:
        actions.redact(comment=found, text=entered["text"], by=viewer.person, at=timezone.now())
        return to(viewer, "comments", wave=row.pk)

    said = {"wave": now_of(row)}
    form = RedactForm(request.POST or None)
    return ask(request, viewer, form, page="questionnaires/redact.jinja", do=do, done="The words are gone.", said=said)


@needs(Capability.READ_COMMENTS)
def theme_add(request: HttpRequest, viewer: Viewer, wave: UUID) -> HttpResponse:
    """Say what several people said, in words of one's own."""
    row = or_404(wave_called(viewer.organisation.pk, wave))

    def do(entered: Mapping[str, Any]) -> str:
        actions.name_theme(wave=row, by=viewer.person, at=timezone.now(), **_only(entered, "text", "comments"))
        return to(viewer, "wave", wave=row.pk)

    said = {"wave": now_of(row), "heading": "Draw a theme", "button": "Share the theme"}
    form = ThemeForm(request.POST or None)
    return ask(request, viewer, form, page="questionnaires/theme.jinja", do=do, done="The theme is shared.", said=said)


@needs(Capability.KEEP_QUESTIONNAIRES)
def theme_follow(request: HttpRequest, viewer: Viewer, wave: UUID, theme: UUID) -> HttpResponse:
    """Say what a theme changed."""
    row = or_404(wave_called(viewer.organisation.pk, wave))
    found = or_404(theme_called(row, theme))

    def do(entered: Mapping[str, Any]) -> str:
        actions.follow_theme(theme=found, changed=entered["changed"], by=viewer.person, at=timezone.now())
        return to(viewer, "wave", wave=row.pk)

    said = {"wave": now_of(row), "heading": "What did it change?", "button": "Save", "text": found.text}
    form = FollowForm(request.POST or None)
    return ask(request, viewer, form, page="questionnaires/theme.jinja", do=do, done="It is written down.", said=said)


def _only(entered: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: entered[name] for name in names}
