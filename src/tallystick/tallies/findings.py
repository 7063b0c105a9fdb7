"""What was found while a file was read. Everything is collected first, and then said once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from tallystick.errors import InputRefused


class Weight(StrEnum):
    """A problem stops the file. A notice is said, and the file is used."""

    PROBLEM = "problem"
    NOTICE = "notice"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found in a file, and the lines it stands on."""

    weight: Weight
    text: str
    lines: tuple[int, ...] = ()

    @property
    def sentence(self) -> str:
        """The finding with its lines in front: ``lines 4, 9: ...``."""
        if not self.lines:
            return self.text
        shown = ", ".join(str(line) for line in self.lines[:8])
        more = f" and {len(self.lines) - 8} more" if len(self.lines) > 8 else ""
        return f"{'line' if len(self.lines) == 1 else 'lines'} {shown}{more}: {self.text}"


@dataclass
class Findings:
    """Collects findings about one file. The same problem on many lines becomes one finding.

    ``raised`` counts every problem as it is noted, so that a caller can tell whether a step found one.
    ``dropped`` holds the indicators of lines that could not be placed: what is missing there is not missing.
    """

    file: str
    raised: int = 0
    dropped: set[str] = field(default_factory=set)
    _lines: dict[tuple[Weight, str], list[int]] = field(default_factory=dict)

    def problem(self, text: str, *lines: int) -> None:
        """Note something that stops the file."""
        self.raised += 1
        self._lines.setdefault((Weight.PROBLEM, text), []).extend(lines)

    def notice(self, text: str, *lines: int) -> None:
        """Note something that was understood by a rule, so that the reader can object."""
        self._lines.setdefault((Weight.NOTICE, text), []).extend(lines)

    @property
    def all(self) -> tuple[Finding, ...]:
        """Every finding, in the order of the lines."""
        found = [
            Finding(weight=weight, text=text, lines=tuple(sorted(set(lines))))
            for (weight, text), lines in self._lines.items()
        ]
        return tuple(sorted(found, key=lambda finding: finding.lines[:1]))

    @property
    def notices(self) -> tuple[str, ...]:
        """The notices as sentences."""
        return tuple(f.sentence for f in self.all if f.weight is Weight.NOTICE)

    @property
    def problems(self) -> tuple[str, ...]:
        """The problems as sentences."""
        return tuple(f.sentence for f in self.all if f.weight is Weight.PROBLEM)

    def stop_if_wrong(self) -> None:
        """Raise InputRefused with every problem, if there is one."""
        if self.problems:
            raise InputRefused(refusal(self.file, self.problems))


def quoted(cell: str) -> str:
    """A cell in quotation marks. One without a letter could be a count in the wrong column, so it is not repeated."""
    return f"'{cell}'" if any(character.isalpha() for character in cell) else "a number"


def refusal(file: str, problems: Iterable[str]) -> str:
    """The message for a file that is not used."""
    listed = [f"  {problem}" for problem in problems]
    count = "1 problem" if len(listed) == 1 else f"{len(listed)} problems"
    head = f"{file}: {count} found. Nothing was calculated. Mend the file and try again."
    return "\n".join([head, *listed])
