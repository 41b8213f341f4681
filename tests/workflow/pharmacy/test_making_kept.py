"""How a bag is made is kept when it is begun: a setting that changes later changes no open bag."""

from decimal import Decimal

from il2nurse.domain.rules.bags.sums import worked_of
from il2nurse.domain.values.bag_making import TO_FULL_BAG, BagFill, BagMaking, BagMethod
from il2nurse.readable.pharmacy.preparation_sheet import prepare_sheet
from il2nurse.workflow.dose.administration import begin
from tests.ward import MRN, NURSE, key
from tests.workflow.pharmacy.made import make_pharmacy

FIRST_OUT = BagMaking(BagMethod.WITHDRAW, (BagFill(Decimal(50), Decimal(53)),))


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
