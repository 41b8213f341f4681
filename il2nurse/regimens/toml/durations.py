"""A length of time that a file must give."""

from datetime import timedelta

from il2nurse.regimens.toml.table import TomlTable


def needed_duration(table: TomlTable, key: str) -> timedelta:
    """The length of time; where it is missing the table has complained, and any one will do."""
    return table.duration(key, required=True) or timedelta(minutes=1)
