"""The command line with a home of its own, clocks that can be set ahead, and a founded ward."""

from pathlib import Path

import pytest

from il2nurse.settings import Settings
from tests.app.set_back import found, settings_at
from tests.cheap_registers import cheap_pins
from tests.cli.command_line import cli
from tests.later import later

__all__ = ["cheap_pins", "cli", "later", "ward"]


@pytest.fixture
def ward(tmp_path: Path) -> Settings:
    """A founded ward, closed again."""
    settings = settings_at(tmp_path / "home")
    found(settings)
    return settings
