"""Settling lost entries: a charge nurse says what became of them, and doses may start again."""

from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.patient.loss_facts import LossAnswer, LossSettledFact
from il2nurse.domain.record.patient.losses import losses_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.lost_entries import unsettled
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.confirming import refuse_unconfirmed
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

MEANWHILE: Final = (
    "A charge nurse whose access is confirmed may settle the lost entries at once. Until then no "
    "dose of this patient starts; a running infusion goes on and can be stopped as ever."
)


@one_act
def settle_loss(
    station: Station,
    by: Person,
    mrn: str,
    answer: LossAnswer,
    reason: str,
    pin: str,
    *,
    request: str | None = None,
) -> Entry:
    """Record that what is lost was entered again, or that nothing is missing, and who knows how.

    It settles every loss that stands now. Raises ``NotAllowed`` for everyone but a charge nurse
    whose access nobody doubts since the loss, and where none stands; ``Slip`` for a reason that
    says nothing.
    """
    by.demand(May.SETTLE_LOSS)
    if not unsettled(station.case(mrn)):
        raise NotAllowed("Nothing of this patient waits to be settled. Nothing was recorded.")
    refuse_unconfirmed(station, by, MEANWHILE)
    if not has_words(reason):
        raise Slip("reason", "Say in a few words how you know. Nothing was recorded.")
    confirm_identity(station, by, pin)
    stream, fact = losses_stream(mrn), LossSettledFact(answer, reason.strip())
    return station.record(by, [draft(stream, mrn, station.now().at, fact)], request)[0]
