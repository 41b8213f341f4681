"""Each named function that a rule of a research file may ask, at its limit, below and above it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final, TypeAlias

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.preparation import Dilution, Preparation
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.moment import Moment

MINUTE: Final = timedelta(minutes=1)
DAY: Final = timedelta(days=1)
TINY: Final = Decimal("1e-12")
LOT: Final = "AL2207"


@dataclass(frozen=True, slots=True)
class Stand:
    """A dose that is ready, after one that was given, and how old what is prepared may be."""

    moment: Moment
    dose: Dose
    made_at: datetime
    keeps: timedelta
    other_site: str = ""

    def step_of(self, rule: str) -> Step:
        """The step that has the rule."""
        return next(s for s in self.moment.regimen.steps for r in s.rules if r.id == rule)

    def says(
        self,
        rule: str,
        answers: Mapping[str, Answer] | None = None,
        moment: Moment | None = None,
        *,
        begun: bool = True,
    ) -> bool:
        """Whether the rule says something of these answers, at this moment or another."""
        dose = self.dose if begun else None
        found, _ = findings_of(moment or self.moment, dose, self.step_of(rule), answers or {})
        return any(each.rule == rule for each in found)

    def prepared(self, change: Callable[[Preparation], Preparation]) -> Moment:
        """The moment, by a regimen that is prepared otherwise."""
        regimen = self.moment.regimen
        changed = replace(regimen, preparation=change(regimen.preparation))
        return replace(self.moment, regimen=changed)


Cases: TypeAlias = Iterator[tuple[str, bool, bool]]
"""What is tried, whether the rule says something, and whether it is to."""


def _young(stand: Stand, rule: str) -> Cases:
    today, case = stand.moment.today, stand.moment.case
    for past, young in ((-1, False), (0, False), (1, True)):
        born = today.replace(year=today.year - 18) + timedelta(days=past)
        patient = replace(case.patient, born=born)
        moment = replace(stand.moment, case=replace(case, patient=patient))
        yield f"18 years less {past} days", stand.says(rule, {}, moment), young


def _protocol(stand: Stand, rule: str) -> Cases:
    for typed, other in (("ACTG 5001", False), ("actg5001", False), ("ACTG 5002", True)):
        yield typed, stand.says(rule, {"protocol_number": typed}), other


def _denied(stand: Stand, rule: str) -> Cases:
    """A drug on the list, and each answer to the question about it."""
    about = next(r.about for r in stand.step_of(rule).rules if r.id == rule)
    statement = next(s for s in stand.moment.regimen.interactions if s.field == about)
    case = stand.moment.case
    for listed in (statement.called[0], "paracetamol"):
        patient = replace(case.patient, drugs=(listed,))
        moment = replace(stand.moment, case=replace(case, patient=patient))
        for word in stand.moment.regimen.fields[about or ""].words():
            denied = word not in statement.words and listed != "paracetamol"
            yield f"{listed}, {word}", stand.says(rule, {about or "": word}, moment), denied


def _drawn(stand: Stand, rule: str) -> Cases:
    course = replace(stand.moment.course, number=2)
    moment = replace(stand.moment, course=course)
    last = max(each.given.since for each in moment.case.doses.values() if each.given)
    for days, soon in ((27, True), (28, False), (29, False)):
        day = (last.astimezone(moment.zone).date() + timedelta(days=days)).isoformat()
        said = stand.says(rule, {"cd4_count_date": day}, moment, begun=False)
        yield f"{days} days after the last dose", said, soon


def _allergy(stand: Stand, rule: str) -> Cases:
    case = stand.moment.case
    for names, named in (((), False), (("latex",), False), (("Proleukin (rash)",), True)):
        patient = replace(case.patient, allergies=names)
        moment = replace(stand.moment, case=replace(case, patient=patient))
        yield f"{names}", stand.says(rule, {}, moment), named


def _vials(stand: Stand, rule: str) -> Cases:
    needed = stand.moment.calculation().vials
    for more, few in ((-1, True), (0, False), (1, False)):
        vials = (f"{LOT}|2099-12-31",) * (needed + more)
        yield f"{needed + more} vials", stand.says(rule, {"vials": vials}), few


def _expired(stand: Stand, rule: str) -> Cases:
    for days, expired in ((-1, True), (0, False), (1, False)):
        vial = f"{LOT}|{(stand.moment.today + timedelta(days=days)).isoformat()}"
        yield vial, stand.says(rule, {"vials": (vial,)}), expired


def _future(stand: Stand, rule: str) -> Cases:
    for minutes, ahead in ((0, False), (1, False), (2, True)):
        at = (stand.moment.at + minutes * MINUTE).isoformat()
        yield f"in {minutes} min", stand.says(rule, {"reconstituted_at": at}), ahead


def _too_old(stand: Stand, rule: str) -> Cases:
    step = stand.step_of(rule)
    asked = (
        {"reconstituted_at": stand.made_at.isoformat()} if step.field("reconstituted_at") else {}
    )
    for past, old in ((-MINUTE, False), (timedelta(), False), (MINUTE, True)):
        moment = replace(stand.moment, at=stand.made_at + stand.keeps + past)
        yield f"{stand.keeps + past} old", stand.says(rule, asked, moment), old


def _unknown(stand: Stand, rule: str) -> Cases:
    yield "a time on record", stand.says(rule), False
    yield "no time on record", stand.says(rule, begun=False), True


def _site(stand: Stand, rule: str) -> Cases:
    last = str(stand.moment.case.last_site(stand.dose.key))
    for site in (last, stand.other_site):
        yield site, stand.says(rule, {"injection_site": site}), site == last


def _used_up(stand: Stand, rule: str) -> Cases:
    used = stand.moment.calculation().used_vial_fraction
    for past, nearly in ((-TINY, True), (Decimal(0), False), (TINY, False)):

        def warned(was: Preparation, at: Decimal = used + past) -> Preparation:
            return replace(was, product=replace(was.product, vial_warn_fraction=at))

        yield f"warned above {used + past}", stand.says(rule, {}, stand.prepared(warned)), nearly


def _deviates(stand: Stand, rule: str) -> Cases:
    off = stand.moment.calculation().deviation_percent.copy_abs()
    for past, far in ((-TINY, True), (Decimal(0), False), (TINY, False)):

        def allowed(was: Preparation, at: Decimal = off + past) -> Preparation:
            return replace(was, deviation=replace(was.deviation, override_percent=at))

        yield f"up to {off + past} %", stand.says(rule, {}, stand.prepared(allowed)), far


def _within(stand: Stand, *, low: Decimal | None = None, high: Decimal | None = None) -> Moment:
    def diluted(was: Preparation) -> Preparation:
        bag = was.demand_dilution()
        now = replace(
            bag,
            concentration_low=low or bag.concentration_low,
            concentration_high=high or bag.concentration_high,
        )
        return replace(was, dilution=now)

    return stand.prepared(diluted)


def _strength(stand: Stand) -> tuple[Decimal, Dilution]:
    worked = stand.moment.calculation()
    return worked.bag.concentration_mg_per_ml, worked.preparation.demand_dilution()


def _outside(stand: Stand, rule: str) -> Cases:
    holds, _ = _strength(stand)
    yield "a bag of 500 mL", stand.says(rule, {"bag_ml": "500"}), False
    yield "a bag of 250 mL", stand.says(rule, {"bag_ml": "250"}), True
    for past, low, high in ((-TINY, False, True), (TINY, True, False)):
        at = holds + past
        yield f"at most {at}", stand.says(rule, {}, _within(stand, high=at)), high
        yield f"at least {at}", stand.says(rule, {}, _within(stand, low=at)), low


def _near(stand: Stand, rule: str) -> Cases:
    holds, dilution = _strength(stand)
    margin = dilution.near_limit_fraction
    high, low = holds / (1 - margin), holds / (1 + margin)
    for past, near_high, near_low in ((-TINY, True, False), (TINY, False, True)):
        above = _within(stand, high=high + past)
        yield f"at most {high + past}", stand.says(rule, {}, above), near_high
        below = _within(stand, low=low + past)
        yield f"at least {low + past}", stand.says(rule, {}, below), near_low


NAMED: Final[Mapping[str, Callable[[Stand, str], Cases]]] = {
    "younger_than_allowed": _young,
    "protocol_not_of_order": _protocol,
    "drawn_too_soon_after_course": _drawn,
    "listed_drug_denied": _denied,
    "allergy_named": _allergy,
    "vials_too_few": _vials,
    "vial_expired": _expired,
    "reconstituted_in_future": _future,
    "bag_limit_passed": _too_old,
    "bag_time_unknown": _unknown,
    "site_of_last_injection": _site,
    "vial_nearly_used_up": _used_up,
    "volume_deviation_too_large": _deviates,
    "concentration_outside_window": _outside,
    "concentration_near_limit": _near,
}
