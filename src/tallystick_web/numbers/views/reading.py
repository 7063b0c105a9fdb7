"""What every page of figures begins with: as whom its reader reads, and the release for them."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from tallystick.release.policy import Audience
from tallystick.vocabulary.terms import Term
from tallystick_web.core.waiting import has_work
from tallystick_web.deposits.signed_by import SignedBy, signed_by
from tallystick_web.numbers import queries
from tallystick_web.numbers.chapters import Contents, contents_of
from tallystick_web.numbers.models import Release
from tallystick_web.numbers.presenters.reading import Approved, Reader, SignedYears, making_said
from tallystick_web.numbers.rules import Making, Subject, WhyNone, in_order, making_of, readable
from tallystick_web.numbers.words import house_term
from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.rules import Capability

_MAKING = ("numbers.jobs.make_releases",)
_COUNTING = ("deposits.jobs.count_example", "deposits.jobs.count_files")


def reader_of(request: HttpRequest, viewer: Viewer, subject: Subject) -> tuple[Reader, Release | None]:
    """As whom a viewer reads, and the newest release for them.

    Without a choice that is the widest audience they belong to that has one. Raises Http404 for an audience that is
    not theirs: what they may not read is not there.
    """
    allowed = readable(viewer.audiences, reads_desk=viewer.may(Capability.READ_DESK))
    if not allowed:
        raise PermissionDenied("Your roles open no figures of this organisation.")
    chosen = request.GET.get("for", "")
    if chosen and chosen not in allowed:
        raise Http404
    there = queries.newest(viewer.organisation.pk, allowed, subject)
    audience = Audience(chosen) if chosen else next(iter(there), allowed[0])
    reader = Reader(
        slug=viewer.organisation.slug,
        audience=audience,
        allowed=allowed,
        capabilities=viewer.capabilities,
        is_chosen=bool(chosen),
    )
    return reader, there.get(audience)
