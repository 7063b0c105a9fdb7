"""Each import contract is broken on purpose: a contract that nobody has seen fail may be unable to.

The faults are put into a skeleton that has every layer of the contract as an empty package, so these
tests do not depend on what the real packages hold. The real tree is then linted as it stands.
"""

import re
import sys
import tomllib

import pytest
from importlinter import api
from importlinter.application import use_cases

from tests.repository.tracked import ROOT

CONFIGURATION = ROOT / "pyproject.toml"
PROJECT = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]

FAULTS = [
    # contract, file of the library, what it should never hold
    ("layers", "vocabulary/__init__.py", "import tallystick.definitions"),
    ("layers", "tallies/__init__.py", "from tallystick import statistics"),
    ("layers", "account/__init__.py", "def late():\n    import tallystick.cli"),
    ("layers", "publishing/__init__.py", "import tallystick.disclosure"),
    ("layers", "attack/__init__.py", "from tallystick.disclosure import gate"),
    ("layers", "helpers/__init__.py", ""),
    ("plain-python", "statistics/__init__.py", "import django.db"),
    ("plain-python", "definitions/__init__.py", "from urllib.request import urlopen"),
    ("plain-python", "cli/__init__.py", "import tallystick_web.core"),
    ("publishing-prints-releases", "publishing/__init__.py", "from tallystick.tallies import Tally"),
    ("publishing-prints-releases", "publishing/charts.py", "import tallystick.statistics"),
    ("one-maker", "cli/__init__.py", "from tallystick.release.make import make"),
    ("one-maker", "cli/__init__.py", "from tallystick.release import make"),
    ("one-maker", "release/__init__.py", "from tallystick.release.make import make"),
    ("no-cycles", "release/canonical.py", "import tallystick.release.make"),
]


@pytest.fixture
def skeleton(tmp_path):
    """Every layer as a package that holds nothing, and two modules that know each other one way."""
    library = tmp_path / "tallystick"
    layers = " ".join(CONTRACTS[0]["layers"])
    for folder in ["", *re.findall(r"\w+", layers)]:
        (library / folder).mkdir()
        (library / folder / "__init__.py").touch()
    (library / "release/make.py").write_text("import tallystick.release.canonical\n")
    (library / "release/canonical.py").touch()
    return library


@pytest.fixture
def broken_contracts(monkeypatch):
    """Gives back the ids of the contracts that the library in a folder breaks.

    Through import-linter's own use case rather than its command, which takes half a second to start.
    """
    api.configuration.configure()

    def lint(folder):
        # import-linter finds the library as Python would, and so must not be told where it is already.
        monkeypatch.delitem(sys.modules, "tallystick", raising=False)
        monkeypatch.syspath_prepend(folder)
        options = use_cases.read_user_options(str(CONFIGURATION))
        use_cases._register_contract_types(options)
        report = use_cases.create_report(options, cache_dir=None)
        assert not report.could_not_run
        assert report.module_count > 1
        kept = {contract.name: check.kept for contract, check in report.get_contracts_and_checks()}
        return {contract["id"] for contract in CONTRACTS if not kept[contract["name"]]}

    return lint


def test_the_skeleton_keeps_every_contract(skeleton, broken_contracts):
    assert broken_contracts(skeleton.parent) == set()


@pytest.mark.parametrize(("contract", "module", "fault"), FAULTS)
def test_a_bad_import_breaks_its_contract(contract, module, fault, skeleton, broken_contracts):
    (skeleton / module).parent.mkdir(exist_ok=True)
    with (skeleton / module).open("a", encoding="utf-8") as source:
        source.write(f"{fault}\n")
    assert contract in broken_contracts(skeleton.parent)


def test_the_library_keeps_every_contract(broken_contracts):
    assert broken_contracts(ROOT / "src") == set()


def test_every_contract_is_broken_by_some_fault():
    assert {contract["id"] for contract in CONTRACTS} == {contract for contract, _, _ in FAULTS}


def test_no_contract_has_an_exception():
    assert [contract["id"] for contract in CONTRACTS if "ignore_imports" in contract] == []


def test_every_contract_says_its_rule_in_a_sentence():
    assert [contract["name"] for contract in CONTRACTS if len(contract["name"].split()) < 6] == []
