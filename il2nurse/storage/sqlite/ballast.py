"""A spare file, given up when the disk is full, so that what is being recorded still fits."""

import glob
import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from il2nurse.files.writing import open_private
from il2nurse.storage.files.kept_copies import is_copy

SIZE: Final = 256 * 1024
# Room that must be free beside the ballast before it is laid again.
SPARE: Final = 64 * SIZE


# What a register is called that gave way to a copy; nothing is recorded in it any more.
GIVEN_UP: Final = re.compile(r".+\.(?:damaged|set-aside)-\d{8}T\d{6}Z")


def clear_ballast(register: Path) -> None:
    """Take away what older programs laid beside copies, and any beside registers given up."""
    with suppress(OSError):
        for path in register.parent.glob(f"{glob.escape(register.name)}.*.ballast"):
            beside = path.with_suffix("")
            if is_copy(beside) or GIVEN_UP.fullmatch(beside.name):
                path.unlink(missing_ok=True)


class Ballast:
    """The ballast of one register; it lies beside it as ``<name>.ballast``."""

    def __init__(self, register: Path) -> None:
        """Name the file; ``lay`` makes it."""
        self.path = register.with_name(f"{register.name}.ballast")

    def lay(self) -> bool:
        """Take the room where it is not taken yet; False where the disk has none."""
        try:
            if self.path.exists() and self.path.stat().st_size >= SIZE:
                return True
            with open_private(self.path, "wb") as file:
                file.write(secrets.token_bytes(SIZE))
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.release()
            return False
        return True

    def lay_again(self) -> bool:
        """Take the room again once the disk has plenty; False where it has not."""
        try:
            free = shutil.disk_usage(self.path.parent).free
        except OSError:
            return False
        return free >= SPARE and self.lay()

    def release(self) -> bool:
        """Give the room up; True where there was any to give."""
        try:
            self.path.unlink()
        except OSError:
            return False
        return True
