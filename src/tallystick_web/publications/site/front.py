"""What stands before the editions: what an organisation published, what is late, what was corrected, and a feed.

It is made anew whenever it is asked for, holds no figure, and works from a folder as the editions do.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from tallystick_web.publications.edition_rules import lateness
from tallystick_web.publications.site.pages import style, written


@dataclass(frozen=True, kw_only=True)
class EditionLine:
    """A published edition. ``withdrawn_why`` is blank where it stands; ``corrected_by`` is the edition that did.

    ``manifest`` is the SHA-256 of its list of files: whoever has that list knows that nobody changed it.
    """

    id: UUID
    number: int
    published_at: datetime
    published_on: date
    due_on: date
    cut_off: str
    manifest: str
    corrects: int | None = None
    reason: str = ""
    corrected_by: int | None = None
    withdrawn_why: str = ""
    withdrawn_at: datetime | None = None

    @property
    def timeliness(self) -> str:
        """Whether it was on time."""
        return lateness(due_on=self.due_on, published_on=self.published_on, on=self.published_on)


@dataclass(frozen=True, kw_only=True)
class PublicationLine:
    """A publication with its published editions, the newest first, and the day of one that is late, where one is."""

    slug: str
    title: str
    kind: str
    editions: tuple[EditionLine, ...]
    waits_since: date | None = None

    @property
    def standing(self) -> EditionLine | None:
        """The newest edition that was neither withdrawn nor corrected: what a withdrawn one corrected stays wrong."""
        return next((one for one in self.editions if not one.withdrawn_why and one.corrected_by is None), None)

    def late(self, on: date) -> str:
        """That the next edition is late, in words; blank where it is not."""
        return lateness(due_on=self.waits_since, published_on=None, on=on) if self.waits_since else ""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What an organisation published, as of a day."""

    id: UUID
    organisation: str
    slug: str
    on: date
    is_made_up: bool
    publications: tuple[PublicationLine, ...]


def front_pages(listing: Listing) -> dict[str, bytes]:
    """Every page before the editions by its path: they lie in ``<publication>/<edition>/``."""
    return {path: make() for path, make in _makers(listing).items()}


def front_page(listing: Listing, path: str) -> bytes | None:
    """One of these pages; None where there is none at a path."""
    make = _makers(listing).get(path)
    return make() if make is not None else None


def is_in_front(path: str) -> bool:
    """Whether one of these pages can be called so, whatever was published."""
    folder, _, name = path.rpartition("/")
    return path in _AT_ROOT or (name == "index.html" and bool(folder) and "/" not in folder)


def _makers(listing: Listing) -> dict[str, Callable[[], bytes]]:
    """What makes each page, by its path."""
    found = {path: partial(make, listing) for path, make in _AT_ROOT.items()}
    for one in listing.publications:
        found[f"{one.slug}/index.html"] = partial(_front, "editions", listing, depth=1, publication=one)
    return found


def _front(template: str, listing: Listing, *, depth: int, publication: PublicationLine | None = None) -> bytes:
    return written(template, listing=listing, up="../" * depth, publication=publication)


def organisations_page(organisations: Sequence[tuple[str, str]]) -> bytes:
    """Who published something: what each is called in addresses, and its name."""
    return written("organisations", organisations=organisations)


# THE FEED


def feed(listing: Listing) -> bytes:
    """An Atom feed: an entry for each edition that was published or withdrawn, the newest first."""
    entries = sorted((entry for publication in listing.publications for entry in _entries(publication)), reverse=True)
    updated = entries[0][0] if entries else f"{listing.on}T00:00:00+00:00"
    lines = (
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        f"<id>urn:uuid:{listing.id}</id>",
        f"<title>{escape(f'{listing.organisation}: what was published')}</title>",
        f"<updated>{updated}</updated>",
        f"<author><name>{escape(listing.organisation)}</name></author>",
        '<link rel="self" type="application/atom+xml" href="feed.xml"/>',
        '<link rel="alternate" type="text/html" href="index.html"/>',
        *(entry for _, entry in entries),
        "</feed>",
    )
    return ("\n".join(lines) + "\n").encode()


def _entries(publication: PublicationLine) -> list[tuple[str, str]]:
    found = []
    for one in publication.editions:
        title = f"{publication.title}, edition {one.number}"
        said = f"Corrects edition {one.corrects}: {one.reason}" if one.corrects else "A new edition."
        found.append(_entry(publication, one, "", one.published_at, title, said))
        if one.withdrawn_at is not None:
            ended = f"{title}: withdrawn"
            found.append(_entry(publication, one, "#withdrawn", one.withdrawn_at, ended, one.withdrawn_why))
    return found


def _entry(
    publication: PublicationLine, edition: EditionLine, suffix: str, at: datetime, title: str, said: str
) -> tuple[str, str]:
    href = f"{publication.slug}/index.html" if suffix else f"{publication.slug}/{edition.number}/index.html"
    when = at.isoformat(timespec="seconds")
    entry = "".join(
        (
            f"<entry><id>urn:uuid:{edition.id}{suffix}</id>",
            f"<title>{escape(title)}</title>",
            f"<updated>{when}</updated>",
            f'<link rel="alternate" type="text/html" href={quoteattr(href)}/>',
            f"<summary>{escape(said)}</summary></entry>",
        )
    )
    return when, entry


# What stands at the root, whatever was published.
_AT_ROOT: Mapping[str, Callable[[Listing], bytes]] = {
    "index.html": lambda listing: _front("front", listing, depth=0),
    "feed.xml": feed,
    "style.css": lambda _: style(),
}
