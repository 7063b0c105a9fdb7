"""Beginning a paper, writing its parts, saying who closes a gap, and having it made."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.publications import actions, making, queries
from tallystick_web.publications.forms import BeginPaperForm, GapForm, MakeForm, WriteForm
from tallystick_web.publications.paper_rules import part_called
from tallystick_web.publications.presenters.papers import AUDIENCES, remark_lines
from tallystick_web.publications.rules import PaperKind
from tallystick_web.publications.views.finding import frozen_for, objective_of, open_paper
from tallystick_web.reviews.frozen_rules import Frozen
from tallystick_web.reviews.queries.frozen import newest_frozen
from tallystick_web.reviews.queries.reviews import review_called


@needs(Capability.WRITE_PAPERS)
def paper_begin(request: HttpRequest, viewer: Viewer, review: UUID) -> HttpResponse:
    """Begin a paper for a review."""
    of = or_404(review_called(viewer.organisation.pk, review))
    audiences = [(str(key), text) for key, text in AUDIENCES.items() if key in viewer.audiences]
    form = BeginPaperForm(request.POST or None, audiences=audiences)

    def do(entered: Mapping[str, Any]) -> str:
        begun = actions.begin_paper(
            review=of,
            kind=PaperKind(entered["kind"]),
            audience=Audience(entered["audience"]),
            title=entered["title"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "paper", paper=begun.pk)

    said = {
        "heading": "Begin a paper",
        "button": "Begin this paper",
        "caption": of.title,
        "back": ("Papers", to(viewer, "papers", review=of.pk)),
    }
    done = "The paper was begun."
    return ask(request, viewer, form, page="publications/edition_form.jinja", do=do, done=done, said=said)


@needs(Capability.WRITE_PAPERS)
def paper_write(request: HttpRequest, viewer: Viewer, paper: UUID, part: str, item: UUID | None = None) -> HttpResponse:
    """Write a part of a paper, or of an objective in it, with what the figures say of the text beside it."""
    found = open_paper(viewer, paper)
    chosen = or_404(part_called(PaperKind(found.kind), part, of_item=item is not None))
    content, written, place = frozen_for(found), queries.written_for(found), (part, str(item or ""))
    of, objective = objective_of(found, content, item) if item else (None, "")
    now, text = written.get(place), making.texts_of(found, written).get(place, "")
    initial = {"text": text, "seen": now.times if now else 0}
    form = WriteForm(request.POST or None, part=chosen, initial=initial)

    def do(entered: Mapping[str, Any]) -> str:
        actions.write_part(
            paper=found,
            part=chosen,
            item=of,
            text=entered["text"],
            seen=entered["seen"],
            by=viewer.person,
            at=timezone.now(),
        )
        if not _remarks(found, content, entered["text"]):
            return to(viewer, "paper", paper=found.pk)
        places = {"paper": found.pk, "part": part}
        return to(viewer, "paper-write-item", item=item, **places) if item else to(viewer, "paper-write", **places)

    said = {
        "paper": found,
        "part": chosen,
        "objective": objective,
        "now": now,
        "remarks": () if chosen.choices else remark_lines(_remarks(found, content, text)),
    }
    return ask(request, viewer, form, page="publications/write.jinja", do=do, done="Saved.", said=said)


def _remarks(paper: queries.Paper, content: Frozen | None, text: str) -> tuple[Any, ...]:
    """What a writer should look at again; nothing where no figures are frozen that a text could be held against."""
    return making.remarks_on(text, paper, content) if content is not None and text else ()


@needs(Capability.WRITE_PAPERS)
def paper_gap(request: HttpRequest, viewer: Viewer, paper: UUID, standard: str, rule: str) -> HttpResponse:
    """Say who closes something that is missing in the figures, by when."""
    found = open_paper(viewer, paper)
    gaps = making.gaps_of(found, or_404(frozen_for(found)))
    gap = or_404(next((one for one in gaps if one.rule == f"{standard}/{rule}"), None))
    form = GapForm(request.POST or None, initial={"who": gap.who, "due_on": gap.due_on})

    def do(entered: Mapping[str, Any]) -> str:
        actions.give_gap(
            paper=found,
            rule=gap.rule,
            who=entered["who"],
            due_on=entered["due_on"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "paper", paper=found.pk)

    said = {"paper": found, "gap": gap}
    return ask(request, viewer, form, page="publications/gap.jinja", do=do, done="Saved.", said=said)


@needs(Capability.WRITE_PAPERS)
def paper_make(request: HttpRequest, viewer: Viewer, paper: UUID) -> HttpResponse:
    """Have a paper made from the newest frozen figures."""
    found = open_paper(viewer, paper)
    form = MakeForm(request.POST or None)

    def do(_: Mapping[str, Any]) -> str:
        actions.ask_for_paper(paper=found, on=timezone.localdate(), by=viewer.person, at=timezone.now())
        return to(viewer, "paper", paper=found.pk)

    said = {"paper": found, "frozen": newest_frozen(found.review)}
    done = "The paper is being made. It stands here in a minute."
    return ask(request, viewer, form, page="publications/make.jinja", do=do, done=done, said=said)
