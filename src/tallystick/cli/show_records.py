"""`tallystick show records` and `show choices`: what extracts may hold, and what an organisation may decide."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from tallystick.cli.printing import console
from tallystick.definitions.choices import choices as every_choice
from tallystick.definitions.choices import choices_version
from tallystick.errors import WrongArguments

if TYPE_CHECKING:
    from tallystick.records.schemas import Schema


def records(
    kind: Annotated[str, typer.Argument(help="Such as staff; leave it out for the names of all kinds.")] = "",
    table_schema: Annotated[
        bool, typer.Option("--table-schema", help="Print the schema for programs (Frictionless Table Schema).")
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option(help="Write a blank workbook to fill in to this new file.", show_default=False),
    ] = None,
) -> None:
    """Show the kinds of record that extracts hold, their columns, and the headers that are understood.

    An extract never has to look like this: it is for organisations that have no system to extract from, and for
    people who write one.
    """
    if template is not None:
        _write_template(template)
    elif not kind:
        _print_kinds()
    else:
        _print_kind(kind, table_schema=table_schema)


def choices() -> None:
    """List what the standards leave to an organisation: who is counted, with the answer used where none is given."""
    out = console()
    out.print(f"Version {choices_version()}. Answer otherwise under \\[choices] in deposit.toml.\n")
    for choice in every_choice():
        mark = "" if choice.confirmed else " (not yet confirmed against the original guidance)"
        out.print(f"[bold]{choice.id}[/bold]: {escape(choice.question)}{mark}")
        for option, words in choice.options.items():
            out.print(f"  {'*' if option in choice.default else ' '} {option}: {escape(words)}")
    out.print("\n* is used where a deposit.toml says nothing.")


def _write_template(file: Path) -> None:
    from tallystick.records.template import template_workbook

    if file.exists():
        raise WrongArguments(f"{file}: there is such a file already. Name a new one.")
    file.write_bytes(template_workbook())
    typer.echo(f"Written: {file}", err=True)


def _print_kinds() -> None:
    from tallystick.records.schemas import schemas

    for each in schemas():
        typer.echo(f"{each.kind:<14} {each.title}: {each.row}")


def _print_kind(name: str, *, table_schema: bool) -> None:
    from tallystick.records.frames import RecordKind
    from tallystick.records.schemas import schema
    from tallystick.records.table_schema import table_schema_json

    if name not in set(RecordKind):
        raise WrongArguments(f"'{name}' is not a kind of record. There are: {', '.join(RecordKind)}.")
    kind = RecordKind(name)
    if table_schema:
        typer.echo(table_schema_json(kind), nl=False)
    else:
        _print_fields(schema(kind))


def _print_fields(of: "Schema") -> None:
    out = console()
    out.print(f"[bold]{escape(of.title)}[/bold]\n{escape(of.row)}\n")
    for field in of.fields:
        needed = " (needed)" if field.required else ""
        out.print(f"[bold]{escape(field.title)}[/bold]{needed}, {field.type}\n  {escape(field.meaning)}")
