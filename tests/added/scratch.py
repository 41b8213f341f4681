"""A copy of the program in which something is really added, and its tests are run."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PARTS: Final = ("il2nurse", "tests", "resources", "build", "docs", "CONTRIBUTING.md")
LEFT_OUT: Final = shutil.ignore_patterns("out", "*.png")
"""Compiled code goes along with the time of its file, so that only what changes is compiled."""


class Scratch:
    """The copy; ``touched`` are the files of the program that were added or changed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.touched: set[str] = set()
        for part in PARTS:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, folder / part, ignore=LEFT_OUT)
            else:
                shutil.copy(ROOT / part, folder / part)
        shutil.copy(ROOT / "pyproject.toml", folder)

    def write(self, path: str, text: str) -> None:
        """A new file of the program."""
        where = self.folder / "il2nurse" / path
        assert not where.exists()
        where.write_text(text, encoding="utf-8")
        self.touched.add(path)

    def change(self, path: str, old: str, new: str) -> None:
        """Put something in the place of what stands once in a file of the copy."""
        where = self.folder / path
        text = where.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path}: {old}"
        where.write_text(text.replace(old, new), encoding="utf-8")
        self.touched.add(path)

    def put_before(self, path: str, mark: str, added: str) -> None:
        """Add to a file of the program, before something that stands in it once."""
        where = self.folder / "il2nurse" / path
        text = where.read_text(encoding="utf-8")
        assert text.count(mark) == 1, f"{path}: {mark}"
        where.write_text(text.replace(mark, added + mark), encoding="utf-8")
        self.touched.add(path)

    def write_test(self, text: str) -> str:
        """A test of what was added, which goes with it and counts for none."""
        path = self.folder / "tests" / "added" / "test_really_added.py"
        path.write_text(text, encoding="utf-8")
        return "tests/added/test_really_added.py"

    def run_tests(self, *words: str) -> str:
        """Run tests of the copy in a process of their own; what they said."""
        return self.run("pytest", "-q", "-p", "no:cacheprovider", *words)

    def run(self, *words: str) -> str:
        """Run a module of the copy in a process of its own; what it said."""
        command = (sys.executable, "-m", *words)
        done = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
        return done.stdout
