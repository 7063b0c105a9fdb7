"""A publication is held to account: its files against its list of them, its figures against its approved sets.

Nothing here is shared with what makes a publication.
"""

import hashlib
import json
import lzma
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from tallystick.account.published_figures import Claim, SetNotThere, Sets, is_of_set
from tallystick.account.published_pages import csv_claims, csv_problems, is_page, page_claims, plan_claims
from tallystick.errors import InputRefused, WrongArguments

MANIFEST = "publication.json"
FORM = 1
_LARGEST = 2**30  # bytes of everything together: what an organisation publishes in many years is far less
_FIGURES = "data/figures.csv"
_NOT_READ = (  # what zipfile raises for a file that was cut off, changed on its way, encrypted, or packed otherwise
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
)
_PLAN = "plan.json"


@dataclass(frozen=True, kw_only=True)
class Verified:
    """What was found of one edition. ``problems`` are sentences; without any, everything that is claimed is proved.

    ``proved`` counts figures that equal their approved set, those that are withheld in both among them (``withheld``).
    ``typed`` counts figures that were typed in: no approved set holds them, and nothing proves them.
    """

    name: str
    manifest: str
    files: int
    proved: int
    withheld: int
    typed: int
    problems: tuple[str, ...]


Files = Mapping[str, bytes]


def verify(path: Path) -> tuple[Verified, ...]:
    """Every edition in a folder or a zip file, in the order of places. Raises InputRefused where there is none."""
    files = _read(path)
    roots = sorted(name.removesuffix(MANIFEST) for name in files if PurePosixPath(name).name == MANIFEST)
    if not roots:
        raise InputRefused(
            f"{path.name}: this is no publication. There is no {MANIFEST} in it: give the folder of an edition, of all "
            "that an organisation published, or a zip file of one."
        )
    return tuple(
        verify_edition({name.removeprefix(root): content for name, content in files.items() if name.startswith(root)})
        for root in roots
    )


# READING


def _read(path: Path) -> Files:
    if path.is_dir():
        return _read_folder(path)
    if not path.is_file():
        raise WrongArguments(f"{path}: there is no such folder or file. Give the folder of a publication, or its zip.")
    try:
        with zipfile.ZipFile(path) as archive:
            return _read_zip(path, archive)
    except _NOT_READ as error:
        raise InputRefused(
            f"{path.name}: this is no zip file that can be read. Give a folder or a plain zip."
        ) from error


def _read_folder(path: Path) -> Files:
    found, size = {}, 0
    for one in sorted(path.rglob("*")):
        if one.is_symlink():
            raise InputRefused(f"{path.name}: it holds a link to another place. A publication holds files alone.")
        if one.is_file():
            size = _within(path, size + one.stat().st_size)
            found[one.relative_to(path).as_posix()] = one.read_bytes()
    return found


def _read_zip(path: Path, archive: zipfile.ZipFile) -> Files:
    found, size = {}, 0
    for one in archive.infolist():
        if one.is_dir():
            continue
        if one.filename in found:
            raise InputRefused(f"{path.name}: it holds two files of one name. Make the zip file again.")
        size = _within(path, size + one.file_size)
        found[one.filename] = archive.read(one)
    return found


def _within(path: Path, size: int) -> int:
    if size > _LARGEST:
        raise InputRefused(f"{path.name}: it holds more than a gigabyte, and no publication is as large.")
    return size


# ONE EDITION


