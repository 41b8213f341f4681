"""What a power cut leaves of a writer whose changes had begun to reach the file."""

import shutil
from contextlib import closing
from pathlib import Path

from il2nurse.storage.sqlite.connection import connect


def leave_hot_journal(path: Path, dead: Path, key: bytes | None = None) -> Path:
    """The register in the folder ``dead``, half of a change in it, and its journal beside."""
    dead.mkdir()
    journal = path.with_name(f"{path.name}-journal")
    with closing(connect(path, key)) as database:
        database.execute("PRAGMA cache_size = 5")
        database.execute("BEGIN IMMEDIATE")
        for number in range(400):
            row = (f"digest {number}", "x" * 900)
            database.execute("INSERT INTO regimen_text VALUES (?, 'r', '1', ?, 's')", row)
        shutil.copy(path, dead / path.name)
        shutil.copy(journal, dead / journal.name)
        database.rollback()
    return dead / path.name
