"""The program and its commands. An error that people should see is printed without a traceback."""

import io
import sys
from typing import Annotated

import typer

from tallystick import __version__
from tallystick.cli.attack import attack
from tallystick.cli.audit import audit
from tallystick.cli.check import check
from tallystick.cli.example import example
from tallystick.cli.pay import pay
from tallystick.cli.show import show
from tallystick.cli.verify import verify
from tallystick.cli.wres import wres
from tallystick.errors import ExitCode, TallystickError

app = typer.Typer(
    name="tallystick",
    help="Race equality figures that can be trusted: counted honestly, told plainly, and proved.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tallystick {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[  # the callback has already answered
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Race equality figures that can be trusted: counted honestly, told plainly, and proved."""


app.command()(wres)
app.command()(pay)
app.command()(check)
app.command()(audit)
app.command()(attack)
app.command()(verify)
app.command()(example)
app.add_typer(show, name="show")


def _add_commands_of_others() -> None:
    """Add what other packages offer: the web application's ``serve``. They are asked where nobody else answers."""
    ours = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    if sys.argv[1:2] and sys.argv[1] in ours | {"show", "--version"}:
        return
    from importlib.metadata import entry_points  # a tenth of a second that no other command waits for

    for command in entry_points(group="tallystick.commands"):
        app.command(command.name)(command.load())


def main() -> None:
    """Run the program and end with the exit code of what happened."""
    _add_commands_of_others()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows console would choke on the first accent
    try:
        app()
    except TallystickError as error:
        typer.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except OSError as error:
        # A full disk or a closed pipe; files that are read and written have sentences of their own.
        typer.echo(f"The output could not be written ({error.strerror}).", err=True)
        sys.exit(ExitCode.WRONG_ARGUMENTS)
