"""Register files for the measures: a ward with people and a patient, filled up, kept for later."""

from pathlib import Path

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.storage.register import Pins, SqliteRegister, create_register, open_register
from tests.bench.big_register import fill
from tests.normal import REGIMEN
from tests.storage.registers import NURSE
from tests.ward import MORNING, ZONE, make_ward

OUT = Path(__file__).parents[2] / "build" / "out"
FOLDER = OUT / "bench"


def make_file(path: Path, pins: Pins | None = None) -> SqliteRegister:
    """A new practice register that costs what the shipped program costs, or its PINs less."""
    return create_register(
        path,
        RegisterCreatedFact("R-bench", practice=True, name="7 West"),
        NURSE,
        MORNING,
        str(ZONE),
        pins=pins,
    )


def ward_file(path: Path, pins: Pins | None = None) -> Path:
    """A register with the people of a ward, one patient and an order."""
    register = make_file(path, pins)
    make_ward(register=register)
    register.close()
    return path


def big_file(count: int) -> Path:
    """The same with ``count`` entries; kept between runs while its regimen is the one of today."""
    path = FOLDER / f"{count}-{REGIMEN.digest[:8]}.register"
    if not is_sound(path):
        for old in (FOLDER / f"{count}.register", *FOLDER.glob(f"{count}-*.register")):
            old.unlink(missing_ok=True)
        FOLDER.mkdir(parents=True, exist_ok=True)
        making = path.with_suffix(".making")
        making.unlink(missing_ok=True)
        fill(ward_file(making), count)
        making.rename(path)
    return path


def is_sound(path: Path) -> bool:
    """True where the file is there and this version of the program takes it."""
    try:
        open_register(path).close()
    except BrokenRegister:
        return False
    return True
