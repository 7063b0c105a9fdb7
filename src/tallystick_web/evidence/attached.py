"""Evidence on the pages of others: what is held on a thing, and what a person can attach evidence to.

Other applications offer their things to core's registry, ask ``box_for`` with the viewer of their page, and print
what it gives with the macro in ``evidence/macros.jinja``.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core import registry
from tallystick_web.core.registry import Subject
from tallystick_web.evidence import queries
from tallystick_web.evidence.presenters.pieces import AttachedLine, Box, apart
from tallystick_web.evidence.queries import Attachment, Reader
from tallystick_web.evidence.rules import visible_to
from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.rules import Capability

_LOOKS_AFTER_PLANS = frozenset(
    {Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN, Capability.AGREE_PLAN, Capability.READ_LOG}
)


def reader_of(viewer: Viewer) -> Reader:
    """What a viewer sees of evidence."""
    sees = visible_to(
        keeps_plan=bool(_LOOKS_AFTER_PLANS & viewer.capabilities),
        reads_organisation=Audience.ORGANISATION in viewer.audiences,
    )
    return Reader(organisation=viewer.organisation.pk, person=viewer.person.pk, sees=sees)


def box_for(viewer: Viewer, kind: str, subject: UUID) -> Box | None:
    """The evidence on one thing; None for whoever does not read evidence."""
    return boxes_for(viewer, kind, [subject]).get(subject)


def boxes_for(viewer: Viewer, kind: str, subjects: Collection[UUID]) -> dict[UUID, Box]:
    """The evidence on each of several things of a kind, in two questions however many there are."""
    known = readable(viewer).get(kind)
    if known is None:
        return {}
    may_add = may_attach(viewer, known)
    held = queries.attached_to(reader_of(viewer), kind, subjects)
    return {one: _box(viewer, kind, one, held[one], may_add=may_add) for one in subjects}


def _box(viewer: Viewer, kind: str, subject: UUID, pieces: Iterable[queries.Piece], *, may_add: bool) -> Box:
    activity, effect = apart(pieces)
    about = {"organisation": viewer.organisation.slug, "subject_kind": kind, "subject": subject}
    add = reverse("add-evidence-about", kwargs=about) if may_add else ""
    return Box(activity=activity, effect=effect, all=reverse("evidence-about", kwargs=about), add=add)


def readable(viewer: Viewer) -> dict[str, Subject]:
    """The kinds of things whose evidence a viewer sees."""
    if not viewer.may(Capability.READ_EVIDENCE):
        return {}
    return {kind: one for kind, one in registry.subjects().items() if one.reads & viewer.capabilities}


def may_attach(viewer: Viewer, subject: Subject) -> bool:
    """Whether a viewer can attach evidence to things of a kind."""
    return viewer.may(Capability.ADD_EVIDENCE) and bool(subject.attaches & viewer.capabilities)


def name_of(viewer: Viewer, kind: str, subject: UUID) -> str | None:
    """What a thing of the organisation's is called; None where it is not there, or not for the viewer."""
    known = readable(viewer).get(kind)
    return known.find(viewer.organisation.pk, [subject]).get(subject) if known else None


def lines_of(viewer: Viewer, attachments: Collection[Attachment]) -> tuple[AttachedLine, ...]:
    """What evidence is attached to, by name: of what the viewer sees, and what is still there."""
    found = []
    for kind, known in readable(viewer).items():
        mine = [one for one in attachments if one.kind == kind]
        names = known.find(viewer.organisation.pk, [one.subject for one in mine]) if mine else {}
        found += [_line(viewer, known, one, names[one.subject]) for one in mine if one.subject in names]
    return tuple(found)


def _line(viewer: Viewer, known: Subject, attachment: Attachment, name: str) -> AttachedLine:
    href = known.href(viewer.organisation.slug, attachment.subject)
    may_end = may_attach(viewer, known)
    return AttachedLine(id=attachment.id, name=name, kind=known.text, href=href, may_end=may_end)


def things(viewer: Viewer) -> dict[str, dict[tuple[str, UUID], str]]:
    """Everything that a viewer can attach evidence to, under the words of its kind."""
    offered = {kind: one for kind, one in readable(viewer).items() if may_attach(viewer, one)}
    named = {
        known.text: {(kind, key): name for key, name in known.find(viewer.organisation.pk, None).items()}
        for kind, known in offered.items()
    }
    return {text: those for text, those in named.items() if those}
