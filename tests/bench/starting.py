"""From starting the program to a sign-in window that takes typing, against a bare window."""

from pathlib import Path
from tempfile import TemporaryDirectory

from il2nurse.app.founding import keep_names
from tests.bench.kept import ward_file
from tests.bench.measured import Measured
from tests.bench.process import seconds_to_ready

HOME = "IL2NURSE_HOME"


def measure(*, quick: bool) -> list[Measured]:
    """Whole processes, one after the other and in turn; the register of the ward is there."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        keep_names(home, "7 West", "WOW-03")
        ward_file(home / "ward.register")
        bare, real = [], []
        # The first round only warms the system's file cache.
        for _ in range(4 if quick else 12):
            bare.append(seconds_to_ready("tests.bench.floors.bare_window"))
            real.append(seconds_to_ready("tests.bench.real_window", **{HOME: str(home)}))
    name = "start to a sign-in window that takes typing ÷ bare window"
    # The best of each: what else the machine does only ever adds.
    return [Measured(name, min(real[1:]) * 1000, "ms", 2, min(bare[1:]) * 1000)]
