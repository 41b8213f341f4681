"""When the clock of a bag began: a step that is made anew does not begin it anew."""

from collections.abc import Mapping

from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.bags.sums import vials_in
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import reconstituted_at
from il2nurse.domain.values.wall_clock import date_and_clock


def refuse_later_start(moment: Moment, bag: Bag, step: Step, answers: Mapping[str, Answer]) -> None:
    """Raise ``Slip`` where vials that were dissolved by the record are dissolved later now.

    Its limit would move with that. Vials of which none was named before begin a clock of their own.
    """
    at, vials = reconstituted_at(answers), set(vials_in(step, answers))
    if at is None:
        return
    for done in bag.confirmations:
        before = reconstituted_at(done.answers)
        if before and before < at and vials & set(vials_in(step, done.answers)):
            first = date_and_clock(before.astimezone(moment.zone))
            raise Slip(
                vocabulary.RECONSTITUTED_AT.id,
                f"The first vial of bag {bag.number} was dissolved at {first} by the record, and "
                "the time limit counts from then. For the same vials give that time again; where "
                "they were replaced by others of the same lot, throw the bag away and begin "
                "another. Nothing was recorded.",
            )
