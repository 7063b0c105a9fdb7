"""Blocks of text, each with what it shows, the figures that are stored, and the remarks that are made."""

import re

import pytest

from tests.spec.publishing.pay_drawn import figure


def blocks(text):
    """A block: what it shows, stored figures, the text after ">", and after "!" each remark that is made."""
    for block in re.split(r"\n\s*\n", text.strip()):
        rule, *lines = (line.strip() for line in block.splitlines())
        written = "\n".join(line[2:] for line in lines if line.startswith("> "))
        remarks = [tuple(line[2:].split(": ", 1)) for line in lines if line.startswith("! ")]
        figures = [figure(line) for line in lines if line[:2] not in ("> ", "! ")]
        yield pytest.param(figures, written, remarks, id=f"{rule}: {written[:40]}")
