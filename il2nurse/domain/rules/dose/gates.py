"""A gate of eligibility: what keeps a dose back, and who closes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique
from typing import Final

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.values.text import written_date


@unique
class Closer(StrEnum):
    """Who closes a gate."""

    NURSE = "nurse"
    NURSE_AT_DOSE = "nurse_at_dose"
    NURSE_AND_WITNESS = "nurse_and_witness"
    NURSE_ON_LIST = "nurse_on_list"
    PRESCRIBER = "prescriber"
    PRESCRIBER_AND_WITNESS = "prescriber_and_witness"
    SECOND_PERSON = "second_person"
    CALLER = "caller"
    CHARGE_NURSE = "charge_nurse"
    WARD = "ward"
    DATA = "patient_data"
    RESPONSE = "prescriber_by_response"
    PLAN = "prescriber_by_plan"
    ORDER = "prescriber_by_order"
    AT_ORDER = "prescriber_at_order"
    FOUND = "prescriber_of_found"
    APPROVERS = "approvers"
    CONFIRMER = "confirmer"
    FILES = "files"
    CHART = "chart"
    TIME = "time"


CLOSERS: Final[Mapping[Closer, str]] = {
    Closer.NURSE: "A nurse, with the reports (Enter results, or at a dose)",
    Closer.NURSE_AT_DOSE: "A nurse who asks again at the next dose, once the prescriber agrees,",
    Closer.NURSE_AND_WITNESS: "A nurse, with a new report and a witness (Enter results)",
    Closer.NURSE_ON_LIST: "A nurse, once it is stopped (Drugs stopped, on the patient's page)",
    Closer.PRESCRIBER: "The prescriber",
    Closer.PRESCRIBER_AND_WITNESS: "The prescriber and a witness",
    Closer.SECOND_PERSON: "A second person, nurse or pharmacist (Verify the order)",
    Closer.CALLER: "A nurse or the prescriber (Record the call, on the patient's page)",
    Closer.CHARGE_NURSE: "A charge nurse",
    Closer.WARD: "Who admits patients",
    Closer.DATA: "Who admits patients, where it is wrong (Data, on the patient's page),",
    Closer.RESPONSE: "The prescriber (Record or Correct the response, on the patient's page)",
    Closer.PLAN: "The prescriber, with the next cycle (Plan cycle, on the patient's page)",
    Closer.ORDER: "The prescriber, with a new order (Order the course)",
    Closer.AT_ORDER: "The prescriber, who stops it or puts another in its place at the order,",
    Closer.FOUND: "The prescriber, who says at the order what became of it,",
    Closer.APPROVERS: "Two people who approve it (Regimens)",
    Closer.CONFIRMER: "Somebody who approves regimens and confirms it (Regimens)",
    Closer.FILES: "The ward’s IT, who mends its regimen files",
    Closer.CHART: "A nurse who strikes that value out (What is charted, on the patient's page)",
    Closer.TIME: "Only time",
}


@dataclass(frozen=True, slots=True)
class Gate:
    """Something that has to be put right before a dose can be given.

    ``id`` is a field or a rule of the regimen file where it belongs to one; ``short`` says it in a
    few words. ``test`` is the question of which nothing is on file. What the steps of a dose ask
    for is ``asked`` there, and does not keep one from being begun. Before the day ``not_before``
    nobody closes it.
    """

    id: str
    missing: str
    closer: Closer
    short: str
    test: Field | None = None
    asked: bool = False
    not_before: date | None = None

    @property
    def who(self) -> str:
        """Who can close it, and from which day on where that is not yet."""
        closer = CLOSERS[self.closer]
        if self.not_before is None:
            return closer
        until = written_date(self.not_before)
        return f"Only time until {until}, then {closer[:1].lower()}{closer[1:]}"

    @property
    def say(self) -> str:
        """What is open and who can close it."""
        return f"{self.missing} {self.who} can close this."
