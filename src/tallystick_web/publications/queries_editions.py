"""What is read about publications and their editions: by the organisation, and of what is published by everybody."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate

from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.files import Shelf, read
from tallystick_web.core.letters import legible
from tallystick_web.core.templating import moment
from tallystick_web.organisations.queries import Organisation, every_organisation, organisation_called
from tallystick_web.organisations.queries_people import names_in
from tallystick_web.publications.models import Edition, EditionFiles, EditionStep, Publication
from tallystick_web.publications.rules import EditionStage, PublicationKind
from tallystick_web.publications.site import front_pages
from tallystick_web.publications.site.front import EditionLine, Listing, PublicationLine, front_page, is_in_front

_ORDER = list(EditionStage)
_LEFT_OUT = "(name left out)"

Clear = Callable[[str], str]
"""What makes a text fit for everybody to read."""


class Step(NamedTuple):
    """That an edition came to a stage: when, by whom (blank for the service), and what was said."""

    stage: EditionStage
    at: datetime
    by: str
    said: str


@dataclass(frozen=True, kw_only=True)
class EditionNow:
    """An edition as it stands. ``row`` is its row, ``made`` its folder, once that is made."""

    row: Edition
    steps: tuple[Step, ...]
    made: EditionFiles | None

    @property
    def manifest(self) -> str:
        """The SHA-256 of its list of files; blank where it is not made."""
        return self.made.manifest if self.made else ""

    @property
    def files(self) -> dict[str, str]:
        """Its files by path with their SHA-256. Of an edition in a list, a question of its own."""
        return self.made.files if self.made else {}

    @property
    def stage(self) -> EditionStage:
        """How far it has come: stages follow each other, whatever a clock said."""
        return max((one.stage for one in self.steps), key=_ORDER.index, default=EditionStage.DRAFT)

    def came_to(self, stage: EditionStage) -> Step | None:
        """When it came to a stage; None where it did not."""
        return next((one for one in self.steps if one.stage is stage), None)

    @property
    def published_on(self) -> date | None:
        """The day on which it was published."""
        step = self.came_to(EditionStage.PUBLISHED)
        return localdate(step.at) if step else None


def publications_of(organisation: UUID) -> list[Publication]:
    """Every publication of an organisation, by title."""
    return list(Publication.objects.of(organisation).order_by("title", "pk"))


def publication_called(organisation: UUID, publication: UUID) -> Publication | None:
    """One publication of an organisation."""
    return Publication.objects.of(organisation).filter(pk=publication).first()


def editions_of(organisation: UUID, publication: UUID | None = None) -> list[EditionNow]:
    """Every edition, or those of one publication, the newest first. Three questions."""
    rows = Edition.objects.of(organisation).select_related("publication", "review", "frozen", "corrects", "by")
    rows = rows.filter(publication=publication) if publication else rows
    made = EditionFiles.objects.of(organisation).defer("files")  # of each some hundreds, which no list tells of
    return _now(organisation, rows.order_by("-number", "publication"), made)


def edition_called(organisation: UUID, edition: UUID) -> EditionNow | None:
    """One edition of an organisation."""
    rows = Edition.objects.of(organisation).select_related(
        "organisation", "publication", "review__plan", "frozen", "corrects", "by"
    )
    return next(iter(_now(organisation, rows.filter(pk=edition), EditionFiles.objects.of(organisation))), None)


def _now(organisation: UUID, rows: Iterable[Edition], folders: QuerySet[EditionFiles]) -> list[EditionNow]:
    found = list(rows)
    keys = [one.pk for one in found]
    steps: defaultdict[UUID, list[Step]] = defaultdict(list)
    for one in EditionStep.objects.of(organisation).filter(edition__in=keys).select_related("by").order_by("at"):
        by = one.by.name if one.by else ""
        steps[one.edition_id].append(Step(stage=EditionStage(one.stage), at=one.at, by=by, said=one.said))
    made = {one.edition_id: one for one in folders.filter(edition__in=keys)}
    return [EditionNow(row=one, steps=tuple(steps[one.pk]), made=made.get(one.pk)) for one in found]


def file_of(edition: EditionNow, path: str) -> bytes | None:
    """A file of an edition; None where it has none there."""
    sha256 = edition.files.get(path)
    return read(Shelf.PUBLISHED, sha256) if sha256 else None


def unpublished(organisation: UUID) -> list[Edition]:
    """The editions that are made and not published yet, each with ``is_signed``, the oldest first. One question."""
    steps = EditionStep.objects.filter(edition=OuterRef("pk"))
    rows = Edition.objects.of(organisation).select_related("publication").order_by("at")
    return list(
        rows.annotate(
            is_made=Exists(steps.filter(stage=EditionStage.MADE)),
            is_signed=Exists(steps.filter(stage=EditionStage.SIGNED_OFF)),
            is_out=Exists(steps.filter(stage=EditionStage.PUBLISHED)),
        ).filter(is_made=True, is_out=False)
    )


def due(at: datetime) -> list[tuple[UUID, UUID]]:
    """The organisation and the id of every edition that is signed off and whose time has come, the longest first."""
    with everywhere("to find editions whose time has come"):
        rows = Edition.objects.filter(until__lte=at, steps__stage=EditionStage.SIGNED_OFF)
        rows = rows.exclude(steps__stage=EditionStage.PUBLISHED).order_by("until", "pk")
        return list(rows.values_list("organisation_id", "pk"))


def without_names(organisation: UUID) -> Clear:
    """What takes the name of everybody whom an organisation knows out of what people wrote. One question.

    Letters that would spoil a page or a feed go with them.
    """
    found = names_in(organisation)
    return legible if found is None else lambda text: found.sub(_LEFT_OUT, legible(text))


# WHAT EVERYBODY READS


class PublishedFile(NamedTuple):
    """Bytes that everybody may read, and where in the publication they stand."""

    path: str
    content: bytes


def published_by() -> list[tuple[str, str]]:
    """The organisations that published something, by name: what each is called in addresses, and its name."""
    with everywhere("to list who published something"):
        steps = EditionStep.objects.filter(stage=EditionStage.PUBLISHED)
        keys = set(steps.values_list("organisation_id", flat=True).distinct())
    return [(one.slug, one.name) for one in every_organisation() if one.pk in keys]


def published_file(slug: str, path: str, *, on: date) -> PublishedFile | None:
    """What stands at an address below an organisation's public pages; None where nothing published does."""
    organisation = organisation_called(slug)
    if organisation is None:
        return None
    wanted = f"{path}index.html" if path == "" or path.endswith("/") else path
    with inside(organisation.pk):
        return _of_edition(organisation.pk, wanted) or _in_front(organisation, wanted, on)


