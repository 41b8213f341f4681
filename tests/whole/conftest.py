"""The command line, with a home of its own for every test."""

from pathlib import Path

import pytest

from tests.whole.command_line import CommandLine


@pytest.fixture
def cli(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> CommandLine:
    monkeypatch.setenv("IL2NURSE_HOME", str(tmp_path / "home"))
    return CommandLine(tmp_path, capsys)
