"""How a bag is made is kept when it is begun: a setting that changes later changes no open bag."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from il2nurse.domain.rules.bags.fitting import WhyNot, against_bag, answers_of, limit_of
from il2nurse.domain.rules.bags.sums import worked_of
from il2nurse.domain.rules.pharmacy.bag_times import (
    BagLimit,
    LimitBy,
    reconstituted_at,
    shortest_limit,
)
from il2nurse.domain.values.bag_making import TO_FULL_BAG, BagFill, BagMaking, BagMethod
from il2nurse.readable.pharmacy.making_words import making_in_words
from il2nurse.readable.pharmacy.preparation_sheet import prepare_sheet
from il2nurse.workflow.dose.administration import begin
from tests.ward import MRN, NURSE, key
from tests.workflow.pharmacy.made import make_pharmacy

FIRST_OUT = BagMaking(BagMethod.WITHDRAW, (BagFill(Decimal(50), Decimal(53)),))


def hours(number: int) -> timedelta:
    return timedelta(hours=number)


def test_an_open_bag_keeps_its_sum() -> None:
    pharmacy = make_pharmacy()
    station = pharmacy.ward.station
    station.making = FIRST_OUT
    bag = pharmacy.begin()
    kept = bag.making
    assert kept is not None
    assert (kept.method, kept.fill_of(Decimal(50)), kept.fill_of(Decimal(100))) == (
        BagMethod.WITHDRAW,
        Decimal(53),
        Decimal(100),
    )
    before = worked_of(station.moment(MRN), bag)
    assert before.bag.total_ml == before.bag.fill_ml == 53
    station.making = TO_FULL_BAG
    moment = station.moment(MRN)
    assert worked_of(moment, pharmacy.bag) == before
    assert moment.calculation().bag.total_ml != 53
    sheet = prepare_sheet(moment, key(1), None, station.people())
    assert sheet.method[-2][0].text.startswith("Draw ")


def test_an_open_dose_keeps_its_sum_too() -> None:
    ward = make_pharmacy().ward
    ward.station.making = FIRST_OUT
    dose = begin(ward.station, NURSE, MRN)
    ward.station.making = TO_FULL_BAG
    moment = ward.station.moment(MRN)
    assert moment.calculation_of(dose).bag.total_ml == 53


def test_the_shortest_of_three_limits_counts_and_is_named() -> None:
    pharmacy = make_pharmacy()
    station = pharmacy.ward.station
    station.making = BagMaking(BagMethod.ADD, limit_hours=24, hood=True)
    pharmacy.make()
    station.making = TO_FULL_BAG
    moment, bag = station.moment(MRN), pharmacy.bag
    regimen, answers = moment.regimen, answers_of(bag)
    began = reconstituted_at(answers)
    assert began is not None
    limit = limit_of(moment, bag)
    assert limit == BagLimit(began + hours(24), hours(24), LimitBy.SITE)
    sooner = {**answers, "use_by": (began + hours(5)).isoformat()}
    made = moment.making_of(bag)
    assert shortest_limit(regimen, sooner, made) == BagLimit(
        began + hours(5), hours(5), LimitBy.PHARMACIST
    )
    label = shortest_limit(regimen, answers, replace(made, limit_hours=72))
    assert label == BagLimit(began + regimen.bag_limit, regimen.bag_limit, LimitBy.LABEL)
    rule = prepare_sheet(moment, key(1), None, station.people()).times.rule
    assert "END within 24 hours" in rule
    assert "the label's is 48 hours" in rule
    assert rule.endswith("This site's limit is the shortest. Prepared under a hood.")
    assert making_in_words(made).endswith("this site's limit 24 hours; prepared under a hood")
    late = replace(moment, at=began + hours(24))
    assert [each.why for each in against_bag(late, key(1), bag)] == [WhyNot.EXPIRED]
