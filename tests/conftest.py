"""What every test shares: no screen, no key store, files in memory, how examples are drawn."""

import gc
import os
import shutil
from pathlib import Path

from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The key store of whoever runs the tests stays theirs.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# A register waits for the disk at each entry, and no test pulls the plug: where the machine offers
# enough memory as a folder, the files of tests lie there.
MEMORY, ENOUGH_BYTES = Path("/dev/shm"), 2 << 30  # noqa: S108 - the folder of each run is its own
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
settings.register_profile("ci", deadline=None, print_blob=True)
settings.load_profile("ci")


def pytest_collection() -> None:
    """What is read now stays to the end: a search among it finds nothing, over and over again."""
    gc.disable()


def pytest_collection_finish() -> None:
    """From now on garbage is searched for among what the tests make, and nowhere else."""
    gc.collect()
    gc.freeze()
    gc.enable()
