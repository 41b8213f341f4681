"""A pipe that is closed ends a command without a word."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "words",
    [
        ("regimen", "print", "aldesleukin-high-dose-iv"),
        ("regimen", "list"),
        ("regimen", "check", "aldesleukin-high-dose-iv"),
    ],
)
def test_a_pipe_that_is_closed_ends_quietly(words: tuple[str, ...]) -> None:
    asked = [sys.executable, "-m", "il2nurse", *words]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as begun:
        assert begun.stdout
        assert begun.stderr
        begun.stdout.close()
        said = begun.stderr.read()
    assert not said
