"""What tests/conftest.py promises about every test holds."""

import socket
import subprocess
import sys

import pytest
from hypothesis import settings

from tests.conftest import NetworkBlocked
from tests.repository.tracked import ROOT

# NETWORK


def test_another_machine_cannot_be_reached():
    with socket.socket() as afar, pytest.raises(NetworkBlocked):
        afar.connect(("192.0.2.1", 80))
    with pytest.raises(NetworkBlocked):
        socket.create_connection(("192.0.2.1", 80))


def test_a_datagram_cannot_be_sent_to_another_machine():
    with socket.socket(type=socket.SOCK_DGRAM) as afar, pytest.raises(NetworkBlocked):
        afar.sendto(b"x", ("192.0.2.1", 53))


def test_another_machine_cannot_be_looked_up():
    with pytest.raises(NetworkBlocked):
        socket.create_connection(("example.org", 80))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_can_be_reached(host):
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection((host, server.getsockname()[1])).close()


# SKIPS


@pytest.fixture
def outcome_of(tmp_path):
    """Runs a test module of its own under tests/conftest.py; gives back how pytest ended."""

    def run(source, *, ci):
        (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-c", ROOT / "pyproject.toml", "--rootdir", ROOT]
        command += ["-p", "tests.conftest", "-o", f"cache_dir={tmp_path / 'cache'}", tmp_path]
        environment = {"PATH": "", "PYTHONPATH": str(ROOT), **({"CI": "true"} if ci else {})}
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)

    return run


IN_A_TEST = "import pytest\ndef test_it():\n    pytest.skip('not today')\n"
OF_A_MODULE = "import pytest\npytest.skip('not today', allow_module_level=True)\n"
EXPECTED = "import pytest\n@pytest.mark.xfail(reason='known')\ndef test_it():\n    assert False\n"


@pytest.mark.parametrize("source", [IN_A_TEST, OF_A_MODULE])
def test_a_skip_is_a_failure_in_ci_alone(source, outcome_of):
    at_a_desk, in_ci = outcome_of(source, ci=False), outcome_of(source, ci=True)
    assert "1 skipped" in at_a_desk.stdout
    assert in_ci.returncode in (1, 2)
    assert "a skip is a failure in CI" in in_ci.stdout
    assert "not today" in in_ci.stdout


def test_an_expected_failure_is_no_skip(outcome_of):
    ended = outcome_of(EXPECTED, ci=True)
    assert (ended.returncode, "1 xfailed" in ended.stdout) == (0, True)


def test_a_warning_is_a_failure(outcome_of):
    ended = outcome_of("import warnings\ndef test_it():\n    warnings.warn('soon')\n", ci=False)
    assert (ended.returncode, "1 failed" in ended.stdout) == (1, True)


# EXAMPLES


def test_the_profiles_are_what_the_makefile_says():
    quick, long = (settings.get_profile(name) for name in ("quick", "long"))
    assert (quick.derandomize, quick.deadline) == (True, None)
    assert (long.derandomize, long.max_examples) == (False, 10_000)


OF_COSTLY_LAWS = """
import tests.conftest
from tests.generative.examples import costlier, costliest, costly
print(costly.max_examples, costlier.max_examples, costliest.max_examples)
"""


@pytest.mark.parametrize(("profile", "fewest", "most"), [("quick", 25, 60), ("long", 1_000, 2_500)])
def test_costly_laws_are_tried_on_as_many_examples_as_the_makefile_says(profile, fewest, most):
    environment = {"PATH": "", "PYTHONPATH": str(ROOT), "TALLYSTICK_EXAMPLES": profile}
    command = [sys.executable, "-c", OF_COSTLY_LAWS]
    ended = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    numbers = [int(number) for number in ended.stdout.split()]
    assert (min(numbers), max(numbers)) == (fewest, most)
