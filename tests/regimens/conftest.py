"""The shipped regimen, as text and as loaded, and a way to spoil it."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens import BadRegimen, load
from tests.normal import FILE

Spoil: TypeAlias = Callable[[str, str, str], list[str]]


@pytest.fixture(scope="session")
def text() -> str:
    return FILE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def regimen(text: str) -> Regimen:
    return load(text, FILE.name)


@pytest.fixture(scope="session")
def spoil(text: str) -> Spoil:
    """Replace the first ``old`` after ``after`` by ``new``; the complaints, each with its line.

    A line number is shown as "here" where it is the line of the replaced text.
    """

    def spoiled(after: str, old: str, new: str) -> list[str]:
        place = text.index(old, text.index(after))
        with pytest.raises(BadRegimen) as refused:
            load(text[:place] + new + text[place + len(old) :], "ward.toml")
        begin = place + len(new) - len(new.lstrip("\n"))
        here = f"ward.toml:{text[:place].count(chr(10)) + 1 + begin - place}:"
        return [said.replace(here, "here:") for said in str(refused.value).split("\n")]

    return spoiled
