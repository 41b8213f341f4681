"""Checking the whole chain of 100,000 entries, and what a start asks where reports are kept."""

from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from il2nurse.domain.values.text import digest_of_bytes
from il2nurse.storage.register import open_register
from tests.bench.kept import big_file, ward_file
from tests.bench.measured import Measured, median_ms, seconds

COUNT = 100_000
REPORTS, LONG = 40, 1_000_000


def measure(*, quick: bool) -> list[Measured]:
    """Chain, guards, columns and texts of the file, as ``il2nurse verify`` checks them."""
    register = open_register(big_file(COUNT))
    found = register.verify()
    if not (found.intact and found.count == COUNT):
        raise RuntimeError(f"The register that was made does not verify: {found.what}.")
    taken = [seconds(register.verify) for _ in range(3 if quick else 9)]
    register.close()
    return [
        Measured("verify 100,000 entries", median(taken), "s", 0.5),
        Measured(f"check at the start with {REPORTS} reports of 1 MB", at_start(), "ms", 20),
    ]


def at_start() -> float:
    """What a small register with long reports is asked as a window opens, in milliseconds."""
    with (
        TemporaryDirectory(dir=big_file(COUNT).parent) as folder,
        closing(open_register(ward_file(Path(folder) / "reports.register"))) as register,
    ):
        for number in range(REPORTS):
            content = bytes([number]) * LONG
            register.keep_report(digest_of_bytes(content), content)
        return median_ms([partial(register.verify, reports=False)] * 9)
