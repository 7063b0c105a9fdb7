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
    # contract, file, what it should never hold; files of the library stand without its name
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
    ("no-cycles", "web:core/fence.py", "import tallystick_web.core.models"),
    ("plain-python", "definitions/__init__.py", "import tallystick_web.core.fence"),
    ("web-app-order", "web:core/models.py", "from tallystick_web.organisations import rules"),
    ("web-app-order", "web:organisations/queries.py", "import tallystick_web.deposits.models"),
    ("web-app-order", "web:numbers/views/one.py", "import tallystick_web.config.settings"),
    ("web-app-order", "web:dashboards/__init__.py", ""),
    ("web-app-order", "web:evidence/queries.py", "import tallystick_web.numbers.queries"),
    ("web-inside-evidence", "web:evidence/queries.py", "import tallystick_web.evidence.actions"),
    ("web-inside-evidence", "web:evidence/attached.py", "import tallystick_web.evidence.views"),
    ("web-models-have-keepers", "web:evidence/views/one.py", "import tallystick_web.evidence.models"),
    ("web-app-order", "web:plans/queries.py", "import tallystick_web.desk.rules"),
    ("web-inside-plans", "web:plans/queries.py", "import tallystick_web.plans.actions"),
    ("web-app-order", "web:reviews/freezing.py", "import tallystick_web.publications.rules"),
    ("web-app-order", "web:plans/queries.py", "import tallystick_web.reviews.queries"),
    ("web-inside-reviews", "web:reviews/queries.py", "import tallystick_web.reviews.actions"),
    ("web-inside-publications", "web:publications/paper.py", "import tallystick_web.publications.models"),
    ("web-inside-public", "web:public/views/one.py", "import tallystick_web.public.urls"),
    ("web-models-have-keepers", "web:reviews/views/one.py", "import tallystick_web.reviews.models"),
    ("web-inside-desk", "web:desk/queries.py", "import tallystick_web.desk.actions"),
    ("web-models-have-keepers", "web:desk/views/one.py", "import tallystick_web.desk.models"),
    ("web-inside-deposits", "web:deposits/rules.py", "import tallystick_web.deposits.models"),
    ("web-inside-deposits", "web:deposits/queries.py", "import tallystick_web.deposits.actions"),
    ("web-inside-numbers", "web:numbers/presenters/__init__.py", "import tallystick_web.numbers.forms"),
    ("web-inside-organisations", "web:organisations/actions.py", "import tallystick_web.organisations.views"),
    ("web-inside-numbers", "web:numbers/forms.py", "import tallystick_web.numbers.urls"),
    ("web-inside-deposits", "web:deposits/extras.py", ""),
    ("web-inside-declarations", "web:declarations/forms.py", "import tallystick_web.declarations.urls"),
    ("web-inside-registers", "web:registers/queries.py", "import tallystick_web.registers.actions"),
    ("web-inside-registers", "web:registers/rules.py", "import tallystick_web.registers.measured"),
    ("web-inside-questionnaires", "web:questionnaires/sets.py", "import tallystick_web.questionnaires.models"),
    (
        "web-inside-questionnaires",
        "web:questionnaires/queries/answers.py",
        "import tallystick_web.questionnaires.offered",
    ),
    ("web-app-order", "web:questionnaires/jobs.py", "import tallystick_web.registers.rules"),
    (
        "web-answers-stay-inside",
        "web:questionnaires/views/one.py",
        "from tallystick_web.questionnaires.queries.answers import answered_of",
    ),
    ("web-rules-are-pure", "web:questionnaires/shown_rules.py", "from django.db import models"),
    ("web-rules-are-pure", "web:deposits/rules.py", "from django.db import models"),
    ("web-rules-are-pure", "web:core/rules.py", "import tallystick_web.core.fence"),
    ("web-models-have-keepers", "web:deposits/views/one.py", "from tallystick_web.deposits.models import Deposit"),
    ("web-models-have-keepers", "web:numbers/presenters/pay.py", "import tallystick_web.organisations.models"),
    ("web-models-have-keepers", "web:numbers/forms.py", "import tallystick_web.numbers.models"),
    ("web-models-have-keepers", "web:numbers/api.py", "import tallystick_web.numbers.models"),
    ("web-jobs-are-named", "web:numbers/actions.py", "import tallystick_web.numbers.jobs"),
    ("web-jobs-are-named", "web:numbers/views/one.py", "from tallystick_web.deposits import jobs"),
    (
        "web-declarations-stay-inside",
        "web:declarations/views/one.py",
        "from tallystick_web.declarations.queries.said import said_for",
    ),
    ("web-declarations-stay-inside", "web:registers/jobs.py", "import tallystick_web.declarations.queries.said"),
    ("web-rows-stay-in-the-worker", "web:deposits/actions.py", "from tallystick.records import schemas"),
    ("web-rows-stay-in-the-worker", "web:numbers/jobs.py", "import tallystick.engine"),
    ("web-rows-stay-in-the-worker", "web:numbers/views/one.py", "from tallystick.account.extracts import taken_in"),
    ("web-rows-stay-in-the-worker", "web:core/files.py", "import tallystick.example"),
    ("web-counts-have-keepers", "web:organisations/queries.py", "from tallystick.tallies import Tally"),
    ("web-migrations-are-history", "web:deposits/migrations/0001_initial.py", "import tallystick_web.deposits.models"),
    (
        "web-migrations-are-history",
        "web:numbers/migrations/0001_initial.py",
        "from tallystick.release.policy import Audience",
    ),
]
APPLICATIONS = (
    "organisations",
    "evidence",
    "deposits",
    "numbers",
    "plans",
    "declarations",
    "registers",
    "questionnaires",
    "reviews",
    "publications",
    "public",
    "desk",
)
PACKAGES = ("views", "presenters")
ROWS_IN_ACCOUNT = ("deposit", "extracts", "pay_files", "pay_read", "pay_report", "taking_stock", "taking_pay_stock")


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
    for name in ROWS_IN_ACCOUNT:
        (library / f"account/{name}.py").touch()
    empty_web(tmp_path / "tallystick_web")
    return library