def verify_edition(files: Files) -> Verified:
    """One edition, by its files as they lie in its folder. Raises InputRefused where they are no publication."""
    if MANIFEST not in files:
        raise InputRefused(f"There is no {MANIFEST} among these files, so they are no publication.")
    manifest = _manifest(files[MANIFEST])
    sets = Sets({name: content for name, content in files.items() if name.startswith("approved/")})
    claims = list(_claims(files, manifest))
    named = {one.figure: one for one in claims if one.where == MANIFEST}
    problems = [*_wrong_files(files, manifest), *sets.problems(), *csv_problems(_FIGURES, files.get(_FIGURES, b""))]
    for one in claims:
        said = _wrong(one, sets, named)
        if said:
            problems.append(f"{one.where}: {said}")
    problems += _moved(claims)
    problems += _not_printed(claims)
    of_sets = [one for one in named.values() if is_of_set(one.figure)]
    return Verified(
        name=_name(manifest),
        manifest=hashlib.sha256(files[MANIFEST]).hexdigest(),
        files=len(manifest["files"]),
        proved=len(of_sets),
        withheld=sum(not one.value for one in of_sets),
        typed=len(named) - len(of_sets),
        problems=tuple(dict.fromkeys(problems)),
    )


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"{MANIFEST}: this is not JSON, so this is no publication.") from error
    if not isinstance(found, dict) or found.get("form") != FORM:
        raise InputRefused(f"{MANIFEST}: this is of no form that this program knows. A newer Tallystick may read it.")
    if not (isinstance(found.get("files"), dict) and isinstance(found.get("figures"), list)):
        raise InputRefused(f"{MANIFEST}: it lists no files or no figures, so this is no publication.")
    if not all(isinstance(one, dict) and isinstance(one.get("id"), str) for one in found["figures"]):
        raise InputRefused(f"{MANIFEST}: a figure in it has no id, so this is no publication.")
    return found


def _name(manifest: Mapping[str, Any]) -> str:
    parts = (manifest.get("organisation"), manifest.get("publication"))
    slugs = [str(one.get("slug", "")) for one in parts if isinstance(one, dict)]
    return f"{'/'.join(slugs)}, edition {manifest.get('edition')}"


def _wrong_files(files: Files, manifest: Mapping[str, Any]) -> Iterator[str]:
    listed: Mapping[str, Any] = manifest["files"]
    for name, sha256 in listed.items():
        if name not in files:
            yield f"{name}: this file is missing."
        elif hashlib.sha256(files[name]).hexdigest() != sha256:
            yield f"{name}: this file was changed. Its SHA-256 is not the one that {MANIFEST} has."
    for name in files:
        if name != MANIFEST and name not in listed:
            yield f"{name}: this file was added. It does not stand in {MANIFEST}."
    if _PLAN in files and hashlib.sha256(files[_PLAN]).hexdigest() != manifest.get("frozen"):
        yield f"{_PLAN}: this is not the frozen plan that {MANIFEST} names."


# ITS FIGURES


def _claims(files: Files, manifest: Mapping[str, Any]) -> Iterator[Claim]:
    """Everything that a file says of a figure."""
    for one in manifest["figures"]:
        yield Claim.whole(MANIFEST, one["id"], one, text=str(one.get("text", "")))
    yield from csv_claims(_FIGURES, files.get(_FIGURES, b""))
    yield from plan_claims(_PLAN, files.get(_PLAN, b""))
    for name, content in files.items():
        if is_page(name):
            yield from page_claims(name, content)


def _wrong(claim: Claim, sets: Sets, named: Mapping[str, Claim]) -> str:
    """What is wrong with a claim, in a sentence; blank where it holds."""
    if claim.figure not in named:
        return f"it prints the figure {claim.figure}, which {MANIFEST} does not name."
    if not is_of_set(claim.figure):
        return claim.differs_from(named[claim.figure])
    try:
        return claim.is_not(sets.at(claim.figure))
    except SetNotThere as missing:
        return str(missing)


def _moved(claims: list[Claim]) -> Iterator[str]:
    """Figures that stand under another measure or another time than they are of."""
    known: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for one in claims:
        if one.beside is not None and one.where == MANIFEST:
            known[one.figure].add(one.beside.named)
    for one in claims:
        if one.beside is None:
            continue
        if is_of_set(one.figure):
            said = one.beside.is_not_at(one.figure.partition("#")[2])
        elif one.beside.is_of_sets:
            said = f"it stands under the measure {one.beside.measure}, whose values no hand types in"
        else:
            said = ""
        if not said and one.figure in known and one.beside.named not in known[one.figure]:
            said = f"it stands under another measure or time than in {MANIFEST}"
        if said:
            yield f"{one.where}: the figure {one.figure} was moved: {said}."


def _not_printed(claims: list[Claim]) -> Iterator[str]:
    """Files that leave a figure out which the list has."""
    for where in (_FIGURES, _PLAN, "figures.html"):
        there = {one.figure for one in claims if one.where == where}
        for one in claims:
            if one.where == MANIFEST and one.figure not in there:
                yield f"{where}: it leaves out the figure {one.figure}, which {MANIFEST} names."
