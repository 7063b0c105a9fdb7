"""`tallystick audit`: how somebody else's published figures were made."""

from pathlib import Path
from typing import Annotated

import typer

from tallystick.account.audit import audit as audit_file
from tallystick.account.audit import files_of
from tallystick.account.output import check_folder, write_sets
from tallystick.cli.options import Format
from tallystick.cli.printing import print_across_lines, print_audit, print_notices
from tallystick.errors import ExitCode
from tallystick.publishing.audit import to_csv, to_json
from tallystick.release.audited import AuditedFile
from tallystick.release.readings import Reading


def audit(
    path: Annotated[
        Path,
        typer.Argument(help="A figures file (CSV). To see its form: tallystick show figures.", show_default=False),
    ],
    format_: Annotated[
        Format | None, typer.Option("--format", help="Write the readings to standard output.", show_default=False)
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write a report and the readings to this folder, new or empty.", show_default=False),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing beyond what was asked for.")] = False,
) -> None:
    """Say how figures that others published were made, or that no way of making them fits.

    Each line of the file is a published figure with what was printed beside it. What several lines show together,
    such as shares that do not come to 100, is noted beside the readings and changes none of them.

    Ends with 0 when every figure that can be checked fits, 1 when one does not, 2 for wrong arguments and 3 when
    the file is refused.
    """
    if out is not None:
        check_folder(out)
    audited = audit_file(path)
    if not quiet:
        print_notices(audited.notices)
    if out is not None:
        write_sets(out, {"": files_of(audited)})
    _print(audited, format_, quiet=quiet)
    if out is not None and not quiet:
        typer.echo(f"Report: {out / 'report.html'}", err=True)
    if audited.read_as(Reading.NONE_FITS):
        raise typer.Exit(ExitCode.FOUND_FALSE)


def _print(audited: AuditedFile, format_: Format | None, *, quiet: bool) -> None:
    if format_ is Format.JSON:
        typer.echo(to_json(audited), nl=False)
    elif format_ is Format.CSV:
        typer.echo(to_csv(audited), nl=False)
        if not quiet:
            print_across_lines(audited)
    elif not quiet:
        print_audit(audited)
