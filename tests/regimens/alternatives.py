"""The other reading of every conflict, as a site would write it into the regimen file."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

Change: TypeAlias = Callable[[str], str]


def in_rule(text: str, rule: str, old: str, new: str) -> str:
    """The text with the first ``old`` of a rule or limit replaced."""
    begin = text.index(f'  id = "{rule}"\n')
    place = text.index(old, begin)
    assert "[[" not in text[begin:place], f"{rule} has no {old}"
    return text[:place] + new + text[place + len(old) :]


def without(text: str, rule: str) -> str:
    """The text without a rule or limit."""
    begin = text.rindex("  [[", 0, text.index(f'  id = "{rule}"\n'))
    end = text.index("\n\n", begin) + 2
    return text[:begin] + text[end:]


def result(rule: str, new: str) -> Change:
    """Change what a rule results in."""

    def change(text: str) -> str:
        begin = text.index(f'  id = "{rule}"\n')
        line = text[text.index("  result = ", begin) :].split("\n", 1)[0]
        return in_rule(text, rule, line, f'  result = "{new}"')

    return change


def unless(rule: str, other: str) -> Change:
    """Let another answer of the step let a rule's pass."""
    return lambda text: in_rule(text, rule, "  result = ", f"  unless = {other}\n  result = ")


def each(*changes: Change) -> Change:
    """Several changes, one after the other."""

    def change(text: str) -> str:
        for one in changes:
            text = one(text)
        return text

    return change


def from_100(text: str) -> str:
    """Heart rate counts as relative from 100."""
    lower = in_rule(
        without(text, "heart_rate_watch"), "heart_rate_relative", "at_least = 120", "at_least = 100"
    )
    named = 'limit = "heart_rate_watch"\n  through = "heart_rate_relative"'
    return in_rule(lower, "vital_heart_rate_raised", named, 'limit = "heart_rate_relative"')


def slight_drowsiness_passes(text: str) -> str:
    """Only more than slight drowsiness holds."""
    return in_rule(text, "alertness_hold", '"drowsy", ', "")


def hold_at_90(text: str) -> str:
    """Exactly 90 holds too."""
    for exact in ("systolic_watch", "vital_systolic_at_limit", "spo2_watch", "vital_spo2_at_limit"):
        text = without(text, exact)
    for rule in ("systolic_hold", "spo2_hold"):
        text = in_rule(text, rule, "below = 90", "at_most = 90")
    return text


def always_hold(text: str) -> str:
    """Nobody may override one or two relative criteria."""
    line = text[text.index("  override = ") :].split("\n", 1)[0]
    return in_rule(text, "relative_count_hold", f"{line}\n", "")


ALTERNATIVES: Mapping[str, Change] = {
    "settled_all_at_once": lambda text: text.replace("\nall_at_once = true", ""),
    "settled_one_lot": lambda text: text.replace("\none_lot = true", ""),
    "settled_heart_rate": from_100,
    "settled_columns": each(
        *(
            result(rule, "relative")
            for rule in (
                "gut_signs_vomiting",
                "gut_signs_distension",
                "skin_signs_desquamation",
                "heart_signs_pressor",
            )
        )
    ),
    "settled_ischaemia": result("permanent_stop_ecg_ischaemia", "hold"),
    "settled_stool": result("stool_blood_hold", "relative"),
    "settled_creatinine": result("creatinine_relative", "hold"),
    "settled_urine": result("urine_rate_watch", "hold"),
    "settled_lethargy": slight_drowsiness_passes,
    "settled_fev1": each(
        unless("fev1_l_low", '{ field = "fev1_percent", at_least = 75 }'),
        unless("fev1_percent_low", '{ field = "fev1_l", above = 2 }'),
    ),
    "settled_nsaid": result("nsaid_given", "hold"),
    "settled_exactly_90": hold_at_90,
    "settled_supraventricular": result("rhythm_guideline_absolute", "hold"),
    "settled_ventricular": result("rhythm_stop", "absolute"),
    "settled_confusion": result("mental_status_hold", "absolute"),
    "settled_dreams": each(
        result("mental_status_relative", "absolute"),
        result("emotional_lability_relative", "absolute"),
    ),
    "settled_infection": result("infection_absolute", "hold"),
    "settled_serial_sevens": lambda text: text.replace(
        "\nsevens_wrong_allowed = 0", "\nsevens_wrong_allowed = 1"
    ),
    "settled_diarrhoea": lambda text: text.replace(
        '"Diarrhoea of 1,000 mL or more in', '"Diarrhoea of more than 1,000 mL in'
    ).replace("below 1,000 mL it no longer counts", "at 1,000 mL or less it no longer counts"),
    "settled_missed_doses": lambda text: text.replace("\ncounts = false", ""),
    "settled_held_count": lambda text: in_rule(
        text.replace(
            'id = "held_doses_stop_cycle"\nvalue = 3', 'id = "held_doses_stop_cycle"\nvalue = 4'
        ),
        "doses_held_absolute",
        "at_least = 3",
        "at_least = 4",
    ),
    "settled_unresponsive": result("alertness_emergency", "hold"),
    "settled_relative_count": lambda text: in_rule(
        text,
        "relative_count_hold",
        text[text.index("  override = ") :].split("\n", 1)[0] + "\n",
        "",
    ),
}
