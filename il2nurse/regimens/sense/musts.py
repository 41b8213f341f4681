"""What every regimen of a kind holds, refuses or says, however a site writes its file."""

from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.rules import Result
from il2nurse.regimens.toml.table import TomlTable

LEAST: Final = (
    Result.WATCH,
    Result.RELATIVE,
    Result.BLOCK,
    Result.HOLD,
    Result.ABSOLUTE,
    Result.STOP,
)


@dataclass(frozen=True, slots=True)
class Must:
    """What follows ``at`` these keys is ``least`` this or worse, for what ``about`` says.

    ``passed`` names what may let it pass all the same. The tests are hard gates where
    ``hard_gate`` is set: nobody waives them. Where it holds ``if_asked``, a file that has no such
    question need not.
    """

    about: str
    at: tuple[str, ...]
    least: Result
    passed: frozenset[str]
    hard_gate: bool
    if_asked: bool
    source: str
    confidence: str


def read_must(table: TomlTable) -> Must:
    """One table ``[[must_hold]]`` of a kind."""
    source, confidence = table.sourced()
    word = table.one_of("least", [each.value for each in LEAST])
    passed = table.texts("passed", required=False)
    found = Must(
        about=table.text("about"),
        at=table.texts("at"),
        least=Result(word) if word in LEAST else Result.WATCH,
        passed=frozenset(passed),
        hard_gate=table.flag("hard_gate"),
        if_asked=table.flag("if_asked"),
        source=source,
        confidence=confidence,
    )
    table.done()
    return found


@dataclass(frozen=True, slots=True)
class Have:
    """What each file of the kind has ``at`` these places, for what ``about`` says."""

    about: str
    at: tuple[str, ...]
    source: str


def read_have(table: TomlTable) -> Have:
    """One table ``[[must_have]]`` of a kind."""
    source, _ = table.sourced()
    found = Have(table.text("about"), table.texts("at"), source)
    table.done()
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """Each text ``at`` these places holds all of the ``words``, for what ``about`` says."""

    about: str
    at: tuple[str, ...]
    words: tuple[str, ...]
    source: str


def read_said(table: TomlTable) -> Said:
    """One table ``[[must_say]]`` of a kind."""
    source, _ = table.sourced()
    found = Said(table.text("about"), table.texts("at"), table.texts("words"), source)
    table.done()
    return found


@dataclass(frozen=True, slots=True)
class Reserved:
    """Of the places that fit ``at`` these ``only`` may say the ``words``, and no other."""

    about: str
    at: str
    words: str
    only: tuple[str, ...]
    source: str


def read_reserved(table: TomlTable) -> Reserved:
    """One table ``[[may_say]]`` of a kind."""
    source, _ = table.sourced()
    at, words = table.text("at"), table.text("words")
    found = Reserved(table.text("about"), at, words, table.texts("only"), source)
    table.done()
    return found
