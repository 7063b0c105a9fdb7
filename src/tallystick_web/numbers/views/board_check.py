"""Is this fit for the board?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tallystick_web.core.chrome import Link
from tallystick_web.numbers.fitness import fitness_of
from tallystick_web.numbers.presenters.board_check import ABOUT, BoardCheckPage
from tallystick_web.numbers.views.reading import Reading
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.rules import Capability


@needs(Capability.READ_NUMBERS)
def board_check(request: HttpRequest, viewer: Viewer, standard: str) -> HttpResponse:
    """What a board needs to read one standard's figures, and what of it is missing."""
    reading = Reading.of(request, viewer)
    if reading.approved is None or reading.contents(standard) is None:
        raise Http404
    page = BoardCheckPage(
        fitness=fitness_of(reading.approved.sha256, standard),
        reader=reading.reader,
        standards=tuple(
            Link(
                text=one.title,
                href=reading.reader.href("board-check", standard=one.standard),
                is_current=one.standard == standard,
            )
            for one in reading.every
        ),
    )
    return render(request, "numbers/board_check.jinja", {"page": page, "about": ABOUT})
