"""`regesta read`: what is printed, for programs and for people."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner

from regesta.cli.app import app

TEXT = "Russia launched 94 drones at Ukraine on Friday, officials in Kyiv said.\n"


def test_lines_for_programs_start_with_the_document(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    result = CliRunner().invoke(app, ["read", "--format", "jsonl", "--text", "--date", "2025-01-18", str(file)])
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert result.stderr == ""
    assert [record["record"] for record in records].count("document") == 1
    assert records[0]["text"] == TEXT
    assert records[0]["published"]["value"] == "2025-01-18"
    for record in records[1:]:
        assert record["text"] == TEXT[record["start"] : record["end"]]


def test_the_text_is_left_out_unless_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    result = CliRunner().invoke(app, ["read", "--format", "jsonl", str(file)])
    assert "text" not in json.loads(result.stdout.splitlines()[0])


def test_a_page_for_people_tells_date_basis_and_statements(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"Drones over\x1b[31m Kyiv\n\n{TEXT}")
    result = CliRunner().invoke(app, ["read", "--date", "2025-01-18", str(file)])
    lines = result.stdout.splitlines()
    assert lines[0] == str(file)
    assert "published 2025-01-18 (given" in lines[2]
    assert any(line.startswith("  utterance") for line in lines)
    assert "\x1b" not in result.stdout


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(TEXT * 20)
    command = [sys.executable, "-m", "regesta", "read", "--format", "jsonl", str(tmp_path)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    messages = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=60) in (0, 141)
    assert messages == b""


def test_the_same_input_prints_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT * 3)
    command = [sys.executable, "-m", "regesta", "read", "--format", "jsonl", str(file)]
    runs = {
        subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
