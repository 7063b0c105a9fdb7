"""A release of pay to the files of a folder: for the analyst's desk with what was left out, for others without."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import polars as pl

from tallystick import __version__
from tallystick.account.output import Files, as_json, folder_name, hashes_of, listed
from tallystick.account.pay_read import PayRead
from tallystick.publishing.pay.data import to_csv, to_json
from tallystick.publishing.pay.gender_rules import validate
from tallystick.publishing.pay.gender_service import row_of
from tallystick.publishing.pay.gender_service import to_csv as to_service_csv
from tallystick.publishing.pay.report import to_html
from tallystick.publishing.pay.workbook import to_xlsx
from tallystick.release.canonical import to_bytes
from tallystick.release.pay import PayRelease
from tallystick.vocabulary.formulas import harmless
from tallystick.vocabulary.sexes import SEX

_EXCLUSIONS, _SERVICE = "exclusions.csv", "gender-pay-gap-service.csv"
_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "EmployerName": "the name of the employer",
        "DiffMeanHourlyPercent": "the mean gap in pay for an hour",
        "DiffMedianHourlyPercent": "the median gap in pay for an hour",
        "DiffMeanBonusPercent": "the mean gap in bonus",
        "DiffMedianBonusPercent": "the median gap in bonus",
        "MaleBonusPercent": "the share of men who were paid a bonus",
        "FemaleBonusPercent": "the share of women who were paid a bonus",
        "MaleLowerQuartile": "the share of men in the lower quarter",
        "FemaleLowerQuartile": "the share of women in the lower quarter",
        "MaleLowerMiddleQuartile": "the share of men in the lower middle quarter",
        "FemaleLowerMiddleQuartile": "the share of women in the lower middle quarter",
        "MaleUpperMiddleQuartile": "the share of men in the upper middle quarter",
        "FemaleUpperMiddleQuartile": "the share of women in the upper middle quarter",
        "MaleTopQuartile": "the share of men in the upper quarter",
        "FemaleTopQuartile": "the share of women in the upper quarter",
    }
)
_COLUMN = re.compile("|".join(rf"\b{name}\b" for name in _COLUMNS))


def approved_pay_files(release: PayRelease) -> Files:
    """Every file of an approved set of pay, by name: all of it made from the release."""
    files = _of_release(release)
    return {**files, "run.json": as_json({**_run_of(release), "files": hashes_of(files)})}


def pay_files_of(release: PayRelease, read: PayRead) -> Files:
    """Every file of the analyst's own set of pay, by name, with the rows that were left out or should be looked at."""
    files = {
        **_of_release(release),
        _EXCLUSIONS: rows_as_csv(read.excluded),
        "to-look-at.csv": rows_as_csv(read.flagged),
    }
    if rows := _service_rows(release):
        files[_SERVICE] = to_service_csv(rows).encode()
    run = {**_run_of(release), "engine": f"polars {pl.__version__}", "files": hashes_of(files)}
    return {**files, "run.json": as_json(run)}


def pay_sets_of(releases: Sequence[PayRelease], read: PayRead) -> dict[str, Files]:
    """The files of each organisation by folder; one organisation alone needs no folder of its own.

    Of several, each has its own rows. Those that no organisation answers for stand beside the folders.
    """
    if len(releases) == 1:
        return {"": pay_files_of(releases[0], read)}
    sets: dict[str, Files] = {}
    for release in releases:
        folder = folder_name(release.organisation, taken=sets)
        sets[folder] = pay_files_of(release, read.of(release.organisation))
    beside = read.of_no_organisation()
    return sets if beside.is_empty() else {**sets, "": {_EXCLUSIONS: rows_as_csv(beside)}}


def problems_with_service(releases: Sequence[PayRelease]) -> tuple[str, ...]:
    """What the government's service would refuse in the row of each organisation, one sentence each."""
    return tuple(
        f"{release.organisation}, {_SERVICE}: the service will not take this row as it is. {_in_words(problem)}"
        for release in releases
        for row in _service_rows(release)
        for problem in validate(row)
    )


def _service_rows(release: PayRelease) -> list[dict[str, str]]:
    """The newest day's row by sex. The law has exact figures published; those of an approved set are rounded."""
    newest = release.tables[0]
    return [row_of(newest)] if newest.characteristic == SEX else []


def _in_words(problem: str) -> str:
    """A problem with what the service calls a column said in words, and its name behind them."""
    named = _COLUMN.sub(lambda found: f"{_COLUMNS[found[0]]} ({found[0]})", problem)
    return f"{named[:1].upper()}{named[1:].rstrip('.')}"


def _of_release(release: PayRelease) -> dict[str, bytes]:
    return {
        "report.html": to_html(release).encode(),
        "workbook.xlsx": to_xlsx(release),
        "figures.json": to_json([release]).encode(),
        "figures.csv": to_csv([release]).encode(),
        "release.json": to_bytes(release),
    }


def rows_as_csv(frame: pl.DataFrame) -> bytes:
    """Rows by snapshot, file and line, without anything they say of a person."""
    texts = frame.drop("organisation").with_columns(pl.col(pl.String).map_elements(harmless, return_dtype=pl.String))
    return texts.write_csv().encode()


def _run_of(release: PayRelease) -> Mapping[str, object]:
    """What the set was made from and with, so that somebody else can make it again and compare."""
    return {
        "program": f"tallystick {__version__}",
        "policy": release.policy,
        "audience": str(release.audience),
        "tables": [
            {
                "organisation": table.organisation,
                "snapshot": table.snapshot.isoformat(),
                "characteristic": table.characteristic,
                "profile": {"id": table.provenance.definition.id, "sha256": table.provenance.definition.sha256},
                "vocabulary": table.provenance.vocabulary,
                "seed": table.seed,
                "made_from": listed(table.provenance.made_from),
            }
            for table in release.tables
        ],
    }
