"""Words of the command line as they are typed: each option once, numbers in plain digits."""

from argparse import Action, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence


class Once(Action):
    """Keeps what stands behind an option, and refuses the option where it stands twice.

    Of two weights the last one would be taken, and nobody would see that the first was not.
    """

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        """Keep the value."""
        if option_string is not None:
            given: frozenset[str] = getattr(namespace, "given_once", frozenset())
            if self.dest in given:
                parser.error(f"{option_string} stands more than once; write it once")
            namespace.given_once = given | {self.dest}
        setattr(namespace, self.dest, values)


class Words(ArgumentParser):
    """A command's options, each of which may stand once."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as they come for argparse
        for name in (None, "store"):
            self.register("action", name, Once)


def whole_number(typed: str) -> int:
    """A number in plain digits, and in no other way in which Python would read one."""
    if typed.startswith("-") and typed[1:].isdecimal() and typed.isascii():
        raise ArgumentTypeError(f"“{typed}” is too low; give at least 1")
    if not (typed.isascii() and typed.isdecimal()):
        raise ArgumentTypeError(f"“{typed}” is not a whole number")
    return int(typed)


def named(typed: str) -> str:
    """A patient's number, of which something has to stand there."""
    if not typed.strip():
        raise ArgumentTypeError("it is empty; name the patient")
    return typed
