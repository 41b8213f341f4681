"""The one hold of the shipped regimen that may be overridden, and how a test overrides it."""

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.override import Override
from il2nurse.workflow.dose.overriding import override
from il2nurse.workflow.people.sign_in import Witness
from tests.ward import CHARGE, NURSE, PIN, Ward, key

RULE = "relative_count_hold"
REASON = "Fever is treated"


def put_aside(
    ward: Ward,
    rule: str = RULE,
    by: Person = NURSE,
    second: Person = CHARGE,
    reason: str = REASON,
) -> Override:
    """Override on Dr. Vance's order."""
    sign = Witness(second.id, PIN)
    return override(ward.station, by, key(), rule, Grounds(reason, ward.call()), sign)
