"""The prose is held to the code."""

import re
from pathlib import Path

import click
import pytest
import typer

from tests.repository.tracked import ROOT, name, tracked_files

LINK = re.compile(
    r"""!?\[[^\]]*\]\(\s*<?([^)\s>]+)          # [words](target)
      | ^\[[^\]]+\]:\s*(\S+)                  # [words]: target
      | <(?:img|a)\b[^>]*?(?:src|href)="([^"]+)  # <img src="target">
    """,
    re.MULTILINE | re.VERBOSE,
)
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
ADDRESS = re.compile(r"^(?:[a-z]+:|//)", re.IGNORECASE)


# LINKS


def broken_links(page, text, exists):
    """Relative links of a page that lead to no file of the repository, or to no heading of that file."""
    for match in LINK.finditer(CODE.sub("", text)):
        target = next(filter(None, match.groups()))
        path, _, heading = target.partition("#")
        if ADDRESS.match(target):
            continue
        destination = (page.parent / path).resolve() if path else page
        if not exists(destination):
            yield f"{target} leads to nothing"
        elif heading and destination.suffix == ".md" and heading not in headings(destination, page, text):
            yield f"{target} leads to no heading"


def headings(destination, page, text):
    source = text if destination == page else destination.read_text(encoding="utf-8")
    return {slug(title, keep="_") for title in re.findall(r"^#+\s+(.+)$", source, re.MULTILINE)}


def slug(title, keep=""):
    """A title as it stands in a file name or after the # of a link."""
    return re.sub(rf"[^\w\s{keep}-]", "", title.lower()).strip().replace(" ", "-")


def is_kept(path):
    """A file of the repository, or a folder that has one. What only this machine has does not count."""
    return any(path == file or path in file.parents for file in tracked_files())


def pages():
    return [path for path in tracked_files() if path.suffix == ".md"]


def test_every_relative_link_leads_somewhere():
    broken = [
        f"{name(page)}: {problem}"
        for page in pages()
        for problem in broken_links(page, page.read_text(encoding="utf-8"), is_kept)
    ]
    assert broken == []


@pytest.mark.parametrize("text", ["[a](gone.md)", "![a](gone.png)", "[a]: gone.md", '<img src="gone.png">'])
def test_a_link_to_nothing_is_named(text):
    assert len(list(broken_links(ROOT / "README.md", text, is_kept))) == 1


def test_a_link_to_no_heading_is_named():
    page, text = ROOT / "README.md", "# The end\n[a](#the-end) [b](#the-start)"
    assert list(broken_links(page, text, is_kept)) == ["#the-start leads to no heading"]


@pytest.mark.parametrize("target", ["pyproject.toml", "src", "https://example.org", "mailto:a@example.org"])
def test_other_links_are_let_be(target):
    assert list(broken_links(ROOT / "README.md", f"[a]({target}) `[b](gone.md)`", is_kept)) == []


# DECISIONS


def adr_problems(adrs):
    """`adrs` is text by file name. Numbers are unique; a file is named after the heading it starts with."""
    numbers = [file[:4] for file in adrs]
    for file, text in adrs.items():
        heading = re.match(r"# (\d{4})\. (.+)\n", text)
        if numbers.count(file[:4]) > 1:
            yield f"{file}: the number is taken twice"
        if not heading or file != f"{heading[1]}-{slug(heading[2])}.md":
            yield f"{file}: the first line should be the number and the title of the file's name"


def test_decisions_are_numbered_and_titled():
    kept = [path for path in pages() if name(path).startswith("docs/adr/")]
    adrs = {path.name: path.read_text(encoding="utf-8") for path in kept}
    adrs.pop("README.md", None)
    assert adrs, "there is no decision record in docs/adr"
    assert list(adr_problems(adrs)) == []


def test_a_wrong_decision_record_is_named():
    good = {"0001-one-gate.md": "# 0001. One gate\n"}
    assert list(adr_problems(good)) == []
    assert len(list(adr_problems({"0001-one-gate.md": "# 0002. One gate\n"}))) == 1
    assert len(list(adr_problems({"0001-one-gate.md": "# 0001. Two gates\n"}))) == 1
    assert len(list(adr_problems({"0001-one-gate.md": "One gate\n"}))) == 1
    assert len(list(adr_problems(good | {"0001-two-gates.md": "# 0001. Two gates\n"}))) == 2


# COMMANDS


def unnamed_commands(commands, text):
    return [command for command in commands if not re.search(rf"tallystick\s+{re.escape(command)}\b", text)]


def commands_of_the_program():
    from tallystick import cli

    apps = [value for value in vars(cli).values() if isinstance(value, typer.Typer | click.Group)]
    assert len(apps) == 1, "tallystick.cli should hold one typer application"
    group = typer.main.get_command(apps[0]) if isinstance(apps[0], typer.Typer) else apps[0]
    return sorted(group.commands)


def test_every_command_is_named_in_the_manual():
    prose = "\n".join(path.read_text(encoding="utf-8") for path in pages())
    commands = commands_of_the_program()
    assert commands
    assert unnamed_commands(commands, prose) == []


def test_an_undocumented_command_is_named():
    assert unnamed_commands(["wres", "pay"], "run `tallystick wres FILE`") == ["pay"]


# OWNERS


def ownerless_paths(text, exists):
    """Paths of CODEOWNERS that lead nowhere, or that nobody owns."""
    for line in filter(None, (line.partition("#")[0].split() for line in text.splitlines())):
        pattern, *owners = line
        if not owners or (pattern != "*" and not exists(ROOT / pattern.strip("/"))):
            yield pattern


def test_declared_data_has_owners():
    text = (ROOT / "CODEOWNERS").read_text(encoding="utf-8")
    assert list(ownerless_paths(text, Path.exists)) == []
    for declared in ("/src/tallystick/definitions/", "/src/tallystick/vocabulary/"):
        assert declared in text


def test_a_path_without_owner_or_file_is_named():
    text = "/gone/ @team\n/src/\n# /note\n* @team\n"
    assert list(ownerless_paths(text, Path.exists)) == ["/gone/", "/src/"]
