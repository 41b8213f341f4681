"""Reactions of a regimen file: terms, grades, outcomes, and what may be reopened."""

from il2nurse.domain.record.dose.reaction import ONGOING
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.regimen.reactions import (
    GRADES,
    PLAIN_GRADING,
    PLAIN_OUTCOMES,
    Grading,
    ReactionTerm,
)
from il2nurse.regimens.statements import read_reasons
from il2nurse.regimens.toml.table import TomlTable

LEAST_OUTCOMES = 2


def read_reactions(root: TomlTable) -> tuple[ReactionTerm, ...]:
    """The adverse reactions that may be recorded."""
    return tuple(_term(table) for table in root.tables("reaction", required=True))


def _term(table: TomlTable) -> ReactionTerm:
    permanent = table.flag("permanent_stop")
    grade = table.maybe_whole("permanent_stop_grade")
    term = ReactionTerm(
        id=table.name("reaction"),
        label=table.text("label"),
        system=table.text("system"),
        life_threatening=table.flag("life_threatening", required=True),
        permanent_stop=permanent,
        permanent_stop_grade=1 if grade is None else grade,
        grades=table.texts("grades", required=False),
    )
    if grade is not None and not permanent:
        table.complain('needs "permanent_stop = true".', "permanent_stop_grade")
    if term.permanent_stop_grade not in GRADES:
        table.complain("a grade is 1 to 5.", "permanent_stop_grade")
    if len(term.grades) > len(GRADES):
        table.complain("there are five grades.", "grades")
    table.done()
    return term


def read_grading(root: TomlTable) -> Grading:
    """The scheme of the grades; a plain one for a text that was kept before there was any."""
    table = root.table("grading")
    if table is None:
        return PLAIN_GRADING
    source, confidence = table.sourced()
    found = Grading(
        scheme=table.text("scheme"),
        version=table.text("version"),
        texts=table.texts("texts"),
        source=source,
        confidence=confidence,
    )
    if len(found.texts) != len(GRADES):
        table.complain("write one text for each of the five grades.", "texts")
    table.done()
    return found


def read_outcomes(root: TomlTable) -> tuple[Choice, ...]:
    """How a reaction may come out; plain ones for a text that was kept before there were any."""
    if not root.has("reaction_outcome"):
        return PLAIN_OUTCOMES
    found = read_reasons(root, "reaction_outcome")
    if ONGOING not in {choice.word for choice in found} or len(found) < LEAST_OUTCOMES:
        root.complain(f'one outcome is "{ONGOING}", and there is another.', "reaction_outcome", 0)
    return found


def read_reopening(root: TomlTable) -> bool:
    """Whether a prescriber may also reopen a cycle that was stopped by held doses."""
    table = root.table("reopening")
    if table is None:
        return False
    table.sourced()
    table.maybe_text("note")
    allowed = table.flag("cycle_after_holds", required=True)
    table.done()
    return allowed
