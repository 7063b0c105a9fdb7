"""What every page of figures begins with: as whom its reader reads, the release for them, and how far figures are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tallystick.errors import InputRefused
from tallystick.release.policy import Audience
from tallystick.vocabulary.terms import Term
from tallystick_web.core.waiting import has_broken, has_work
from tallystick_web.deposits.signed_by import SignedBy, signed_by
from tallystick_web.numbers import queries
from tallystick_web.numbers.chapters import Contents, contents_of
from tallystick_web.numbers.embargoed import held_from, held_from_others
from tallystick_web.numbers.presenters.empty import made_under_other_definitions
from tallystick_web.numbers.presenters.reading import Approved, Reader, SignedYears, held_said, making_said
from tallystick_web.numbers.rules import (
    MAKE_RELEASES,
    Making,
    Subject,
    WhyNone,
    in_order,
    making_of,
    readable,
    told_to,
    why_none_for,
)
from tallystick_web.numbers.words import house_term
from tallystick_web.organisations.access import View, Viewer
from tallystick_web.organisations.rules import Capability

_COUNTING = "deposits.jobs.count_example"


def reader_of(request: HttpRequest, viewer: Viewer, subject: Subject) -> tuple[Reader, Approved | None]:
    """As whom a viewer reads, and the newest release for them.

    Without a choice that is the widest audience they belong to that has one. Raises Http404 for an audience that is
    not theirs: what they may not read is not there.
    """
    return reader_holding(request, viewer, subject, held_from_viewer(viewer))


def reader_holding(
    request: HttpRequest, viewer: Viewer, subject: Subject, held: frozenset[str]
) -> tuple[Reader, Approved | None]:
    """The same, where it is known already which deposits are ``held`` back from the viewer."""
    allowed = readable(viewer.audiences, reads_desk=viewer.may(Capability.READ_DESK))
    if not allowed:
        raise PermissionDenied("Your roles open no figures of this organisation.")
    chosen = request.GET.get("for", "")
    if chosen and chosen not in allowed:
        raise Http404
    there = queries.newest(viewer.organisation.pk, allowed, subject, without=held)
    audience = Audience(chosen) if chosen else next(iter(there), allowed[0])
    reader = Reader(
        slug=viewer.organisation.slug,
        audience=audience,
        allowed=allowed,
        capabilities=viewer.capabilities,
        today=timezone.localdate(),
        is_chosen=bool(chosen),
    )
    return reader, _approved(there[audience], held) if audience in there else None


def held_from_viewer(viewer: Viewer, sign_offs: Sequence[SignedBy] | None = None) -> frozenset[str]:
    """The ids of deposits whose figures are held back from a viewer. ``sign_offs`` are all there are, where known."""
    reads_desk = viewer.may(Capability.READ_DESK)
    return held_from(viewer.organisation.pk, viewer.person.pk, reads_desk=reads_desk, sign_offs=sign_offs)


def _approved(release: queries.Release, held: frozenset[str]) -> Approved:
    return Approved(
        sha256=release.sha256,
        vintage=queries.number_of(release, without=held),
        made_at=release.made_at,
        made_from=tuple(release.deposits),
    )


def printable(view: View) -> View:
    """A page of figures; where they were made under other definitions than this program's, a page that says so."""

    @wraps(view)
    def answer(request: HttpRequest, viewer: Viewer, **ids: str) -> HttpResponse:
        try:
            return view(request, viewer, **ids)
        except InputRefused:
            reader, _ = reader_of(request, viewer, Subject.STANDARDS)
            return render(request, "numbers/empty.jinja", {"page": made_under_other_definitions(reader)})

    return answer


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One reader before the standards of one organisation. ``approved`` is None where they have no release yet.

    Of figures that are held back from them, ``held``, nothing is here.
    """

    viewer: Viewer
    reader: Reader
    approved: Approved | None
    every: tuple[Contents, ...]
    sign_offs: tuple[SignedBy, ...]
    term: Term | None
    held: frozenset[str] = frozenset()

    @classmethod
    def of(cls, request: HttpRequest, viewer: Viewer) -> "Reading":
        """The reading that a request asks for."""
        sign_offs = signed_by(viewer.organisation.pk)
        held = held_from_viewer(viewer, sign_offs)
        reader, approved = reader_holding(request, viewer, Subject.STANDARDS, held)
        return cls(
            viewer=viewer,
            reader=reader,
            approved=approved,
            every=contents_of(approved.sha256) if approved is not None else (),
            sign_offs=tuple(one for one in sign_offs if str(one.deposit) not in held),
            term=house_term(viewer.organisation.pk),
            held=held,
        )

    @property
    def standards(self) -> tuple[str, ...]:
        """Every standard that there is something to say of, signed or released."""
        return in_order([*(one.standard for one in self.every), *(one.standard for one in self.sign_offs)])

    def contents(self, standard: str) -> Contents | None:
        """One standard as the release holds it."""
        return next((one for one in self.every if one.standard == standard), None)

    def signed(self, standard: str) -> SignedYears:
        """The sign-offs behind one standard of the release."""
        return SignedYears.from_all(
            self.sign_offs,
            standard=standard,
            made_from=self.approved.made_from if self.approved is not None else (),
            with_names=self.viewer.may(Capability.READ_PEOPLE),
        )

    def making(self, standard: str) -> Making:
        """How far the signed figures of a standard have come."""
        newest = {one.year: one.deposit for one in self.sign_offs if one.standard == standard}
        contents = self.contents(standard)
        making = making_of(
            newest,
            years=contents.years if contents is not None else (),
            made_from=self.approved.made_from if self.approved is not None else (),
        )
        told = told_to(making, self.reader.audience)
        asked = why_none_for(told, self.reader.audience)
        return told if asked is None else told.because(self._why_none(asked))

    def _why_none(self, audience: Audience) -> WhyNone | None:
        """Why what is signed now cannot come to an audience; None where it will."""
        organisation = self.viewer.organisation.pk
        refusal = queries.latest_refusal(organisation, audience, Subject.STANDARDS, without=self.held)
        newest = {(one.standard, one.year): str(one.deposit) for one in self.sign_offs}
        if refusal is None or set(refusal.deposits) != set(newest.values()):
            return None
        return WhyNone(refusal.why)

    def said(self, standard: str) -> tuple[str, ...]:
        """What is said of figures that have not come yet, and of those that others may not read."""
        making, broken = self.making(standard), self.has_broken(standard)
        to_come = making_said(making, is_counting=self.is_counting, has_broken=broken)
        return (*held_said(self._held_from_others(standard)), *to_come)

    def _held_from_others(self, standard: str) -> tuple[int, ...]:
        """The years that this reader has and that are held back from others."""
        held = held_from_others(self.viewer.organisation.pk) if self.approved is not None else frozenset()
        here = held.intersection(self.approved.made_from if self.approved is not None else ())
        return tuple(
            sorted(one.year for one in self.sign_offs if one.standard == standard and str(one.deposit) in here)
        )

    def has_broken(self, standard: str) -> bool:
        """Whether something went wrong when figures on their way were made ready."""
        return not self.making(standard).is_done and has_broken(self.viewer.organisation.pk, MAKE_RELEASES)

    @property
    def is_counting(self) -> bool:
        """Whether the worker still counts figures of other years."""
        return has_work(self.viewer.organisation.pk, _COUNTING)
