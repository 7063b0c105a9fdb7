"""Tallies: how many of some people something happened to, and the return file that brings them in as counts."""

from tallystick.tallies.returned import Return
from tallystick.tallies.tally import Tally

__all__ = ["Return", "Tally"]
