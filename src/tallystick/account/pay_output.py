"""A release of pay to the files of a folder: for the analyst's desk with what was left out, for others without."""

from collections.abc import Mapping, Sequence

import polars as pl

from tallystick import __version__
from tallystick.account.output import Files, as_json, folder_name, hashes_of, listed
from tallystick.account.pay_read import PayRead
from tallystick.publishing.pay.data import to_csv, to_json
from tallystick.publishing.pay.gender_service import row_of
from tallystick.publishing.pay.gender_service import to_csv as to_service_csv
from tallystick.publishing.pay.report import to_html
from tallystick.publishing.pay.workbook import to_xlsx
from tallystick.release.canonical import to_bytes
from tallystick.release.pay import PayRelease
from tallystick.vocabulary.formulas import harmless
from tallystick.vocabulary.sexes import SEX


def approved_pay_files(release: PayRelease) -> Files:
    """Every file of an approved set of pay, by name: all of it made from the release."""
    files = _of_release(release)
    return {**files, "run.json": as_json({**_run_of(release), "files": hashes_of(files)})}


def pay_files_of(release: PayRelease, read: PayRead) -> Files:
    """Every file of the analyst's own set of pay, by name, with the rows that were left out or should be looked at."""
    files = {**_of_release(release), "exclusions.csv": _as_csv(read.excluded), "to-look-at.csv": _as_csv(read.flagged)}
    newest = release.tables[0]
    if newest.characteristic == SEX:
        # The law has the exact figures published; those of an approved set are made of rounded counts.
        files["gender-pay-gap-service.csv"] = to_service_csv([row_of(newest)]).encode()
    run = {**_run_of(release), "engine": f"polars {pl.__version__}", "files": hashes_of(files)}
    return {**files, "run.json": as_json(run)}


def pay_sets_of(releases: Sequence[PayRelease], read: PayRead) -> dict[str, Files]:
    """The files of each organisation by folder; one organisation alone needs no folder of its own."""
    sets: dict[str, Files] = {}
    for release in releases:
        folder = "" if len(releases) == 1 else folder_name(release.organisation, taken=sets)
        sets[folder] = pay_files_of(release, read)
    return sets


def _of_release(release: PayRelease) -> dict[str, bytes]:
    return {
        "report.html": to_html(release).encode(),
        "workbook.xlsx": to_xlsx(release),
        "figures.json": to_json([release]).encode(),
        "figures.csv": to_csv([release]).encode(),
        "release.json": to_bytes(release),
    }


def _as_csv(frame: pl.DataFrame) -> bytes:
    """Rows by file and line, without anything they say of a person."""
    texts = frame.with_columns(pl.col(pl.String).map_elements(harmless, return_dtype=pl.String))
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
