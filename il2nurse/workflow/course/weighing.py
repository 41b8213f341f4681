"""The weight of an order: slips, its age, the weights before it, and the witness."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import WEIGHT
from il2nurse.domain.rules.pharmacy.dosing import calculate
from il2nurse.domain.rules.pharmacy.dosing_weight import (
    Compared,
    EarlierWeight,
    UnusualWeight,
    WeightAgreement,
    compare_weight,
    days_too_old,
    unusual_weight,
)
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.readable.pharmacy.weight_words import (
    differences_in_words,
    old_weight_in_words,
    unusual_in_words,
)
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station

WEIGHERS = frozenset({Role.NURSE, Role.CHARGE_NURSE, Role.PHARMACIST})
DIFFER = "The two weights differ. Nothing was ordered; both of you check the scale again."
THOUSAND = Decimal(1000)
DOSES_DIFFER = (
    "The two doses differ. Nothing was recorded; both of you read the order and work it out again."
)
REFUSED = (
    "Nothing was recorded. Weigh the patient again, both of you, and read the unit on the scale. "
    "If the weight is right, chart it as today's weight first."
)
NOTHING_BEFORE = (
    "No earlier weight of this patient is on record: there is nothing to compare this one with."
)
UNCONFIRMED = "Nothing was recorded; check the scale again. Both of you must confirm it."


@dataclass(frozen=True, slots=True)
class Weighing:
    """A dosing weight in kg, the day it was measured, and the witness who verifies it.

    The witness is missing where somebody verifies the order afterwards. ``again_kg`` is what the
    witness typed without seeing the first weight, and ``worked_out`` the
    dose in international units that they worked out. ``confirmed`` is True where both have seen how
    far it lies from the weights before, and stand by it.
    """

    weight_kg: Decimal
    weighed_on: date
    witness: Witness | None = None
    again_kg: Decimal | None = None
    worked_out: Decimal | None = None
    confirmed: bool = False


def refuse_other_dose(dose: Decimal, worked_out: Decimal | None) -> None:
    """Raise ``NotAllowed`` where a witness worked out another dose, to the thousand units."""
    if worked_out not in (None, round_half_up(dose, THOUSAND)):
        raise NotAllowed(DOSES_DIFFER)


@dataclass(frozen=True, slots=True)
class WeightBeside:
    """A weight beside those known before, and what is unusual of it where no order bears it out.

    ``alone`` is True where no earlier weight of the patient is on record.
    """

    compared: tuple[Compared, ...] = ()
    unusual: UnusualWeight | None = None
    alone: bool = False

    @property
    def refused(self) -> bool:
        """Whether nobody orders by it."""
        return any(each.standing is WeightAgreement.REFUSE for each in self.compared)

    @property
    def doubt(self) -> str:
        """What both people confirm, in words; "" where nothing stands out."""
        unusual = unusual_in_words(self.unusual) if self.unusual else ""
        return " ".join(filter(None, (differences_in_words(self.compared), unusual)))

    @property
    def told(self) -> str:
        """What both people are shown: the doubt, and that there is nothing to compare with."""
        return " ".join(filter(None, (NOTHING_BEFORE if self.alone else "", self.doubt)))


def weights_before(station: Station, case: Case) -> tuple[EarlierWeight, ...]:
    """The newest charted weight, and the dosing weight of the newest cycle that has one."""
    now = station.now().at
    found = []
    if case.course and case.course.current.weight:
        cycle, weight = case.course.current, case.course.current.weight
        what = f"dosing weight of course {case.course.number}, cycle {cycle.number},"
        found.append(EarlierWeight(weight.kg, weight.weighed_on, what))
    observed = case.chart.newest(WEIGHT.id, now)
    if observed:
        kg = Decimal(str(observed.values[WEIGHT.id]))
        # Before the dosing weight: of two weights of one day the scale's at the bedside is newer.
        found.insert(0, EarlierWeight(kg, station.today(observed.at), "newest charted weight"))
    return tuple(found)


def compare_now(station: Station, mrn: str, regimen: Regimen, kg: Decimal) -> WeightBeside:
    """A weight beside those known before, by the limits that the regimen sets."""
    case = station.case(mrn)
    before, limits = weights_before(station, case), regimen.preparation.demand_per_kg().weighing
    if limits is None:
        return WeightBeside(alone=not before)
    return WeightBeside(
        compare_weight(limits, kg, before),
        None if case.course else unusual_weight(limits, kg),
        alone=not before,
    )


def refuse_old_weight(
    station: Station, regimen: Regimen, weighed_on: date, first_slot: datetime
) -> None:
    """Raise ``Slip`` for a weight that would be too old at a first dose due then."""
    limits = regimen.preparation.demand_per_kg().weighing
    days = days_too_old(limits, weighed_on, station.today(first_slot)) if limits else None
    if limits and days is not None:
        raise Slip("weighed_on", old_weight_in_words(limits, weighed_on, days))


def check_weight(
    station: Station, mrn: str, regimen: Regimen, weighing: Weighing, first_slot: datetime
) -> str:
    """What two people confirmed about this weight, "" where nothing stood out.

    Raises ``Slip`` for one that cannot be meant, is too old, too far from the newest one,
    and where what stands out is not confirmed; ``NotAllowed`` where the two readings differ.
    """
    if not regimen.preparation.by_weight:
        raise Slip(
            "dosing_weight_kg",
            f"The doses of “{regimen.title}” do not go by weight. Nothing was recorded; choose "
            "the dose level.",
        )
    per_kg = regimen.preparation.demand_per_kg()
    low, high = per_kg.limits.lowest_kg, per_kg.limits.highest_kg
    if not low <= weighing.weight_kg <= high:
        raise Slip(
            "dosing_weight_kg",
            f"A dosing weight of {show(weighing.weight_kg)} kg cannot be right (accepted: "
            f"{show(low)} to {show(high)} kg). Nothing was recorded; weigh or type it again.",
        )
    if weighing.weighed_on > station.today(station.now().at):
        raise Slip("weighed_on", "The day of weighing is in the future. Type it again.")
    refuse_old_weight(station, regimen, weighing.weighed_on, first_slot)
    if weighing.again_kg not in (None, weighing.weight_kg):
        raise NotAllowed(DIFFER)
    dose = calculate(regimen.preparation, weighing.weight_kg).dose_international_units
    refuse_other_dose(dose, weighing.worked_out)
    beside = compare_now(station, mrn, regimen, weighing.weight_kg)
    if beside.refused:
        raise Slip("dosing_weight_kg", f"{beside.doubt} {REFUSED}")
    if beside.doubt and not weighing.confirmed:
        raise Slip("dosing_weight_kg", f"{beside.doubt} {UNCONFIRMED}")
    return beside.doubt
