"""The warnings of a regimen in their groups, as they are read before a course is ordered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.statements import Statement
from il2nurse.readable.words import SAID_CONFIDENCES, source_in_words

INTERACTIONS: Final = "Drugs that interact"
# In the order in which they are read; every level of a contraindication has its heading.
HEADINGS: Final[Mapping[str, str]] = {
    "boxed warning": "Boxed warnings",
    "contraindicated": "Contraindicated",
    "re-treatment": "No further treatment after",
    "caution": "Take care",
}


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """Statements under one heading."""

    heading: str
    statements: tuple[Statement, ...]


def warning_groups(regimen: Regimen) -> tuple[StatementGroup, ...]:
    """Boxed warnings, contraindications, cautions and interactions; none is left out."""
    found = [
        StatementGroup(heading, tuple(s for s in regimen.contraindications if s.level == level))
        for level, heading in HEADINGS.items()
    ]
    found.append(StatementGroup(INTERACTIONS, regimen.interactions))
    return tuple(group for group in found if group.statements)


def in_points(statements: Iterable[Statement]) -> str:
    """Several statements under each other, each with its point."""
    return "\n".join(f"• {each.text}" for each in statements)


def sources_in_words(statements: Iterable[Statement]) -> str:
    """Every source of several statements, each named once, by how sure they are."""
    named: dict[str | None, dict[str, None]] = {}
    for each in statements:
        sure = each.confidence if each.confidence in SAID_CONFIDENCES else None
        parts = (part.strip() for part in each.source.split(";"))
        named.setdefault(sure, {}).update(dict.fromkeys(parts))
    return "; ".join(source_in_words("; ".join(parts), sure) for sure, parts in named.items())
