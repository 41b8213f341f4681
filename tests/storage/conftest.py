"""The registers that every promise is tested on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from il2nurse.storage.register import SqliteRegister
from tests.storage.registers import KEY, Keeps, make_file, make_memory


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[SqliteRegister]:
    """A plain register file with entry 1."""
    register = make_file(tmp_path / "ward.register")
    yield register
    register.close()


@pytest.fixture(params=["plain", "keyed", "memory"])
def register(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Keeps]:
    """Each kind of register in turn, with entry 1."""
    if request.param == "memory":
        yield make_memory()
        return
    register = make_file(tmp_path / "ward.register", KEY if request.param == "keyed" else None)
    yield register
    register.close()
