"""Tallies: how many of some people something happened to, and the return file that brings them in as counts."""

from tallystick.tallies.tally import Return, Tally

__all__ = ["Return", "Tally"]
