"""The order's weight checked again by the prescriber and a witness, after a correction."""

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import WeightCheckedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.workflow.course.changes.changing import refuse_begun
from il2nurse.workflow.course.prescribing import demand_prescriber
from il2nurse.workflow.course.weighing import WEIGHERS, Weighing, check_weight
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import check_witness, confirm_identity
from il2nurse.workflow.station import Station


@one_act
def check_order_weight(
    station: Station,
    by: Person,
    mrn: str,
    weighing: Weighing,
    pin: str,
    request: str | None = None,
) -> Entry:
    """Confirm the dosing weight, or put another in its place for the doses that follow.

    Raises ``NotAllowed`` for everyone but a prescriber, where nothing is in doubt, and where a dose
    that was begun rests on a weight that changes; ``Slip`` as at the order.
    """
    demand_prescriber(by)
    moment = station.moment(mrn)
    patient, cycle = moment.case.patient, moment.course.current
    if patient.discharged:
        raise NotAllowed(f"{patient.name} {patient.absence}. Nothing was recorded.")
    if not weight_doubt(moment.case, moment.zone, cycle):
        raise NotAllowed("The order's weight is not in doubt. Nothing was recorded.")
    was = cycle.demand_weight()
    if weighing.weight_kg != was.kg:
        refuse_begun(moment, "dosing weight")
    unlike = check_weight(station, mrn, moment.regimen, weighing, moment.at)
    confirm_identity(station, by, pin)
    witness = check_witness(station, by, weighing.witness, WEIGHERS)
    fact = WeightCheckedFact(
        cycle.number,
        was.kg,
        weighing.weight_kg,
        weighing.weighed_on,
        witness.id,
        unlike,
    )
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]
