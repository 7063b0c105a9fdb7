"""What an organisation says about its own files: which column is which, and what its own texts mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Deposit:
    """The content of deposit.toml. Everything may be left out."""

    organisation: str = ""
    year: int | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pay_scales: Mapping[str, str] = field(default_factory=dict)
    ethnicity: Mapping[str, str] = field(default_factory=dict)
    courses: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    hosted: tuple[str, ...] = ()
