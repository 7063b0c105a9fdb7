"""The workbook is one of the files that are written together."""

import hashlib
import json

from typer.testing import CliRunner

from tallystick.cli.app import app
from tests.unit.publishing.workbooks import EXAMPLE, opened, release_of_years, workbook_of


def test_the_workbook_is_written_beside_the_report_and_its_hash_is_kept(tmp_path):
    ended = CliRunner().invoke(app, ["wres", str(EXAMPLE), "--out", str(tmp_path / "out")])
    assert ended.exit_code == 0
    written = (tmp_path / "out/workbook.xlsx").read_bytes()
    run = json.loads((tmp_path / "out/run.json").read_bytes())
    assert run["files"]["workbook.xlsx"] == hashlib.sha256(written).hexdigest()
    assert opened(written).sheetnames == opened(workbook_of(release_of_years(2025))).sheetnames
