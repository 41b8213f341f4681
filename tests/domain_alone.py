"""A pytest plugin that makes the libraries of the other rooms unimportable.

With it, `tests/domain` runs as on a machine that has neither Qt, SQL nor PDF.
"""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pytest

WALLED_OFF = {"PySide6", "shiboken6", "sqlalchemy", "alembic", "sqlcipher3", "argon2", "reportlab"}


class Wall(MetaPathFinder):
    """Answers for the walled-off libraries before anyone can find them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse a walled-off library; leave the others to the next finder."""
        if fullname.partition(".")[0] in WALLED_OFF:
            message = f"{fullname} is not importable in the domain's own test run."
            raise ModuleNotFoundError(message, name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know the settings of pytest-qt, which cannot be loaded here."""
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "unused here")


def pytest_configure() -> None:
    """Put the wall up, and make sure that nothing was let in before it."""
    if early := WALLED_OFF & sys.modules.keys():
        message = f"Imported before the wall stood: {', '.join(sorted(early))}."
        raise pytest.UsageError(message)
    sys.meta_path.insert(0, Wall())
