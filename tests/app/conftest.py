"""The command line, with a home of its own for every test, and clocks that can be set ahead."""

from tests.cheap_pins import cheap_pins
from tests.cli.command_line import cli
from tests.later import later

__all__ = ["cheap_pins", "cli", "later"]
