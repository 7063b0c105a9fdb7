"""The command line: arguments in, exit codes out. It holds no rules."""

from tallystick.cli.app import app, main

__all__ = ["app", "main"]
