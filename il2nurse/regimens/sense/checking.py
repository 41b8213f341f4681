"""Every invariant over a regimen file that can be read: whether it can also be meant."""

from collections.abc import Mapping

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens.sense import (
    allergies,
    bounds,
    daily,
    gates,
    hard_gates,
    having,
    marking,
    missed,
    sentences,
    shape,
    signers,
    sums,
    watched,
)
from il2nurse.regimens.sense.judged import judgements
from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.places import places_of
from il2nurse.regimens.toml.lines import Path
from il2nurse.regimens.toml.problems import Problem


def find_nonsense(
    regimen: Regimen, document: Mapping[str, object], lines: Mapping[Path, int], kind: RegimenKind
) -> list[Problem]:
    """Every figure, limit and sentence that cannot be meant, each with the line of the other."""
    places = places_of(document, lines)
    judged = judgements(regimen)
    return [
        *bounds.other_ways(kind, places),
        *bounds.out_of_bounds(kind, places, judged),
        *daily.days_out_of_bounds(kind, places),
        *daily.days_not_filled(places),
        *bounds.sentence_problems(kind, places),
        *sums.sums_that_disagree(regimen, places),
        *sums.bags_outside_window(regimen, places),
        *sums.steps_too_coarse(regimen, places),
        *sums.weights_that_differ(regimen, places),
        *shape.limits_out_of_order(regimen, places),
        *shape.resumed_too_early(regimen, places),
        *sentences.sentences_that_differ(judged, places),
        *allergies.names_that_hold_nothing(regimen, places),
        *missed.sets_nobody_can_explain(regimen, places),
        *sentences.labels_that_differ(places),
        *gates.gates_taken_away(regimen, kind, places),
        *hard_gates.hard_gates_opened(regimen, kind, places),
        *having.parts_taken_away(regimen, kind, places),
        *signers.steps_for_anybody(regimen, places),
        *marking.words_taken_away(kind, places),
        *marking.words_reserved(kind, places),
        *signers.steps_nobody_signs(regimen, places),
        *watched.forbidden_and_watched(regimen, places),
    ]
