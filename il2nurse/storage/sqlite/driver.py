"""The SQLite driver as this room uses it; the driver itself comes without types."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol


class Cursor(Protocol):
    """What one statement gave."""

    def fetchone(self) -> Any:  # noqa: ANN401 - a row of whatever was asked for
        """The next row, or None."""
        ...

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""
        ...

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        """Row by row."""
        ...


class Database(Protocol):
    """A connection to a file."""

    def execute(self, sql: str, parameters: tuple[Any, ...] = (), /) -> Cursor:
        """Run one statement."""
        ...

    def rollback(self) -> None:
        """Take the open transaction back, if there is one."""
        ...

    def backup(self, target: "Database", /, *, pages: int) -> None:
        """Copy the whole file into another connection's."""
        ...

    def set_authorizer(self, judge: Callable[..., int], /) -> None:
        """Have every statement judged before it runs."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
