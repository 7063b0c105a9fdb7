"""By which rules people were counted, and how the files were read: said once, though several standards share them."""

from collections.abc import Iterable, Sequence

from tallystick.publishing.report.series import Year
from tallystick.publishing.report.views import CountedBy, YearRead
from tallystick.release.release import Release
from tallystick.vocabulary.groups import capitalised


def counted_by(series: Iterable[Sequence[Year]]) -> tuple[CountedBy, ...]:
    """The choices of the newest year of each standard; one answer to all where they are the same."""
    newest = [max(years, key=lambda one: one.year) for years in series]
    titles: dict[tuple[str, ...], list[str]] = {}
    for one in newest:
        if one.table.choices:
            titles.setdefault(one.table.choices, []).append(one.words.definition.title)
    return tuple(
        CountedBy(of="" if len(of) == len(newest) else " and ".join(of), answers=tuple(map(_parted, choices)))
        for choices, of in titles.items()
    )


def _parted(sentence: str) -> tuple[str, str]:
    """A question and its answer, which are handed over in one line."""
    question, mark, answer = sentence.partition("? ")
    return f"{question}{mark.strip()}", answer


def years_read(release: Release) -> tuple[YearRead, ...]:
    """What was said of the files of each year, the newest first; years of which nothing was said are left out."""
    said: dict[int, dict[str, None]] = {}
    files: dict[int, list[str]] = {}
    for table in release.tables:
        said.setdefault(table.year, {}).update(dict.fromkeys(table.notices))
        files.setdefault(table.year, []).extend(source.file for source in table.provenance.made_from)
    return tuple(
        YearRead(year=year, files=_by_file(said[year], files[year]))
        for year in sorted(said, reverse=True)
        if said[year]
    )


def _by_file(notices: Iterable[str], files: Sequence[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Notices under the file that they begin with, in the order they are given; what is of no file stands first."""
    found: dict[str, list[str]] = {"": []}
    for notice in notices:
        file = next((name for name in files if notice.startswith((f"{name}:", f"{name},"))), "")
        said = notice.removeprefix(file).lstrip(":, ").rstrip(".") if file else notice.rstrip(".")
        found.setdefault(file, []).append(f"{capitalised(said)}.")
    return tuple((file, tuple(those)) for file, those in found.items() if those)
