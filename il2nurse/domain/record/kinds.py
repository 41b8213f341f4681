"""The registry of kinds: what an entry of each kind says."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.alarms import facts as alarms
from il2nurse.domain.record.chart import facts as chart
from il2nurse.domain.record.course import approval_facts as approval
from il2nurse.domain.record.course import facts as course
from il2nurse.domain.record.course import order_facts as order
from il2nurse.domain.record.course import pharmacy_facts as order_check
from il2nurse.domain.record.course import response_facts as response
from il2nurse.domain.record.course import waiver_facts as waiver
from il2nurse.domain.record.dose import corrected as dose_corrected
from il2nurse.domain.record.dose import facts as dose
from il2nurse.domain.record.dose import infusion_facts as infusion
from il2nurse.domain.record.dose import injection_facts as injection
from il2nurse.domain.record.dose import paper_facts as paper
from il2nurse.domain.record.dose import refusal_facts as refusal
from il2nurse.domain.record.labs import facts as labs
from il2nurse.domain.record.papers import facts as papers
from il2nurse.domain.record.patient import facts as patient
from il2nurse.domain.record.patient import loss_facts as loss
from il2nurse.domain.record.people import facts as people
from il2nurse.domain.record.pharmacy import facts as pharmacy
from il2nurse.domain.record.pharmacy import request_facts as request
from il2nurse.domain.record.pharmacy import stock_facts as stock
from il2nurse.domain.record.register import register_facts as register
from il2nurse.domain.record.register import scan_facts as scan
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Fact

_DOSE: Final = (dose, infusion, injection, refusal, dose_corrected, paper)
_DISTRICTS: Final = (
    register,
    approval,
    people,
    patient,
    loss,
    course,
    order,
    order_check,
    response,
    waiver,
    chart,
    labs,
    *_DOSE,
    pharmacy,
    request,
    stock,
    papers,
    alarms,
    scan,
)
FACTS: Final[Mapping[Kind, type[Fact]]] = {
    fact.KIND: fact
    for district in _DISTRICTS
    for fact in vars(district).values()
    if isinstance(fact, type) and issubclass(fact, Fact) and "KIND" in vars(fact)
}
"""Every class that names its kind; a new one in the facts of a district is known at once."""


def read_fact(entry: Entry) -> Fact:
    """What the entry says, by its kind; raises ``BrokenRecord`` where it cannot be read."""
    return FACTS[entry.kind].read(entry)
