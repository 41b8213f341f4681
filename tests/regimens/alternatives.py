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


def worded(*pairs: tuple[str, str]) -> Change:
    """Say it otherwise in the sentences that speak of it."""

    def change(text: str) -> str:
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        return text

    return change


def from_100(text: str) -> str:
    """Heart rate counts as relative from 100."""
    alone = without(without(text, "heart_rate_watch"), "vital_heart_rate_raised")
    lower = in_rule(alone, "heart_rate_relative", "at_least = 120", "at_least = 100")
    return worded(("Heart rate is 120 to 130", "Heart rate is 100 to 130"))(lower)


def slight_drowsiness_passes(text: str) -> str:
    """Only more than slight drowsiness holds."""
    return in_rule(text, "alertness_hold", '"drowsy", ', "")


def hold_at_90(text: str) -> str:
    """Exactly 90 holds too."""
    for exact in ("systolic_watch", "vital_systolic_at_limit", "spo2_watch", "vital_spo2_at_limit"):
        text = without(text, exact)
    for rule in ("systolic_hold", "spo2_hold"):
        text = in_rule(text, rule, "below = 90", "at_most = 90")
    text = text.replace("    when = { at_least = 90 }", "    when = { above = 90 }")
    said = (("below 90 mmHg", "90 mmHg or less"), ("at 90 mmHg or more", "above 90 mmHg"))
    return worded(*said, ("below 90 %", "90 % or less"))(text)


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
    ).replace("Three doses of this cycle were held.", "Four doses of this cycle were held."),
    "settled_unresponsive": result("alertness_emergency", "hold"),
    "settled_relative_count": lambda text: in_rule(
        text,
        "relative_count_hold",
        text[text.index("  override = ") :].split("\n", 1)[0] + "\n",
        "",
    ),
}


def cautious(of: str) -> Change:
    """Heart disease and diabetes are watched, and their sentences say so; ``of`` is the file."""
    begin = "bag" if of == "continuous-iv-hiv" else "dose"
    return each(
        result("heart_found", "watch"),
        result("diabetes_found", "watch"),
        result("illness_stricter", "watch"),
        worded(
            ("Heart disease. Hold and call the prescriber.", "Heart disease. Call before it."),
            (
                "Diabetes or insulin resistance. Hold and call the prescriber.",
                "Diabetes or insulin resistance. Measure glucose, and call before it.",
            ),
            (f"no {begin} is ordered, and none is given.", "be cautious."),
        ),
    )


def discouraged(of: str) -> Change:
    """A high viral load is only discouraged at the order; ``of`` is the file."""
    begin = "bag" if of == "continuous-iv-hiv" else "dose"
    said = f"No {begin} is ordered, and none is given. Look at the drugs against HIV"
    return each(
        result("hiv_not_under_control", "watch"),
        worded((said, "Think of other drugs against HIV first")),
    )


def weeks(number: int, *left_out: int) -> Change:
    """Courses follow in so many weeks; without the longer intervals that are none any more."""

    def change(text: str) -> str:
        text = in_figure(text, "course_weeks", "8", str(number))
        for each_out in left_out:
            begin = text.index(f"[[longer_interval]]\nweeks = {each_out}\n")
            text = text[:begin] + text[text.index("\n\n", begin) + 2 :]
        return text

    return change


def in_figure(text: str, figure: str, old: str, new: str) -> str:
    """The text with the value of a figure replaced."""
    before, after = (f'id = "{figure}"\nvalue = {value}\n' for value in (old, new))
    assert before in text, figure
    return text.replace(before, after)


def bag_of_36_hours(text: str) -> str:
    """A bag of a day is empty sooner."""
    text = in_figure(text, "bag_limit_hours", "48", "36")
    said = (
        ("The 48 hours to the END", "The 36 hours to the END"),
        ("would pass 48 hours", "would pass 36 hours"),
        ("empty within 48 hours", "empty within 36 hours"),
    )
    return worded(*said)(text)


def other_gaps(text: str) -> str:
    """The next bag may follow from 22 hours on."""
    text = in_figure(text, "earliest_hours_after_start", "20", "22")
    text = in_rule(text, "interval_hold", "below = 20", "below = 22")
    return text.replace("Less than 20 hours since", "Less than 22 hours since")


OF_FILE: Mapping[str, Mapping[str, Change]] = {
    "aldesleukin-high-dose-iv": ALTERNATIVES,
    "aldesleukin-continuous-iv-hiv": {
        "settled_bag_limit": bag_of_36_hours,
        "settled_gap": other_gaps,
        "settled_heart": cautious("continuous-iv-hiv"),
        "settled_viral_load": discouraged("continuous-iv-hiv"),
    },
    "aldesleukin-subcutaneous-hiv": {
        "settled_heart": cautious("subcutaneous-hiv"),
        "settled_viral_load": discouraged("subcutaneous-hiv"),
        "settled_weeks": each(weeks(12), worded(("keeps 8 weeks", "keeps 12 weeks"))),
    },
    "aldesleukin-subcutaneous-maintenance": {
        "settled_heart": cautious("subcutaneous-maintenance"),
        "settled_viral_load": discouraged("subcutaneous-maintenance"),
        "settled_weeks": each(
            weeks(12, 12),
            worded(
                ("12 and 16 weeks are advised", "16 weeks are advised"),
                ("and 8 weeks is", "and 12 weeks is"),
            ),
        ),
        "settled_weeks ": each(
            weeks(16, 12, 16),
            worded(
                ("12 and 16 weeks are advised, the", "The"),
                ("and 8 weeks is", "and 16 weeks is"),
            ),
        ),
    },
}
"""Every written way to read it otherwise, by the file; some a second time with other figures."""
