"""A register in memory a second time: what was recorded once needs no recording again."""

from il2nurse.storage.memory import MemoryRegister
from tests.cheap_pins import CHEAP


def twin(kept: MemoryRegister) -> MemoryRegister:
    """A register with the same entries, PINs and texts, which goes on by itself."""
    made = MemoryRegister(kept.identity(), CHEAP)
    for name, held in vars(kept).items():
        if isinstance(held, list):
            setattr(made, name, list(held))
        elif isinstance(held, dict):
            setattr(made, name, {key: fresh(value) for key, value in held.items()})
    return made


def fresh(value: object) -> object:
    """Lists are copied; entries, texts and hashes never change."""
    return list(value) if isinstance(value, list) else value
