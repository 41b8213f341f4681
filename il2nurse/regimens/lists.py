"""The lists of a regimen: reasons, statements, reactions, responses."""

from collections.abc import Mapping
from typing import Final, TypedDict

from il2nurse.domain.regimen.calls import StopReason
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.regimen.reactions import ReactionTerm
from il2nurse.domain.regimen.responses import ResponseWord
from il2nurse.domain.regimen.statements import DrugChoice, Statement
from il2nurse.regimens.another_course import read_responses
from il2nurse.regimens.calls import read_stop_reasons
from il2nurse.regimens.needed import RegimenWay
from il2nurse.regimens.reactions import (
    read_outcomes,
    read_reactions,
)
from il2nurse.regimens.statements import (
    read_drug_choices,
    read_hold_reasons,
    read_reasons,
    read_statements,
)
from il2nurse.regimens.toml.table import TomlTable

# Texts kept in older registers lack it; a kind says what of it every file of the kind has.
ON_BAG: Final = "on_bag"
ON_SYRINGE: Final = "on_syringe"


class Lists(TypedDict):
    """Statements and words that are shown and chosen from, and decide nothing."""

    contraindications: tuple[Statement, ...]
    interactions: tuple[Statement, ...]
    drug_choices: tuple[DrugChoice, ...]
    storage: tuple[Statement, ...]
    emergency: tuple[Statement, ...]
    settled: tuple[Statement, ...]
    on_label: tuple[Statement, ...]
    hold_reasons: tuple[Choice, ...]
    holds_apart: frozenset[str]
    holds_about: Mapping[str, frozenset[str]]
    pause_reasons: tuple[Choice, ...]
    stop_reasons: tuple[StopReason, ...]
    reactions: tuple[ReactionTerm, ...]
    outcomes: tuple[Choice, ...]
    responses: tuple[ResponseWord, ...]


def read_lists(root: TomlTable, fields: Mapping[str, Field], way: RegimenWay) -> Lists:
    """Read every list of the file; only an infusion is paused, and only tumours respond."""
    holds = read_hold_reasons(root, fields)
    reactions = read_reactions(root)
    interactions = read_statements(root, "interaction", fields)
    return Lists(
        contraindications=read_statements(root, "contraindication", fields),
        interactions=interactions,
        drug_choices=read_drug_choices(root, interactions),
        storage=read_statements(root, "storage"),
        emergency=read_statements(root, "emergency"),
        settled=read_statements(root, "settled"),
        on_label=read_statements(root, ON_BAG if way.in_bag else ON_SYRINGE, required=False),
        hold_reasons=holds.choices,
        holds_apart=holds.apart,
        holds_about=holds.about,
        pause_reasons=read_reasons(root, "pause_reason") if way.in_bag else (),
        stop_reasons=read_stop_reasons(root, reactions) if way.in_bag else (),
        reactions=reactions,
        outcomes=read_outcomes(root),
        responses=() if way.in_weeks else read_responses(root),
    )
