"""Where a paper goes: to a file that was named, or into a folder under its own name."""

from pathlib import Path
from typing import Protocol

from il2nurse.files.writing import NotWritten, refuse_taken, write_new


class Outlet(Protocol):
    """Takes a finished paper before its printing is recorded."""

    def put(self, name: str, pdf: bytes) -> None:
        """Take it; raises ``NotWritten`` or ``OSError`` where it cannot, and keeps nothing then."""
        ...

    def take_back(self) -> bool:
        """Undo the last ``put``, because its copy number was taken; False where that cannot be."""
        ...


class ToFile:
    """Writes to one file; with ``replace`` a paper that lies there gives way."""

    def __init__(self, path: Path, *, replace: bool = False) -> None:
        """Nothing is written yet."""
        self.path = path
        self._replace = replace
        self._before: bytes | None = None

    def put(self, _name: str, pdf: bytes) -> None:
        """Write it, whole and on the disk."""
        refuse_taken(self.path, pdf, replace=self._replace)
        self._before = self.path.read_bytes() if self.path.exists() else None
        write_new(self.path, pdf, replace=self._replace)

    def take_back(self) -> bool:
        """Take the file away again; a paper that gave way to it is put back."""
        if self._before is None:
            self.path.unlink(missing_ok=True)
            return True
        try:
            write_new(self.path, self._before, replace=True)
        except NotWritten:
            return False
        return True


class ToFolder:
    """Writes into a folder, each paper under a name that is still free."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written yet."""
        self._folder = folder
        self.written: list[Path] = []

    def put(self, name: str, pdf: bytes) -> None:
        """Write it under its name, or that with a number."""
        count = 1
        while True:
            path = self._folder / (f"{name}.pdf" if count == 1 else f"{name}-{count}.pdf")
            try:
                write_new(path, pdf)
            except NotWritten:
                # Only a name that is taken gives the next one: a full disk takes none of them.
                if not path.exists():
                    raise
                count += 1
            else:
                self.written.append(path)
                return

    def take_back(self) -> bool:
        """Take the last file away again."""
        self.written.pop().unlink(missing_ok=True)
        return True
