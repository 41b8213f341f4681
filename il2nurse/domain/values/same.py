"""A thing as a key by which something about it is kept: that thing, and none that is like it."""

from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Same(Generic[Thing]):
    """Equal to another of the same thing only. It holds the thing, which so is never confused."""

    __slots__ = ("thing",)

    def __init__(self, thing: Thing) -> None:
        """Hold the thing."""
        self.thing = thing

    def __hash__(self) -> int:
        """By which thing it is, not by what that says."""
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        """True of the same thing."""
        return isinstance(other, Same) and self.thing is other.thing
