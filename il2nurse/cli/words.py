"""Words of the command line as they are typed: each once and read, numbers in plain digits."""

from argparse import Action, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterable, Sequence

from il2nurse.cli.speaking import Refused


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


def refuse_unread(
    asked: Namespace, act: str, takes: Sequence[str], every: Iterable[Sequence[str]]
) -> None:
    """Raise ``Refused`` for an option of ``every`` act that this one does not read.

    Another act may be meant.
    """
    others = dict.fromkeys(option for each in every for option in each if option not in takes)
    unset = (None, False)
    strange = [f"--{o}" for o in others if getattr(asked, o.replace("-", "_")) not in unset]
    if strange:
        rest = ", ".join(f"--{each}" for each in takes)
        instead = f"It takes {rest}." if rest else "Leave it out."
        raise Refused(
            f"{', '.join(strange)}: “{act}” does not take that. {instead} Nothing was done."
        )


def refuse_replace(asked: Namespace) -> None:
    """Raise ``Refused`` where a file is to give way and none is named."""
    if asked.replace and not asked.out:
        raise Refused("--replace: no file is named that gives way. Write --out FILE beside it.")
