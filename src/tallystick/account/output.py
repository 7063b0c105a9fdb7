"""A release to a folder of files: written beside it first and renamed, so that it is whole or not there."""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tallystick import __version__
from tallystick.account.understood import Understood
from tallystick.errors import WrongArguments
from tallystick.publishing.data import to_csv, to_json
from tallystick.publishing.report import to_html
from tallystick.publishing.workbook import to_xlsx
from tallystick.publishing.workbook.collection import has_collection, to_collection
from tallystick.release.canonical import to_bytes
from tallystick.release.release import Release, Source
from tallystick.tallies.return_file import write_return_file
from tallystick.vocabulary.terms import Term

Files = Mapping[str, bytes]

# Words in the name of a folder that say others than the analyst will read what is in it.
_NAMES_OF_OTHERS = frozenset(
    [
        "approved",
        "board",
        "external",
        "foi",
        "intranet",
        "organisation",
        "public",
        "publication",
        "publish",
        "published",
        "web",
        "website",
        "www",
    ]
)


def approved_files(release: Release, *, term: Term | None) -> Files:
    """Every file of an approved set, by name: all of it made from the release, and nothing from what was handed in."""
    files = {
        "report.html": to_html(release, term=term).encode(),
        "workbook.xlsx": to_xlsx(release, term=term),
        "figures.json": to_json([release], term=term).encode(),
        "figures.csv": to_csv([release], term=term).encode(),
        "release.json": to_bytes(release),
    }
    return {**files, "run.json": as_json({**_run_of(release), "files": hashes_of(files)})}


def files_of(release: Release, understood: Understood, *, term: Term | None) -> Files:
    """Every file of the analyst's own set, by name. ``run.json`` lists the hashes of the others.

    Where some people could not be placed there is no return: a return is for handing in.
    """
    returns = [made for made in understood.returns if made.organisation == release.organisation]
    files = {
        "report.html": to_html(release, term=term).encode(),
        "workbook.xlsx": to_xlsx(release, term=term),
        "release.json": to_bytes(release),
        **understood.beside.get(release.organisation, {}),
    }
    if has_collection(release) and not understood.is_analysis:
        files["collection.xlsx"] = to_collection(release, term=term)
    if not understood.is_analysis:
        files["return.csv"] = write_return_file(returns)
    return {**files, "run.json": _run(release, files, understood)}


def sets_of(releases: Sequence[Release], understood: Understood, *, term: Term | None) -> dict[str, Files]:
    """The files of each organisation by folder; one organisation alone needs no folder of its own."""
    sets: dict[str, Files] = {}
    for release in releases:
        folder = "" if len(releases) == 1 else folder_name(release.organisation, taken=sets)
        sets[folder] = files_of(release, understood, term=term)
    return sets


def check_desk_folder(folder: Path) -> None:
    """Raise WrongArguments where the analyst's own view would be written under a name that speaks of other readers."""
    # Of a path from the root, what the user called the folder; of any other, all that he typed.
    typed = (folder.resolve().name,) if folder.is_absolute() else (folder.resolve().name, *folder.parts)
    words = {word for part in typed for word in re.split(r"[^a-z]+", part.casefold())}
    named = words & _NAMES_OF_OTHERS
    if named:
        raise WrongArguments(
            f"{folder}: what is made for the analyst's desk is not protected, and is not written under a name like "
            "this one. Name another folder, or make an approved set: --audience public or --audience organisation."
        )


def check_folder(folder: Path) -> None:
    """Raise WrongArguments unless ``folder`` is new or empty. What is there already is never overwritten."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongArguments(f"{folder}: this is not an empty folder. Name a new one, or empty it first.")


def check_apart(folder: Path, ledger: Path) -> None:
    """Raise WrongArguments where a set would be written into its ledger or around it, or its folder cannot be made.

    Asked before a release is made: what is listed in a ledger counts as given to its readers.
    """
    out, kept = folder.resolve(), ledger.resolve()
    if out == kept or out in kept.parents or kept in out.parents:
        raise WrongArguments(f"{folder}: the set and its ledger cannot be in one folder. Name another for one of them.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        is_writable = os.access(folder.parent, os.W_OK)
    except OSError:
        is_writable = False
    if not is_writable:
        raise WrongArguments(f"{folder}: this folder cannot be written. Name another.")


def write_sets(folder: Path, sets: Mapping[str, Files]) -> None:
    """Write every set under ``folder``, or nothing. Raises WrongArguments when the folder cannot be written."""
    check_folder(folder)
    folder = folder.resolve()  # "." cannot be taken away and put back by that name
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".tallystick-", dir=folder.parent))
    except OSError as error:
        raise WrongArguments(f"{folder}: this folder cannot be written ({error.strerror}).") from None
    try:
        for name, files in sets.items():
            _write(temporary / name, files)
        if folder.exists():
            folder.rmdir()
        temporary.rename(folder)
    except OSError as error:
        raise WrongArguments(f"{folder}: this folder cannot be written ({error.strerror}).") from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)  # nothing is there any more once it was renamed


def _write(folder: Path, files: Files) -> None:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)


def _run(release: Release, files: Files, understood: Understood) -> bytes:
    """What the set was made from and with, so that somebody else can make it again and compare."""
    document = {
        **_run_of(release),
        **({"engine": understood.engine} if understood.engine else {}),
        **({"compared_with": listed(understood.compared_with)} if understood.compared_with else {}),
        "files": hashes_of(files),
    }
    return as_json(document)


def _run_of(release: Release) -> dict[str, object]:
    return {
        "program": f"tallystick {__version__}",
        "policy": release.policy,
        "audience": str(release.audience),
        "tables": [
            {
                "organisation": table.organisation,
                "standard": table.standard,
                "year": table.year,
                "definition": {
                    "id": table.provenance.definition.id,
                    "sha256": table.provenance.definition.sha256,
                },
                "vocabulary": table.provenance.vocabulary,
                "made_from": listed(table.provenance.made_from),
            }
            for table in release.tables
        ],
    }


def hashes_of(files: Files) -> dict[str, str]:
    """The SHA-256 of each file, by its name."""
    return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}


def as_json(document: Mapping[str, object]) -> bytes:
    """A document as the bytes of a JSON file."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def listed(sources: Sequence[Source]) -> list[dict[str, str | int]]:
    """The files something was made from, for the record of a run."""
    return [{"file": source.file, "sha256": source.sha256, "rows": source.rows} for source in sources]


def folder_name(organisation: str, *, taken: Mapping[str, Files]) -> str:
    """A folder name that every system takes: small letters, digits and dashes, numbered where two are alike."""
    plain = re.sub(r"[^a-z0-9]+", "-", organisation.casefold()).strip("-") or "organisation"
    name, number = plain[:80], 2
    while name in taken:
        name, number = f"{plain[:80]}-{number}", number + 1
    return name
