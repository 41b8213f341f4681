"""What the names in a regimen file stand for, in words: figures, what is worked out, rules."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import BAG
from il2nurse.readable.words import RESULT_WORDS, band_in_words

FIGURE_WORDS: Final[Mapping[str, str]] = {
    "alarm_again_minutes": "An alarm that somebody acknowledged sounds again after",
    "bag_limit_hours": "From the first vial dissolved to the end of the infusion, at most",
    BAG.id: "Usual bag",
    "bag_overfill_percent": "More in a bag than is printed on it",
    "concentration_high_mg_per_ml": "Highest concentration in the bag",
    "concentration_low_mg_per_ml": "Lowest concentration in the bag",
    "course_weeks": "From one course to the next",
    "cycle_days": "Days of a cycle",
    "cycles_per_course": "Cycles of a course",
    "dose_highest_international_units": "Highest single dose without confirming by hand",
    "dose_international_units_per_kg": "Dose for each kg of body weight",
    "dose_lowest_international_units": "Lowest single dose without confirming by hand",
    "dose_mg_per_kg": "The same dose by mass",
    "doses_per_course": "Doses of a course, at most",
    "doses_per_cycle": "Doses of a cycle, at most",
    "drawn_before_days": "Blood for CD4 cells and viral load is drawn before a course, at most",
    "earliest_hours_after_start": "From one start to the next, at least",
    "end_soon_minutes": "Said before the end of a bag, so that the next one is there",
    "expiry_warning_minutes": "Said before a value is too old for the start",
    "full_from_percent": "Of the volume, from which a dose was given in full",
    "held_doses_stop_cycle": "Held doses that stop the cycle",
    "infusion_hours": "Time of the infusion, one bag after the other",
    "infusion_minutes": "Time of the infusion",
    "international_units_per_ml": "In each mL once dissolved",
    "interval_hours": "From one dose to the next",
    "mg_per_ml": "In each mL once dissolved, by mass",
    "mixing_minutes": "Time for mixing at the bedside",
    "most_given_percent": "Of the volume, more than this was misread",
    "near_limit_percent": "Near a limit of the concentration: ask pharmacy within",
    "next_course_days": "From discharge to the next course, at least",
    "override_percent": "Rounding may change the dose without a pharmacist, at most",
    "refuse_percent": "Rounding may change the dose at all, at most",
    "relative_stop_count": "Relative criteria met that stop the cycle",
    "response_review_days": "Response review after a course",
    "rest_days": "Rest between cycles",
    "shortest_rest_days": "Shortest rest that a prescriber may decide",
    "slot_window_minutes": "A dose may start later than planned, at most",
    "sterile_water_ml_per_vial": "Sterile water into each vial",
    "syringe_limit_hours": "From the first vial dissolved to the injection, at most",
    "unreliable_after_days": "After a course CD4 cells and viral load do not count for",
    "vial_international_units": "In each vial",
    "vial_warn_percent": "Have a spare vial where the dose needs more of the vials than",
    "weight_ask_percent": "Change of dosing weight that a pharmacist is asked about, from",
    "weight_confirm_percent": "Change of dosing weight that two people confirm, from",
    "weight_highest_kg": "Highest weight that is taken",
    "weight_lowest_kg": "Lowest weight that is taken",
    "weight_oldest_days": "A dosing weight is not older than",
    "weight_refuse_percent": "Change of dosing weight that is refused, from",
    "weight_usual_from_kg": "Usual dosing weights, from",
    "weight_usual_to_kg": "Usual dosing weights, up to",
    "withdrawable_ml_per_vial": "What can be drawn from each vial",
    "youngest_years": "Youngest patient",
}

FUNCTION_WORDS: Final[Mapping[str, str]] = {
    "additive_ml": "What goes into the bag before the drug, as worked out",
    "allergy_named": "An allergy on record names this drug",
    "bag_limit_passed": "The time limit from dissolving on is over",
    "bag_not_suggested": "Another bag was chosen than fits the dose",
    "bag_time_unknown": "It is not known when the first vial was dissolved",
    "concentration_near_limit": "The concentration is near a limit",
    "concentration_outside_window": "The concentration is outside its limits",
    "dose_million_international_units": "The dose, as worked out",
    "dosing_weight_percent": "The dosing weight against the newest weight",
    "draw_up_ml": "The volume to draw up, as worked out",
    "reconstituted_in_future": "The time of dissolving is still to come",
    "site_of_last_injection": "The site is that of the last injection",
    "drawn_too_soon_after_course": "Drawn too soon after the course before",
    "listed_drug_denied": "A drug on the list is answered as not taken",
    "mean_pressure_mmhg": "The mean pressure of the two pressures",
    "no_dose_given_in_cycle": "No dose of the cycle was given yet",
    "protocol_not_of_order": "The protocol number is not that on the order",
    "rate_ml_per_h": "The rate of the pump, as worked out",
    "relative_count": "How many relative criteria are met",
    "slots_used": "Doses of the cycle given and held",
    "total_ml": "All that is in the bag, as worked out",
    "urine_ml_per_kg_per_h": "Urine of the last hours for each kg of body weight",
    "vial_expired": "A vial is past its expiry",
    "vial_nearly_used_up": "The vials hold hardly more than the dose",
    "vials_too_few": "There are fewer vials than the dose needs",
    "volume_deviation_too_large": "Rounding changes the dose by too much",
    "weight_gain_percent": "The newest weight against the baseline",
    "younger_than_allowed": "The patient is younger than the regimen allows",
}


def figure_in_words(name: str) -> str:
    """A figure of the file as an author, a pharmacist and a nurse read it."""
    return FIGURE_WORDS.get(name, plain(name))


def function_in_words(name: str) -> str:
    """What the program works out by itself, as what a rule says of it."""
    return FUNCTION_WORDS.get(name, plain(name))


def names_in_words(regimen: Regimen) -> Mapping[str, str]:
    """What each rule, limit, question, figure and reason of the file is called on paper."""
    reasons = (*regimen.hold_reasons, *regimen.pause_reasons, *regimen.stop_reasons)
    limits = {
        limit.id: f"{criterion.title}: {RESULT_WORDS[limit.result].word.lower()}"
        for criterion in regimen.criteria
        for limit in criterion.limits
    }
    rules = {
        rule.id: f"{step.short}: {RESULT_WORDS[rule.result].word.lower()}"
        for step in regimen.steps
        for rule in step.rules
    }
    asked = {
        rule.id: f"At the order: {RESULT_WORDS[rule.result].word.lower()}"
        for rule in regimen.suitability.rules
    }
    questions = {name: field.label for name, field in regimen.fields.items()}
    figures = {name: figure_in_words(name) for name in regimen.figures}
    return {
        **{each.word: each.label for each in reasons},
        **questions,
        **figures,
        **rules,
        **asked,
        **limits,
    }


def plain(name: str) -> str:
    """A name of the file as a text that can be broken into lines."""
    return name.replace("_", " ")


def condition_in_words(when: Condition, regimen: Regimen) -> str:
    """What a rule asks: the question with its band, or what is worked out."""
    field = regimen.fields.get(when.field or "")
    if field is None:
        return function_in_words(when.function or "")
    return f"{field.label}: {with_unit(band_in_words(when.comparisons, field), field)}"


def with_unit(band: str, field: Field | None) -> str:
    """A band of values with the unit of its question."""
    return f"{band} {field.unit}".strip() if field else band
