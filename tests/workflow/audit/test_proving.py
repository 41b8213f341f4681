"""A paper is proof: which entry it shows, and what was corrected under it since."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.head_code import HeadCode, read_head_code, short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.papers import DOWNTIME, FLOWSHEET, PREPARATION
from il2nurse.workflow.audit.proving import PaperStanding, Proof, prove_paper
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.papers.printing import print_paper
from il2nurse.workflow.people.sign_in import Witness
from tests.papers import InHand, paper_maker, print_record
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND, Ward, key, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    """A ward on which one dose was given."""
    made = make_ward()
    made.give()
    return made


def print_it(ward: Ward) -> HeadCode:
    """Print the record of dose 1; the short code that stands on it."""
    head = ward.station.register.head()
    print_record(ward.station, NURSE, key(), paper_maker())
    return read_head_code(short_code(head))


def correct(ward: Ward, value: str = "102") -> None:
    """Correct the newest systolic pressure."""
    sets = ward.station.case(MRN).chart.sets
    newest = next(each for each in reversed(sets) if "systolic_mmhg" in each.values)
    field = ward.regimen.fields["systolic_mmhg"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(newest.seq, field, value, "Typing error")
    )


def prove(ward: Ward, code: HeadCode) -> Proof:
    return prove_paper(ward.station, CHARGE, code)


def test_a_paper_of_what_still_stands(ward: Ward) -> None:
    code = print_it(ward)
    ward.pass_time(480)
    ward.vital_signs()
    proof = prove(ward, code)
    assert proof.standing is PaperStanding.UNCHANGED
    assert f"shows entry {code.number} of this register" in proof.sentence
    assert "Nothing under it was corrected since" in proof.sentence
    (paper,) = proof.papers
    assert paper.what == "Administration record printed, copy 1"
    assert paper.about == "MARSH, Eleanor · dose 1"


def test_what_was_corrected_under_it_is_named(ward: Ward) -> None:
    code = print_it(ward)
    correct(ward)
    proof = prove(ward, code)
    assert proof.standing is PaperStanding.CORRECTED
    (line,) = proof.corrections
    assert line.entry.kind is Kind.CORRECTED
    assert line.what == "Blood pressure, systolic corrected: 118 mmHg → 102 mmHg"
    assert "1 correction was made later" in proof.sentence


def test_a_correction_that_it_shows_is_no_later_one(ward: Ward) -> None:
    correct(ward)
    assert prove(ward, print_it(ward)).standing is PaperStanding.UNCHANGED


def test_a_correction_of_what_came_after_it_does_not_concern_it(ward: Ward) -> None:
    code = print_it(ward)
    ward.pass_time(480)
    ward.vital_signs()
    correct(ward)
    assert prove(ward, code).standing is PaperStanding.UNCHANGED


@pytest.mark.parametrize("kind", [FLOWSHEET, PREPARATION, DOWNTIME], ids=lambda kind: kind.word)
def test_a_dose_that_was_corrected_concerns_every_paper_that_tells_of_it(
    ward: Ward, kind: PaperKind
) -> None:
    ward.pass_time(480)
    head = ward.station.register.head()
    subject = Subject("" if kind is DOWNTIME else MRN)
    print_paper(ward.station, NURSE, kind, subject, paper_maker(), outlet=InHand())
    change = DoseChange(DoseValue.GIVEN, "20", "Read from the wrong pump")
    correct_dose(ward.station, NURSE, key(), change, Witness(SECOND.id, PIN))
    proof = prove(ward, read_head_code(short_code(head)))
    assert proof.standing is PaperStanding.CORRECTED
    assert Kind.DOSE_CORRECTED in {line.entry.kind for line in proof.corrections}


def test_a_head_of_another_register_is_not_in_this_one(ward: Ward) -> None:
    other = make_ward("80")
    other.give()
    proof = prove(ward, print_it(other))
    assert proof.standing is PaperStanding.NOT_HERE
    assert "has a different one here" in proof.sentence


def test_a_paper_that_is_newer_than_the_register_shows_a_cut_tail(ward: Ward) -> None:
    head = ward.station.register.head()
    proof = prove(ward, HeadCode(head.number + 9, "f" * 64))
    assert proof.standing is PaperStanding.NOT_HERE
    assert f"the register ends with entry {head.number}" in proof.sentence
    assert prove(ward, HeadCode(0, "0" * 8)).standing is PaperStanding.NOT_HERE


def test_a_paper_that_was_only_looked_at_speaks_of_the_whole_register(ward: Ward) -> None:
    head = ward.station.register.head()
    correct(ward)
    proof = prove(ward, read_head_code(short_code(Head(head.number, head.seal))))
    assert (proof.standing, proof.papers) == (PaperStanding.CORRECTED, ())
    assert "Which paper it was is not on record" in proof.sentence


def test_who_may_not_audit_is_told_nothing_and_nothing_is_recorded(ward: Ward) -> None:
    code = print_it(ward)
    before = ward.station.register.head()
    with pytest.raises(NotAllowed):
        prove_paper(ward.station, NURSE, code)
    prove(ward, code)
    assert ward.station.register.head() == before
