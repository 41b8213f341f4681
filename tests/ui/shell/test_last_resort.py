"""What nobody expected becomes a sentence and a line without patient data."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType

from il2nurse.ui.look.tones import Tone
from il2nurse.ui.shell.last_resort import SENTENCE, LastResort

NAME = "MARSH, Eleanor"


@pytest.fixture
def said() -> list[tuple[str, str]]:
    return []


@pytest.fixture
def last(tmp_path: Path, said: list[tuple[str, str]]) -> LastResort:
    return LastResort(tmp_path / "trouble.log", lambda tone, text: said.append((tone, text)))


def fail() -> None:
    raise ValueError(f"{NAME} weighs nothing")


def catch(last: LastResort) -> None:
    try:
        fail()
    except ValueError as problem:
        last.catch(type(problem), problem, problem.__traceback__)


def test_an_error_is_said_in_one_sentence(last: LastResort, said: list[tuple[str, str]]) -> None:
    catch(last)
    assert said == [(Tone.DANGER.value, SENTENCE)]


def test_the_log_tells_the_place_and_never_the_value(last: LastResort, tmp_path: Path) -> None:
    catch(last)
    log = (tmp_path / "trouble.log").read_text(encoding="utf-8")
    assert "ValueError at test_last_resort.py:" in log
    assert "fail" in log
    assert NAME not in log


def test_what_qt_says_is_logged_without_its_text(last: LastResort, tmp_path: Path) -> None:
    last.note(QtMsgType.QtWarningMsg, QMessageLogContext(), f"cannot show {NAME}")
    log = (tmp_path / "trouble.log").read_text(encoding="utf-8")
    assert "Qt QtWarningMsg" in log
    assert NAME not in log


def test_a_log_that_cannot_be_written_stops_nothing(
    tmp_path: Path, said: list[tuple[str, str]]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    blocked = LastResort(tmp_path / "file" / "trouble.log", lambda *both: said.append(both))
    catch(blocked)
    assert said == [(Tone.DANGER.value, SENTENCE)]


def test_a_long_log_is_begun_anew_and_the_old_one_kept(last: LastResort, tmp_path: Path) -> None:
    log = tmp_path / "trouble.log"
    log.write_text("x" * 200_001, encoding="utf-8")
    catch(last)
    assert len(log.read_text(encoding="utf-8")) < 1_000
    assert (tmp_path / "trouble.old").exists()
