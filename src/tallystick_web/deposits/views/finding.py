"""What every page about one set of figures begins with: finding it inside the organisation, and what it holds now."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from tallystick.definitions import Definition, load
from tallystick_web.core.rules import Refused, answers
from tallystick_web.deposits import queries
from tallystick_web.deposits.lines import Cells
from tallystick_web.deposits.presenters.parts import Links
from tallystick_web.deposits.reading import HeldIn, Reading, read_held
from tallystick_web.deposits.rules import check_sees_counts
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability

EITHER = (Capability.HAND_IN_FIGURES, Capability.SIGN_FIGURES)


@dataclass(frozen=True, kw_only=True)
class Found:
    """One set of figures, and who looks at it."""

    viewer: Viewer
    deposit: Any
    version: Any

    @property
    def definition(self) -> Definition:
        """What is asked."""
        return load(self.deposit.standard, self.deposit.year)

    @property
    def links(self) -> Links:
        """The addresses of its pages."""
        return Links(self.viewer.organisation.slug, self.deposit.pk)

    @property
    def number(self) -> int:
        """The number of what it holds now; 0 where nothing was saved."""
        return self.version.number if self.version else 0

    @property
    def cells(self) -> Cells:
        """What was entered."""
        return queries.cells_held(self.version)

    def check_sees_counts(self) -> None:
        """Raise Refused unless whoever looks may see the counts."""
        check_sees_counts(
            queries.state_of(self.deposit), is_of_desk=queries.is_of_desk(self.version), held=self.viewer.capabilities
        )

    @property
    def sees_counts(self) -> bool:
        """Whether whoever looks may see the counts."""
        return answers(self.check_sees_counts)()

    def read(self) -> Reading:
        """What the library understands of it."""
        return self._read(queries.held_in(self.version))

    def read_as(self, cells: Cells) -> Reading:
        """What the library would understand of other cells, were all of them typed in."""
        return self._read(HeldIn(cells=cells, sources=queries.held_in(self.version).sources))

    def _read(self, held: HeldIn) -> Reading:
        return read_held(
            held, organisation=self.viewer.organisation.name, standard=self.deposit.standard, year=self.deposit.year
        )


View = Callable[..., HttpResponse]


def figures_page(capability: Capability, *others: Capability) -> Callable[[View], View]:
    """A view of one set of figures, that takes ``request, found`` and the other ids of its address.

    A Refused that it raises becomes a page that says why. Whoever only opens a page that is not for figures as they
    stand is led to the page of the figures, which says how they stand.
    """

    def wrapper(view: View) -> View:
        @needs(capability, *others)
        @wraps(view)
        def answer(request: HttpRequest, viewer: Viewer, deposit: UUID, **ids: str) -> HttpResponse:
            there = queries.find(viewer.organisation.pk, deposit)
            if there is None:
                raise Http404
            found = Found(viewer=viewer, deposit=there, version=queries.latest(there))
            try:
                return view(request, found, **ids)
            except Refused as refused:
                here = found.links.to("figures")
                return refusal(request, str(refused), here) if request.method == "POST" else redirect(here)

        return answer

    return wrapper


def refusal(request: HttpRequest, why: str, back: str) -> HttpResponse:
    """The page that says why something was not done."""
    return render(request, "deposits/refused.jinja", {"why": why, "back": back}, status=409)
