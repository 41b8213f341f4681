"""What a file of a kind may do without, by its name in ``losses``: each with the reason."""

from collections.abc import Mapping
from typing import Final

ASKED: Final = "without it the question is asked each time, of everybody, or typed out: stricter"
STRICTER: Final = "without it the rule speaks, or the answer is refused, more often: stricter"
SETTLED: Final = "a source reads it otherwise, and what is settled says how"
SHOWN: Final = "where and how short it is said; the sentence itself stands"
OWN: Final = "the site's own list, of which one word is left for everything else"
SCENARIO: Final = "what the practice ward answers; nothing is filled in for a nurse"
CODE: Final = "what the exchange of data calls it, or by how many decimals it is shown"
BESIDE: Final = "what stands beside the answer and decides nothing"
LESS: Final = (
    "a site that offers fewer doses, places or indications gives no dose that others do not"
)
ROLES: Final = "fewer people may sign; a step that nobody may sign, or says nothing, is refused"

MAY_BE_MISSING: Final[Mapping[str, str]] = {
    "*.note": SHOWN,
    "*.hint": SHOWN,
    "*.short": SHOWN,
    "*.advice_source": SHOWN,
    "*.panel": SHOWN,
    "*.know": SHOWN,
    "*.know.*": SHOWN,
    "*.group": SHOWN,
    "*.through": SHOWN,
    "*.leaves_out*": SHOWN,
    "*.reworded*": SHOWN,
    "step.*.teaching*": SHOWN,
    "*.detail": SHOWN,
    "hold_reason.*.about*": SHOWN,
    "step.rule.*.about": SHOWN,
    "diary.columns.*": OWN,
    "partial_reason.*": OWN,
    "pause_reason.*": OWN,
    "settled.*.names.*": "one of the places to which it points; what is said of them stands",
    "longer_interval": SETTLED,
    "response.shrank": "without it fewer responses open the next course: stricter",
    "step.rule.vital_systolic_at_limit": SETTLED,
    "step.rule.vital_spo2_at_limit": SETTLED,
    "criterion.limit.heart_rate_watch": SETTLED,
    "criterion.limit.systolic_watch": SETTLED,
    "criterion.limit.spo2_watch": SETTLED,
    "hold_reason.*.counts": SETTLED,
    "suitability.rule.illness_stricter": SETTLED,
    "*.usual*": SCENARIO,
    "*.loinc": CODE,
    "*.places": CODE,
    "*.numbers*": BESIDE,
    "*.on_file": ASKED,
    "*.oldest": ASKED,
    "*.required": ASKED,
    "*.asked_of*": ASKED,
    "*.one_lot": ASKED,
    "*.all_at_once": ASKED,
    "*.tolerance": STRICTER,
    "*.units*": STRICTER,
    "*.unless": STRICTER,
    "*.recount*": STRICTER,
    "criterion.limit.recount*": STRICTER,
    "*.optional": STRICTER,
    "*.ordered": STRICTER,
    "drug_answer.*.levels*": STRICTER,
    "suitability.on_file.agrees.answers.*": STRICTER,
    "drug_answer.*.goes_on": STRICTER,
    "interaction.*.words*": STRICTER,
    "field.indication.choices.*": LESS,
    "dose_level.*": LESS,
    "bag.*": LESS,
    "field.injection_site.choices.*": LESS,
    "field.lumen.choices.*": LESS,
    "*.roles.*": ROLES,
}
