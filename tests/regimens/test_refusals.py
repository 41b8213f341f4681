"""What a regimen file may not say, and the sentence with which it is refused."""

import pytest

from tests.regimens.conftest import Spoil


def _waivable(field: str, more: str = "") -> str:
    sourced = 'say = "s"\nsource = "s"\nconfidence = "proposal"\n'
    return f'[[waivable]]\nfield = "{field}"\n{more}{sourced}'


# What is said to be waivable, and why it is not.
WAIVED = [
    (_waivable("thallium_stress_test"), '"thallium_stress_test" is a hard gate and is never'),
    (_waivable("pulmonary_function"), '"pulmonary_function" is a hard gate and is never waived.'),
    (_waivable("pregnancy_status"), '"pregnancy_status" can rule a dose out by "pregnant" and'),
    (_waivable("fev1_l"), '"fev1_l" is not required, so that nothing is waived.'),
    (_waivable("heart_rate_per_min"), '"heart_rate_per_min" is no pre-test and cannot be waived;'),
    (_waivable("chest_x_ray_date"), '"chest_x_ray_date" is no pre-test and cannot be waived;'),
    (_waivable("chest_x_ray", 'missing = ["undone"]\n'), '"undone" is not a valid word;'),
    (_waivable("chest_x_ray").replace("source =", "sauce ="), '"sauce" is not a key here;'),
    (_waivable("chest_x_ray") * 2, "field that may be waived"),
]
# After which text, what is replaced, by what, and the sentence; "here:" where its line is named.
KEYS = [
    ("[regimen]", "notice =", "notices =", 'here: "notices" is not a key here; did you mean'),
    ("[[figure]]", "value =", "vale =", 'here: "vale" is not a key here; did you mean "value"?'),
    ("[[step.rule]]", "say =", "says =", 'here: "says" is not a key here; did you mean "say"?'),
    ("[[step.rule]]", "say =", "says =", '"say" is missing; a text is needed.'),
    ("[suitability]", 'reason = "suit', 'reason = "siut', '"siutability_reason" is not a'),
    (
        "[suitability]",
        '"indication_off_label",',
        '"off_label",',
        '"off_label" is not a valid rule;',
    ),
    (
        "[suitability]",
        'result = "watch"',
        'result = "hold"',
        "at the order a rule watches",
    ),
    ('id = "interaction_nsaid"', '["nsaid"]', '["nsaids"]', '"nsaids" is not a valid word; did'),
    *(
        ('id = "fev1_l"', '"pulmonary_function"', f'"{other}"', f'reported with "{other}", whose')
        for other in ("lung_function", "fev1_percent")
    ),
    (
        "[[field]]",
        'id = "chest_x_ray"',
        'id = "chest_x_ray"\nreported_with = "pulmonary_function"',
        'reported with "pulmonary_function" and has a day too.',
    ),
    (
        "[[field]]",
        'id = "prescriber_review"',
        'id = "prescriber_review"\nreported_with = "pulmonary_function"',
        '"reported_with" is for a choice or number with "on_file" only',
    ),
    (
        'id = "lethargy"',
        '"box_lethargy"',
        '"box_letargy"',
        '"box_letargy" is not a valid statement',
    ),
    ('id = "double_check"', "say =", 'know = ["box_lethargy"]\nsay =', 'neither "know" nor'),
    *(
        ("[[hold_reason]]", "[[hold_reason]]", f"{table}\n[[hold_reason]]", said)
        for table, said in WAIVED
    ),
    ("[[hold_reason]]", "label =", "title =", 'here: "title" is not a key here;'),
    ("[[hold_reason]]", "[[hold_reason]]", "[[hold_reasons]]", '"hold_reasons" is not a key here;'),
    (
        "[[hold_reason]]",
        '"mental_status"',
        '"mental_stat"',
        'here: "mental_stat" is not a valid field;',
    ),
    ('id = "alertness"', 'kind = "choice"', 'kind = "choise"', 'did you mean "choice"?'),
    (
        'id = "identify"',
        'phase = "before"',
        'phase = "befor"',
        'here: "befor" is not a valid phase',
    ),
    ('id = "sign"', 'act = "sign"', 'act = "sing"', 'here: "sing" is not a valid act; did you'),
    ('id = "identify"', 'panel = "patient"', 'panel = "pacient"', 'did you mean "patient"?'),
    ('id = "identify"', '"nurse",', '"nurze",', 'here: "nurze" is not a valid role; did you mean'),
    ("[[step.rule]]", 'result = "block"', 'result = "blok"', 'here: "blok" is not a valid result;'),
    (
        "[[step.rule]]",
        'result = "block"',
        'result = "relative"',
        '"relative" is not a valid result',
    ),
    (
        "[[criterion.limit]]",
        'result = "watch"',
        'result = "block"',
        '"block" is not a valid result',
    ),
    (
        "[[figure]]",
        'confidence = "seed"',
        'confidence = "sure"',
        '"sure" is not a valid confidence',
    ),
    ('id = "weight_kg"', 'unit = "kg"', 'unit = "kgs"', 'here: "kgs" is not a valid unit; did you'),
    ('id = "mg_per_ml"', 'unit = "mg/mL"', 'unit = "mg"', 'here: "mg" must be "mg/mL" for this'),
    ('id = "vital_signs"', '"diastolic_below', '"diastolic_over', "not a valid check; did you"),
    ("[[interaction]]", 'level = "hold"', 'level = "held"', 'here: "held" is not a valid level'),
    ('id = "infuse"', '"call_to_stand"', '"call_to_sit"', 'did you mean "call_to_stand"?'),
]
MISSING = [
    ("[[step.rule]]", "  source =", "  # =", '"source" is missing; a text is needed.'),
    ("[[step.rule]]", "  confidence =", "  # =", '"confidence" is missing; a text is needed.'),
    ("[[criterion.limit]]", "  source =", "  # =", '"source" is missing; a text is needed.'),
    ("[[field]]", "source =", "# =", '"source" is missing; a text is needed.'),
    ('id = "identify"', "why =", "# =", '"why" is missing; a text is needed.'),
    ('id = "identify"', "source =", "# =", '"source" is missing; a text is needed.'),
    ("[[step]]", 'id = "identify"', "# =", '"id" is missing; a text is needed.'),
    ("[[teaching]]", "source =", "# =", '"source" is missing; a text is needed.'),
    ("[[reaction]]", "life_threatening =", "# =", '"life_threatening" is missing; true or false'),
    ("[[figure]]", 'value = 22_000_000\nunit = "i', '#\nunit = "i', '"value" is missing; a number'),
    ('id = "infuse"', 'say = "Start', 'say = ""  # "', 'here: "say" is empty; write a text.'),
    ('id = "infuse"', 'why = "Reactions', 'why = "  "  # "', 'here: "why" is empty; write a text.'),
    (
        "[[step.rule]]",
        'id = "too_young"',
        'id = "Too young"',
        "is not an id: small letters, digits",
    ),
    ('id = "systolic_mmhg"', "highest =", "# =", '"highest" is missing; a number needs it.'),
    ('id = "systolic_mmhg"', 'oldest = "30 min"', "#", 'the field "systolic_mmhg" needs "oldest"'),
    ('id = "urine_rate"', 'unit = "mL/kg/h"', "#", '"unit" is missing; a value that is worked out'),
    ("[[criterion.limit]]", "  when =", "  # =", '"when" is missing; a table is needed.'),
    ("[[step.rule]]", "  when =", "  # =", '"when" is missing; a table is needed.'),
    ("[[criterion]]", "field =", "# =", 'a criterion judges one "field" or asks one "function".'),
    (
        'id = "identify"',
        'fields = ["identity_mrn",',
        'fields = [] # ["',
        '"fields" is empty; write at',
    ),
    ("[monitoring]", "tolerance =", "# =", '"tolerance" is missing; a text is needed.'),
]
TWICE = [
    ("[[figure]]", '"sterile_water_ml_per_vial"', '"vial_international_units"', "stands twice"),
    ("[[field]]", 'id = "doses_given_cycle"', 'id = "baseline_weight_kg"', "stands twice"),
    ("[[step]]", 'id = "pre_tests"', 'id = "identify"', 'here: the step "identify" stands twice'),
    (
        "[[step.rule]]",
        'id = "vial_expired"',
        'id = "too_young"',
        'here: the rule "too_young" stands',
    ),
    (
        "[[criterion]]",
        'id = "rhythm"',
        'id = "heart_rate"',
        'the criterion "heart_rate" stands twi',
    ),
    (
        "[[criterion]]",
        'id = "rhythm_stop"',
        'id = "too_young"',
        'the rule "too_young" stands twice',
    ),
    ("[[reaction]]", 'id = "syncope"', 'id = "dizziness"', 'here: the reaction "dizziness" stands'),
    ("[[stop_reason]]", 'word = "chest_pain"', 'word = "drowsy"', "here: the stop_reason"),
    ('id = "rhythm"', '  { word = "other"', '  { word = "sinus"', 'here: the word "sinus" stands'),
    (
        'id = "vital_signs"',
        '"rhythm",',
        '"mental_status",',
        'field asked in a step "mental_status"',
    ),
    ('id = "identify"', '"charge_nurse"', '"nurse"', 'here: "roles" names something twice.'),
]
NUMBERS = [
    ("[[figure]]", "22_000_000", "true", 'here: "value" must be a number without quotes.'),
    ("[[figure]]", "22_000_000", '"22000000"', 'here: "value" must be a number without quotes.'),
    ("[[figure]]", "22_000_000", "2.2e7", 'here: "value": write 2.2e7 in full, without exponent.'),
    ("[[figure]]", "22_000_000", "nan", 'here: "value": write nan in full, without exponent.'),
    ("[[figure]]", "22_000_000", "inf", 'here: "value": write inf in full, without exponent.'),
    ("[[figure]]", "22_000_000", "-1", 'here: "value" must be above zero, not -1.'),
    ("[[figure]]", "22_000_000", "0", 'here: "value" must be above zero, not 0.'),
    ("[[figure]]", "22_000_000", "1" + "0" * 15, 'here: "value" has too many digits.'),
    ('id = "doses_per_cycle"', "14", "14.5", "here: 14.5 must be a whole number."),
    ('id = "rest_days"', "9", "9999", "here: 9999 days is longer than 1000 days."),
    ('id = "weight_kg"', "places = 2", "places = -1", '"places" must be a whole number from zero'),
    ('id = "weight_kg"', "places = 2", "places = 9", 'here: "places" may be at most 6.'),
    ('id = "weight_kg"', "lowest = 25", "lowest = 25.125", '"lowest" has more decimals than "plac'),
    ('id = "weight_kg"', "chart = true", 'chart = "yes"', '"chart" must be true or false, without'),
    (
        'id = "weight_kg"',
        'oldest = "24 h"',
        'oldest = "1 week"',
        '"1 week" is not a length of time;',
    ),
    ('id = "weight_kg"', 'oldest = "24 h"', "oldest = 24", '"oldest" must be a text in quotes.'),
    ('id = "infuse"', "say = ", "say = 1.5e3 # ", 'here: "say" must be a text in quotes.'),
    (
        'id = "identify"',
        "fields = [",
        "fields = [7, ",
        '"fields" must be a list of texts in quotes',
    ),
    ("[[figure]]", "value = 22_000_000", "value = [1]", '"value" must be a number without quotes.'),
]
LIMITS = [
    ('id = "weight_kg"', "lowest = 25", "lowest = 301", '"lowest" 301 lies above "highest" 300.'),
    ('"concentration_low_mg', "0.03", "0.08", '(0.08) lies above "concentration_high_mg_per_ml"'),
    ('"earliest_hours_after_start"', "7", "9", '"earliest_hours_after_start" (9) lies above'),
    ('"doses_per_course"', "28", "29", "here: the cycles of a course hold only 28 doses."),
    ('"override_percent"', "5", "11", '"override_percent" (11) lies above "refuse_percent" (10).'),
    ('id = "bag_ml"', "value = 50", "value = 75", 'the figure "bag_ml" is none of the bags under'),
    (
        'id = "bag_50"',
        "60_000_000",
        "20_000_000",
        '"up_to_international_units" must rise from band',
    ),
    ('id = "bag_100"', "bag_ml", "up_to_international_units = 90_000_000\nbag_ml", "the last band"),
    ('id = "bag_25"', "up_to_inter", "# ", '"up_to_international_units" is missing; only the last'),
    ('id = "heart_rate_watch"', "below = 120", "below = 125", "overlaps"),
    (
        'id = "heart_rate_relative"',
        "at_most = 130",
        "at_most = 110",
        "no number meets all of these",
    ),
    ('id = "systolic_hold"', "below = 90", "below = 40", "this can never happen: "),
    ('id = "heart_rate_absolute"', "above = 130", "above = 250", "accepts 20 to 250 only."),
    ('id = "rhythm_stop"', "ventricular_tachycardia", "bradycardia_treated", "overlaps"),
    ('id = "vital_systolic_at_limit"', "at_least = 90,", "at_least = 89,", "overlaps"),
    ('id = "vital_systolic_low"', "below = 90", "below = 40", "this can never happen: "),
    ('id = "doses_given_absolute"', "14", "15", 'agrees with the figure "doses_per_cycle", which'),
    ('id = "doses_held_absolute"', "3", "4", 'agrees with the figure "held_doses_stop_cycle", whi'),
    (
        'id = "interval_hold"',
        "7",
        "6",
        'agrees with the figure "earliest_hours_after_start", which',
    ),
    ('id = "relative_count_absolute"', "3", "4", 'agrees with the figure "relative_stop_count"'),
    ("[monitoring]", '"5 min", "10 min"]', '"5 min", "20 min"]', "lies after its end."),
    ("[monitoring]", '"15 min", "30', '"10 min", "30', "a time after the infusion lies before"),
    ("[monitoring]", '"5 min", "10 min"]', '"10 min", "5 min"]', '"during" must rise from one to'),
    ("[monitoring]", 'before_signing = "30', 'before_signing = "3', "no vital signs would be due"),
]
REFERENCES = [
    ('id = "pre_tests"', '"chest_x_ray",', '"chest_xray",', 'here: the field "chest_xray" is not'),
    (
        "[[step.rule]]",
        'field = "systolic_mmhg"',
        'field = "sistolic"',
        'did you mean "systolic_mmhg"',
    ),
    ("[[step.rule]]", 'field = "systolic_mmhg"', 'field = "alertness"', "is not asked in the step"),
    ("[[step.rule]]", "younger_than_allowed", "younger_then_allowed", 'did you mean "younger_than'),
    ('id = "too_young"', "when = {", 'when = { field = "identity_mrn",', 'one "field" or asks one'),
    (
        'id = "lethargy_drowsy"',
        '"drowsy",',
        '"sleepy",',
        'here: "sleepy" is not a valid word; valid',
    ),
    (
        'id = "rhythm_stop"',
        '"ventricular_t',
        '"ventriculr_t',
        'did you mean "ventricular_tachycardia',
    ),
    ('id = "systolic_hold"', "below", "bellow", 'here: "bellow" is not a comparison; did you mean'),
    (
        'id = "systolic_hold"',
        "below = 90",
        'is = "low"',
        '"is" does not fit a field of kind number',
    ),
    (
        'id = "rhythm_stop"',
        "is =",
        "below = 5, is =",
        '"below" does not fit a field of kind choice',
    ),
    ('id = "systolic_hold"', "below = 90", "", "here: there is nothing to compare with."),
    (
        'id = "urine_rate_watch"',
        "below = 0.5",
        'is = "low"',
        "does not fit a number that is worked",
    ),
    (
        "[[criterion]]",
        'field = "systolic_mmhg"',
        'field = "pump_id"',
        '"pump_id" is not a valid fiel',
    ),
    ("[[criterion]]", 'field = "spo2_percent"', 'field = "flush_checks"', "is not a valid field"),
    (
        "[[criterion]]",
        'function = "weight_gain_percent"',
        'function = "weight_gain"',
        "did you mean",
    ),
    ("[[criterion]]", 'unless = "no_dose', 'unless = "no_doze', "is not a valid unless; did you"),
    ('id = "systolic"', 'field = "systolic', 'unit = "kg"\nfield = "systolic', "leave it out."),
    ('id = "identity_mrn"', 'matches = "mrn"', 'matches = "mrm"', 'did you mean "mrn"?'),
    ('id = "check_weight_kg"', '= "weight_kg"', '= "wait_kg"', 'did you mean "weight_kg"?'),
    ('id = "flush_before_ml"', 'intake = "flush"', 'intake = "flash"', 'did you mean "flush"?'),
    ("[monitoring]", '"rhythm"', '"rythm"', 'did you mean "rhythm"?'),
    ("[monitoring]", '"rhythm"', '"pump_id"', 'here: "pump_id" does not go on the chart.'),
    (
        "[[field]]",
        '"baseline_weight_kg"',
        '"base_weight_kg"',
        'needs the field "baseline_weight_kg"',
    ),
    ('id = "rhythm_stop"', "is =", 'is_not = "ventricular_tachycardia", is =', "no word meets all"),
    (
        'id = "weight_kg"',
        "chart = true",
        "# =",
        '"weight_gain_percent" needs "weight_kg" on the chart',
    ),
    ("[step.witness]", 'field = "bag_ml"', 'field = "bag"', 'did you mean "bag_ml"?'),
    ("[step.witness]", '["50"]', '["75"]', 'here: "75" is not a valid word; did you mean "50"?'),
    ("[[figure]]", '"mg_per_ml"', '"mg_per_mll"', 'the figure "mg_per_mll" is not known; did you'),
    ("[[figure]]", '"mg_per_ml"', '"mg_per_mll"', 'the figure "mg_per_ml" (mg/mL) is missing.'),
]
FIELDS = [
    ('id = "alertness"', 'kind = "choice"', 'kind = "many"', '"none" must be one of the words'),
    ('id = "pump_id"', 'kind = "text"', 'kind = "choice"', '"choices" is missing; a field of kind'),
    (
        'id = "pump_id"',
        'kind = "text"',
        'kind = "text"\nplaces = 2',
        '"places" is for numbers only.',
    ),
    ('id = "pump_id"', 'kind = "text"', 'kind = "text"\nnone = "x"', '"none" is for many only.'),
    ('id = "pump_id"', 'kind = "text"', 'kind = "text"\noldest = "1 h"', 'needs "chart = true".'),
    ('id = "pump_id"', 'kind = "text"', 'kind = "text"\nderived = true', "cannot work out"),
    ('id = "weight_kg"', "places = 2", "places = 2\ntolerance = 1", 'stands beside "expect".'),
    (
        'id = "weight_kg"',
        "places = 2",
        'places = 2\nmatches = "mrn"',
        "is for texts and dates only.",
    ),
    ('id = "weight_kg"', '"29463-7"', '"weight"', 'here: "weight" is not a LOINC code.'),
    ('id = "flush_before_ml"', "intake", 'output = "urine"\nintake', "either intake or output"),
    (
        'id = "weight_kg"',
        "chart = true",
        "chart = true\nderived = true",
        "either worked out or cha",
    ),
    (
        'id = "prescriber_review"',
        '  { word = "no", label = "No" },',
        "",
        "one word alone is no choi",
    ),
]
STEPS = [
    ('id = "infuse"', 'act = "infuse"', 'act = "answer"', 'one step has the act "infuse", not 0.'),
    ('id = "flush"', 'panel = "none"', 'act = "sign"', 'one step has the act "sign", not 2.'),
    (
        'id = "vital_signs_after"',
        'act = "observe_after"',
        'act = "sign"',
        '"observe_after", not 0.',
    ),
    (
        'id = "double_check"',
        'panel = "none"',
        'panel = "calculation"',
        "would show the first values",
    ),
    ('id = "check_bag_ml"', 'expect = "bag_ml"', "#", '"check_bag_ml" needs "expect", else it'),
    ('id = "double_check"', "[step.witness]", "[step.third]", "needs a witness, always."),
    ('id = "double_check"', "fields =", "# =", "a double check needs fields."),
    ('id = "hold_criteria"', 'panel = "assessment"', 'panel = "none"', 'the panel "assessment".'),
    ('id = "flush"', 'phase = "after"', 'phase = "before"', 'here: a step of "dose" stands before'),
    ("[step.witness]", 'roles = ["pharmacist"]', "#", '"roles" is missing; who may sign?'),
    ("[step.witness]", 'unless = ["50"]', "#", '"field" and "unless" go together.'),
    ('id = "line"', ', "pump_id"', "", 'the field "pump_id" is not asked in any step or form.'),
    ('id = "line"', '"pump_id"', '"doses_given_cycle"', "is worked out and cannot be asked."),
    (
        "[[criterion]]",
        'function = "weight_gain_percent"',
        'function = "relative_count"',
        "exactly one",
    ),
]
ALL = [*KEYS, *MISSING, *TWICE, *NUMBERS, *LIMITS, *REFERENCES, *FIELDS, *STEPS]


@pytest.mark.parametrize(("after", "old", "new", "sentence"), ALL)
def test_it_is_refused(spoil: Spoil, after: str, old: str, new: str, sentence: str) -> None:
    said = spoil(after, old, new)
    assert any(sentence in each for each in said), "\n".join(said)
