"""A register that cannot be read or trusted, as a whole or in one of its entries."""

from il2nurse.domain.record.register.entries import Entry


class BrokenRegister(Exception):
    """The register cannot be opened or does not verify; nothing was overwritten."""


class KeyMissing(BrokenRegister):
    """The register is encrypted, as it seems, and this station has no key that opens it."""


class BrokenRecord(BrokenRegister):
    """One entry cannot be read; nothing in it is guessed."""

    def __init__(self, entry: Entry, what: str) -> None:
        """Say which entry it is and what is wrong with it."""
        super().__init__(
            f"Entry {entry.number} ({entry.kind.label}) cannot be read: {what}. Nothing was "
            "changed, and nothing is guessed; keep the register as it is and call the ward's IT."
        )
