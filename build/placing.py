"""Puts what is made for a checkout in its place: beside it first, then under its name."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path


def put_in_place(path: Path, write: Callable[[Path], object]) -> None:
    """Have a file written beside its place; it gets its name when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    making = path.with_name(f".{path.name}.{os.getpid()}.making")
    try:
        write(making)
        making.replace(path)
    finally:
        making.unlink(missing_ok=True)


def refuse_taken(paths: Iterable[Path]) -> None:
    """End with a sentence where one of the files is there already."""
    there = [path for path in paths if path.exists()]
    if there:
        more = f" and {len(there) - 1} others exist" if there[1:] else " exists"
        raise SystemExit(
            f"{there[0]}{more} already. Nothing was written; say --replace to have them give way."
        )
