"""The pages of pay gaps: the first page, a page for each section, the questions for a board, and how it was made."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tallystick.publishing.pay.report.views import Chapter, Front, Question, Section
from tallystick.release.release import Provenance
from tallystick_web.core.chrome import Link
from tallystick_web.numbers.pay_chapters import Pay
from tallystick_web.numbers.presenters.reading import Reader

QUESTIONS, MADE = "questions", "how-it-was-made"
_FORMS = {
    "csv": "Figures for a spreadsheet (CSV)",
    "json": "Figures for other programs (JSON)",
    "xlsx": "Workbook (Excel)",
    "html": "The whole report in one file (HTML)",
}

# The address of a page: the key of its chapter, and the part of it, both blank for the first page.
Place = Callable[[str, str], str]
# The address of a file of a form.
File = Callable[[str], str]


@dataclass(frozen=True, kw_only=True)
class Step:
    """A page of a chapter in the order they are read."""

    part: str
    text: str
    href: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class PayPage:
    """One page about pay. Of ``front``, ``section`` and ``questions`` it has the one it is about.

    ``steps`` are all pages of the chapter, ``others`` the first pages of other chapters of the same approved set, and
    ``sets`` those of other approved sets of the same readers.
    """

    title: str
    caption: str
    reader: Reader
    switches: tuple[Link, ...]
    banner: str
    compared: str
    steps: tuple[Step, ...]
    others: tuple[Step, ...]
    sets: tuple[Step, ...]
    downloads: tuple[Link, ...]
    front: Front | None = None
    section: Section | None = None
    questions: tuple[Question, ...] = ()
    provenance: Provenance | None = None
    status: str = ""

    @property
    def up(self) -> Step:
        """The first page of the chapter."""
        return self.steps[0]

    @property
    def before(self) -> Step | None:
        """The page before this one."""
        place = self._place
        return self.steps[place - 1] if place else None

    @property
    def after(self) -> Step | None:
        """The page after this one."""
        place = self._place
        return self.steps[place + 1] if place + 1 < len(self.steps) else None

    @property
    def _place(self) -> int:
        return next(place for place, one in enumerate(self.steps) if one.is_current)


def pay_page(
    pay: Pay,
    chapter: Chapter,
    part: str,
    *,
    reader: Reader,
    switches: tuple[Link, ...],
    place: Place,
    file: File,
    sets: Sequence[tuple[Pay, str]] = (),
) -> PayPage | None:
    """One page of a chapter; None where it has no such part."""
    steps = _steps(chapter, part, place)
    here = next((one for one in steps if one.is_current), None)
    if here is None:
        return None
    sections = {_part(chapter, one): one for one in chapter.sections}
    section = chapter.quality if part == MADE else sections.get(part)
    return PayPage(
        title=here.text if part else chapter.front.title,
        caption=_caption(chapter, part),
        reader=reader,
        switches=switches,
        banner=chapter.front.banner,
        compared=pay.compared[chapter.key],
        steps=steps,
        others=tuple(
            Step(part="", text=_called(one), href=place(one.key, "")) for one in pay.chapters if one.key != chapter.key
        ),
        sets=tuple(_of_other_sets(pay, sets)),
        downloads=tuple(Link(text=text, href=file(form)) for form, text in _FORMS.items()),
        front=chapter.front if not part else None,
        section=section,
        questions=chapter.questions if part == QUESTIONS else (),
        provenance=chapter.provenance if part == MADE else None,
        status=chapter.definition_status,
    )


def with_query(address: str, more: Mapping[str, str]) -> str:
    """An address that says something more."""
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{urlencode(more)}" if more else address


def _called(chapter: Chapter) -> str:
    return f"{chapter.front.title}: {chapter.front.caption}"


def _of_other_sets(pay: Pay, sets: Sequence[tuple[Pay, str]]) -> Iterator[Step]:
    """The first page of each other set, but of those whose gap and day a newer one has as well."""
    seen = {_called(one) for one in pay.chapters}
    for other, href in sets:
        called = _called(other.chapters[0])
        if called not in seen:
            seen.add(called)
            yield Step(part="", text=called, href=href)


def _caption(chapter: Chapter, part: str) -> str:
    """The rules and the day, after the name of the gap where the page and the rules do not begin with it."""
    title, caption = chapter.front.title, chapter.front.caption
    return caption if not part or caption.startswith(title) else f"{title}, {caption}"


def _steps(chapter: Chapter, part: str, place: Place) -> tuple[Step, ...]:
    pages = [
        ("", chapter.front.title),
        *((_part(chapter, one), one.title) for one in chapter.sections),
        (QUESTIONS, "Nine questions to ask"),
        (MADE, "Who was counted, and how it was made"),
    ]
    return tuple(
        Step(part=name, text=text, href=place(chapter.key, name), is_current=name == part) for name, text in pages
    )


def _part(chapter: Chapter, section: Section) -> str:
    """What a section is called in addresses: its key without that of its chapter."""
    return section.key.removeprefix(f"{chapter.key}-")
