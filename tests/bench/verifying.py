"""Checking the whole chain of 100,000 entries."""

from statistics import median

from il2nurse.storage.register import open_register
from tests.bench.kept import big_file
from tests.bench.measured import Measured, seconds

COUNT = 100_000


def measure(*, quick: bool) -> list[Measured]:
    """Chain, guards, columns and texts of the file, as ``il2nurse verify`` checks them."""
    register = open_register(big_file(COUNT))
    found = register.verify()
    if not (found.intact and found.count == COUNT):
        raise RuntimeError(f"The register that was made does not verify: {found.what}.")
    taken = [seconds(register.verify) for _ in range(3 if quick else 9)]
    register.close()
    return [Measured("verify 100,000 entries", median(taken), "s", 0.5)]
