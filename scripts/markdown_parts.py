"""The few pieces of Markdown that the generated pages are made of."""

from collections.abc import Iterable, Sequence


def page(*blocks: str) -> str:
    return "\n\n".join(filter(None, blocks))


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def listed(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def code(text: str) -> str:
    return f"`{text}`"


def codes(values: Iterable[str]) -> str:
    return ", ".join(map(code, values))
