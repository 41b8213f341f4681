"""Answers as the body of an entry keeps them."""

from collections.abc import Mapping

from il2nurse.domain.record.register.entries import Json
from il2nurse.domain.regimen.fields import Answer


def write_answers(answers: Mapping[str, Answer]) -> dict[str, Json]:
    """Answers as a body keeps them."""
    return {key: list(a) if isinstance(a, tuple) else a for key, a in answers.items()}


def read_answers(value: Json) -> dict[str, Answer]:
    """Answers as a body kept them."""
    if not isinstance(value, dict):
        return {}
    return {
        key: tuple(str(item) for item in kept) if isinstance(kept, list) else str(kept)
        for key, kept in value.items()
    }
