"""The command line, with a home of its own for every test."""

from tests.cli.command_line import cli

__all__ = ["cli"]
