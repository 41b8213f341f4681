"""What is research only is ordered under a protocol, attested in person, and says so everywhere."""

from dataclasses import replace
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.research import ResearchOrder
from il2nurse.domain.regimen.fields import Slip
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.readable.papers import FLOWSHEET, PREPARATION, RECORD, REGIMEN, TEACHING
from il2nurse.regimens import BadRegimen, load
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import ByTelephone
from il2nurse.workflow.course.research import ATTESTED, PROTOCOL, Attestation
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.subjects import settle, sources_of
from il2nurse.workflow.patient import admission
from tests.research import OTHER, POINTS, RESEARCH, SAID, research_text, ward_of_research
from tests.suitable import suitable
from tests.ward import DOCTOR, NURSE, Ward, make_ward, once, plan

ALL: Final = Attestation("P-01", ("no_benefit", "supervised"))
LINE: Final = (
    "RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN. Course 1 under protocol P-01. Attested by Erin "
    f"Vance, MD: {POINTS[0]}; {POINTS[1]}."
)


@pytest.fixture
@once
def ward() -> Ward:
    return ward_of_research()


def order(ward: Ward, told: Attestation | None) -> None:
    how = replace(plan(), attestation=told)
    order_course(
        ward.station, DOCTOR, OTHER.mrn, ward.regimen, how, suitability=suitable(ward.regimen)
    )


@pytest.mark.parametrize(
    ("told", "field", "says"),
    [
        (None, PROTOCOL, f"{SAID} Type the number of the protocol."),
        (replace(ALL, protocol=""), PROTOCOL, "Type the number of the protocol."),
        (replace(ALL, protocol=" - "), PROTOCOL, "Type the number of the protocol."),
        (replace(ALL, attested=()), ATTESTED, f"{POINTS[0]}; {POINTS[1]}"),
        (replace(ALL, attested=("supervised",)), ATTESTED, f"Not attested yet: {POINTS[0]}."),
    ],
    ids=["nothing", "no number", "no number at all", "nothing attested", "one not attested"],
)
def test_nothing_is_ordered_without_protocol_and_attestation(
    ward: Ward, told: Attestation | None, field: str, says: str
) -> None:
    with pytest.raises(Slip) as refused:
        order(ward, told)
    assert refused.value.field == field
    assert says in str(refused.value)
    assert str(refused.value).endswith("Nothing was ordered.")
    assert not ward.station.case(OTHER.mrn).courses


def test_nothing_is_ordered_while_what_is_asked_of_the_course_is_not_answered(
    ward: Ward,
) -> None:
    how = replace(plan(), attestation=ALL)
    with pytest.raises((NotAllowed, Slip), match="Nothing was ordered"):
        order_course(ward.station, DOCTOR, OTHER.mrn, ward.regimen, how)
    assert not ward.station.case(OTHER.mrn).courses


def test_the_attestation_cannot_be_telephoned(ward: Ward) -> None:
    called = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    how = replace(plan(), authority=called, attestation=ALL)
    with pytest.raises(NotAllowed, match="the attestation cannot be telephoned"):
        order_course(ward.station, NURSE, OTHER.mrn, ward.regimen, how)
    assert not ward.station.case(OTHER.mrn).courses


def test_a_regimen_that_is_no_research_takes_no_protocol() -> None:
    plain = make_ward()
    admission.admit(plain.station, NURSE, OTHER)
    with pytest.raises(Slip, match="is given under no protocol"):
        order(plain, ALL)


def test_the_order_keeps_what_was_said_on_its_day(ward: Ward) -> None:
    order(ward, replace(ALL, protocol="  P-01 "))
    (course,) = ward.station.case(OTHER.mrn).courses
    assert course.research == ResearchOrder(SAID, "P-01", POINTS)
    assert ward.station.register.verify().intact
    (line,) = AuditList(ward.station).lines(AuditFilter(text="research under protocol"), 5)
    assert line.what.endswith("; research under protocol P-01")


@pytest.mark.parametrize(
    "kind",
    [RECORD, FLOWSHEET, REGIMEN, TEACHING, PREPARATION],
    ids=["record", "flowsheet", "regimen", "teaching", "preparation"],
)
def test_every_paper_about_the_patient_says_it_first(ward: Ward, kind: PaperKind) -> None:
    order(ward, ALL)
    ward.pass_time(30)
    dose = administration.begin(ward.station, NURSE, OTHER.mrn)
    subject = settle(ward.station, kind.about, Subject(OTHER.mrn, dose.key))
    told = kind.tell(sources_of(ward.station, subject))
    assert told.patient is not None
    assert told.patient.stops[0] == LINE


def test_a_file_says_what_is_attested_with_its_source() -> None:
    table = next(
        each
        for each in regimen_tables(load(research_text(), "research.toml"))
        if each.title.startswith("Research")
    )
    assert [row[0] for row in table.rows] == [SAID, *POINTS]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (f'say = "{SAID}"\n', "", '"say" is missing'),
        ('source = "A test"\n', "", '"source" is missing'),
        ("no_benefit", "supervised", "stands twice"),
    ],
)
def test_a_file_that_says_half_of_it_is_refused(old: str, new: str, says: str) -> None:
    assert old in RESEARCH
    with pytest.raises(BadRegimen, match=says):
        load(research_text(RESEARCH.replace(old, new)), "research.toml")