def modules_of(app):
    """What the contract of an application lists."""
    [contract] = [one for one in CONTRACTS if one.get("containers") == [f"tallystick_web.{app}"]]
    return [module for layer in contract["layers"] for module in re.split(" [:|] ", layer)]


def empty_web(web):
    """Every application with every kind of module, and modules of core of which one knows another."""
    files = [f"{app}/{module}.py" for app in APPLICATIONS for module in modules_of(app) if module not in PACKAGES]
    apart = {"declarations/queries.py": "declarations/queries/said.py"}
    apart["questionnaires/queries.py"] = "questionnaires/queries/answers.py"
    files = [apart.get(one, one) for one in files]
    there = [(app, package) for app in APPLICATIONS for package in PACKAGES if package in modules_of(app)]
    files += [f"{app}/{package}/one.py" for app, package in there]
    files += [f"{app}/migrations/0001_initial.py" for app in APPLICATIONS]
    files += [f"core/{module}.py" for module in ("rules", "fence", "audit", "files", "models")]
    files += ["config/settings.py", "config/example/fill.py", "numbers/presenters/pay.py"]
    for file in map(web.joinpath, files):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    for folder in {folder for file in files for folder in (web / file).relative_to(web).parents}:
        (web / folder / "__init__.py").touch()
    (web / "core/models.py").write_text("import tallystick_web.core.fence\n")


@pytest.fixture
def broken_contracts(monkeypatch):
    """Gives back the ids of the contracts that the library in a folder breaks.

    Through import-linter's own use case rather than its command, which takes half a second to start.
    """
    api.configuration.configure()

    def lint(folder):
        # import-linter finds the library as Python would, and so must not be told where it is already.
        for package in ("tallystick", "tallystick_web"):
            monkeypatch.delitem(sys.modules, package, raising=False)
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
    root = skeleton.parent / "tallystick_web" if module.startswith("web:") else skeleton
    file = root / module.removeprefix("web:")
    file.parent.mkdir(exist_ok=True)
    with file.open("a", encoding="utf-8") as source:
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
