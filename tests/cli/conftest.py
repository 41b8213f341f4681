"""The command line, with a home of its own for every test."""

from tests.cheap_registers import cheap_pins
from tests.cli.command_line import cli

__all__ = ["cheap_pins", "cli"]
