"""Where a bag stands on a page: by its record, and by the lots that nobody may use now."""

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.work_state import BagWork, bag_work
from il2nurse.ui.session import Session
from il2nurse.workflow.pharmacy.lots import quarantined


def work_now(session: Session, moment: Moment, key: DoseKey, nth: int | None = None) -> BagWork:
    """Where the bag of this dose stands now: the one in use, or the ``nth``."""
    return bag_work(moment, key, quarantined(session.station), nth)


def kept_back(session: Session) -> tuple[str, ...]:
    """The lots that are kept back: no entry of a patient, and pages of bags follow them."""
    return tuple(quarantined(session.station))
