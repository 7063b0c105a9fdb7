"""`tallystick serve`: what it starts, and what it says where it cannot."""

import os
import stat
import subprocess

import pytest

from tallystick.errors import WrongArguments
from tallystick_web.config import serve as serving


class Process:
    """A process that ends when it is told to, or at once."""

    def __init__(self, command, *, ends):
        self.command, self.ends, self.told = command, ends, False

    def poll(self):
        return 0 if self.ends else None

    def terminate(self):
        self.told = True

    def wait(self):
        return 0


@pytest.fixture
def started(monkeypatch):
    """What is run and started in place of the real programs; the worker ends at once, and so does the rest."""
    found = []

    def run(command, check):
        found.append(command)
        return subprocess.CompletedProcess(command, 0)

    def start(command):
        found.append(Process(command, ends="db_worker" in command))
        return found[-1]

    monkeypatch.setattr(serving.subprocess, "run", run)
    monkeypatch.setattr(serving.subprocess, "Popen", start)
    monkeypatch.setattr(serving.signal, "signal", lambda *_: None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    return found


def test_made_up_data_need_no_settings(started, tmp_path):
    serving.serve(example=True, data=tmp_path / "service", port=8123, processes=1)
    assert os.environ["TALLYSTICK_ADDRESS"] == "http://127.0.0.1:8123"
    steps = [command[3] for command in started if isinstance(command, (list, tuple))]
    assert steps[:3] == ["migrate", "collectstatic", "make_example"]
    processes = [one for one in started if isinstance(one, Process)]
    assert len(processes) == 2
    assert all(one.told for one in processes)


def test_the_secret_is_made_once_and_is_its_owners_alone(tmp_path):
    file = tmp_path / "secret"
    first = serving._secret(file)
    assert serving._secret(file) == first
    assert len(first) > 60
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_step_that_fails_stops_the_start(monkeypatch):
    monkeypatch.setattr(serving.subprocess, "run", lambda command, check: subprocess.CompletedProcess(command, 1))
    with pytest.raises(WrongArguments, match="'migrate' failed"):
        serving.serve(example=False, data="", port=8000, processes=1)


def test_it_answers_where_it_is_told_to(started, tmp_path):
    serving.serve(example=False, data=tmp_path, host="0.0.0.0", port=8123, processes=1)
    assert "0.0.0.0:8123" in next(one for one in started if isinstance(one, Process)).command


def test_made_up_data_are_served_on_this_machine_alone(started, tmp_path):
    with pytest.raises(WrongArguments, match="Leave --host out"):
        serving.serve(example=True, data=tmp_path, host="0.0.0.0", port=8123, processes=1)
    assert started == []


def test_where_the_web_is_not_installed_it_says_how(monkeypatch):
    monkeypatch.setattr(serving, "find_spec", lambda name: None)
    with pytest.raises(WrongArguments, match="pip install"):
        serving.serve(example=False, data="", port=8000, processes=1)
