"""Published figures to readings, and readings to files: the whole job of an audit."""

import hashlib
import json
from decimal import Decimal
from functools import partial
from pathlib import Path

from tallystick import __version__
from tallystick.account.output import Files
from tallystick.account.understand import content_of
from tallystick.disclosure.policies import internal
from tallystick.errors import WrongArguments
from tallystick.publishing.audit import to_csv, to_html, to_json
from tallystick.release.audited import Audited, AuditedFile, PublishedFigure, released, released_lines
from tallystick.release.quantity import Quantity, Unit
from tallystick.release.release import Source
from tallystick.release.rounding import decimals_of, shown, shown_beside
from tallystick.release.shown import Shown
from tallystick.statistics.across_lines import across_lines
from tallystick.statistics.readings import read
from tallystick.tallies.figures_file import read_figures_file

WATERMARK = "For the analyst's desk only. Small numbers worked out from published figures are named here."
# So many more than were printed show on which side of the rounding a number falls: 15.9497, not 15.950, for 16.0.
_MORE_DECIMALS = 3


def audit(path: Path) -> AuditedFile:
    """Read the figures at ``path`` and say how each was made.

    Raises WrongArguments when there is no such file, and InputRefused with every problem of it.
    """
    if not path.is_file():
        raise WrongArguments(f"{path}: there is no such file.")
    content = content_of(path)
    file = read_figures_file(content, name=path.name)
    lines = tuple(read(figure) for figure in file.figures)
    return AuditedFile(
        source=Source(file=file.name, sha256=file.sha256, rows=len(file.figures)),
        program=f"tallystick {__version__}",
        watermark=WATERMARK,
        notices=file.notices,
        results=tuple(_released(line) for line in lines),
        across_lines=tuple(released_lines(note, _as_written) for note in across_lines(lines)),
    )


def audited(figure: PublishedFigure) -> Audited[Shown]:
    """How one figure was made, with its numbers rounded for the analyst's desk."""
    return _released(read(figure))


def files_of(file: AuditedFile) -> Files:
    """Every file of an audit, by name. ``run.json`` lists the hashes of the others."""
    files = {
        "report.html": to_html(file).encode(),
        "audit.csv": to_csv(file).encode(),
        "audit.json": to_json(file).encode(),
    }
    return {**files, "run.json": _run(file, files)}


def _released(line: Audited[Quantity]) -> Audited[Shown]:
    return released(line, partial(_shown, line.figure))


def _as_written(quantity: Quantity) -> Shown:
    """A number made of printed ones by adding alone: it ends where they end."""
    return shown_beside(quantity, decimals=decimals_of(Decimal(str(quantity.amount))), policy=internal())


def _shown(figure: PublishedFigure, quantity: Quantity) -> Shown:
    if quantity.unit is Unit.PEOPLE:
        return shown(quantity, policy=internal())
    return shown_beside(quantity, decimals=figure.decimals + _MORE_DECIMALS, policy=internal())


def _run(file: AuditedFile, files: Files) -> bytes:
    """What the files were made from and with, so that somebody else can make them again and compare."""
    document = {
        "program": file.program,
        "policy": internal().name,
        "audience": str(internal().audience),
        "made_from": [{"file": file.source.file, "sha256": file.source.sha256, "rows": file.source.rows}],
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