def _of_edition(organisation: UUID, path: str) -> PublishedFile | None:
    publication, _, rest = path.partition("/")
    number, _, name = rest.partition("/")
    if not (name and number.isascii() and number.isdigit() and len(number) < 5):
        return None
    rows = EditionFiles.objects.of(organisation).filter(
        edition__publication__slug=publication,
        edition__number=int(number),
        edition__steps__stage=EditionStage.PUBLISHED,
    )
    made = rows.first()
    sha256 = made.files.get(name) if made is not None else None
    return PublishedFile(name, read(Shelf.PUBLISHED, sha256)) if sha256 else None


def _in_front(organisation: Organisation, path: str, on: date) -> PublishedFile | None:
    if not is_in_front(path):
        return None
    listing = listing_of(organisation, on=on)
    content = front_page(listing, path) if listing.publications else None
    return PublishedFile(path, content) if content is not None else None


def everything_published(organisation: Organisation, *, on: date) -> dict[str, bytes]:
    """Every file of every published edition, and the pages before them, by path. Empty where nothing is published."""
    listing = listing_of(organisation, on=on)
    if not listing.publications:
        return {}
    found = front_pages(listing)
    rows = EditionFiles.objects.of(organisation).filter(edition__steps__stage=EditionStage.PUBLISHED)
    for made in rows.select_related("edition__publication"):
        root = f"{made.edition.publication.slug}/{made.edition.number}/"
        found |= {root + path: read(Shelf.PUBLISHED, sha256) for path, sha256 in made.files.items()}
    return found


def listing_of(organisation: Organisation, *, on: date) -> Listing:
    """What an organisation published, with what is late: without a word of what is not published."""
    found: defaultdict[UUID, list[EditionNow]] = defaultdict(list)
    for one in editions_of(organisation.pk):
        found[one.row.publication_id].append(one)
    clear = without_names(organisation.pk)
    lines = (_line(one, found[one.pk], on, clear) for one in publications_of(organisation.pk))
    return Listing(
        id=organisation.pk,
        organisation=organisation.name,
        slug=organisation.slug,
        on=on,
        is_made_up=organisation.is_made_up,
        publications=tuple(one for one in lines if one.editions),
    )


def _line(publication: Publication, editions: Collection[EditionNow], on: date, clear: Clear) -> PublicationLine:
    out = [one for one in editions if one.published_on is not None]
    corrected = {one.row.corrects_id: one.row.number for one in reversed(out) if one.row.corrects_id}
    newest = max((one.row.number for one in out), default=0)  # an earlier one that never came out is waited for no more
    waited = [one.row for one in editions if one.published_on is None and one.row.number > newest]
    late = sorted(one.due_on for one in waited if one.due_on < on)
    return PublicationLine(
        slug=publication.slug,
        title=clear(publication.title),
        kind=PublicationKind(publication.kind).label,
        editions=tuple(_edition(one, corrected.get(one.row.pk), clear) for one in out),
        waits_since=late[0] if late else None,
    )


def _edition(edition: EditionNow, corrected_by: int | None, clear: Clear) -> EditionLine:
    row, ended = edition.row, edition.came_to(EditionStage.WITHDRAWN)
    published = edition.came_to(EditionStage.PUBLISHED)
    return EditionLine(
        id=row.pk,
        number=row.number,
        published_at=published.at,
        published_on=edition.published_on,
        due_on=row.due_on,
        cut_off=moment(row.frozen.cut_off),
        manifest=edition.manifest,
        corrects=row.corrects.number if row.corrects else None,
        reason=clear(row.reason),
        corrected_by=corrected_by,
        withdrawn_why=clear(ended.said) if ended else "",
        withdrawn_at=ended.at if ended else None,
    )
