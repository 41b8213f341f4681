"""Pharmacy's bag is taken for a dose: scanned against patient, dose, state and limit."""

from dataclasses import replace
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import StepConfirmedFact
from il2nurse.domain.record.pharmacy.bag import Bag, BagState
from il2nurse.domain.record.pharmacy.facts import BagReceivedFact, BagRefusedFact
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.record.register.scan_facts import (
    UNREAD_STREAM,
    CodeOn,
    CodeSource,
    CodeUnreadFact,
    WhyUnread,
)
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.dose.decisions import allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.pharmacy.bag_code import is_bag_code
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.bag.judging import judge_bag
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.pharmacy.bags import bag_draft
from il2nurse.workflow.station import Station

KEPT: Final = "The refused bag is on record. Nothing else was recorded."


@one_act
def take_bag(
    station: Station,
    by: Person,
    key: DoseKey,
    code: str,
    *,
    why_typed: WhyUnread | None = None,
    request: str | None = None,
) -> Bag:
    """Take pharmacy's bag for a dose: its label is scanned, or its number is typed.

    Its preparation stands from now on as this dose's; the ward has received it. One that is not
    this patient's and dose's, is not released, too old, returned or hung already is refused, with
    which and why, and the refusal is on record. ``why_typed`` says why its code was not scanned.
    """
    by.demand(May.GIVE)
    told = CodeSource.SCANNED if is_bag_code(code) else CodeSource.TYPED

    def act(moment: Moment, dose: Dose) -> Bag:
        steps = bag_steps(moment.regimen)
        step = dose.current(moment.regimen, moment.at)
        if step is None or step not in steps:
            step = steps[0]
        allow_step(moment, dose, step, Act.ANSWER)
        bag, against = judge_bag(station, moment, key, code)
        if against or bag is None:
            refused = BagRefusedFact(
                number=bag.number if bag else None,
                code=code.strip(),
                why=against[0].why.value,
                say=" ".join(each.say for each in against),
                told=told,
            )
            station.record(by, [dose_draft(dose, refused, moment.at)], request)
            sentences = [*(each.say for each in against), KEPT]
            raise NotAllowed("\n".join(sentences))
        drafts = [*_taken(moment, dose, steps, bag)]
        if bag.state is BagState.RELEASED:
            drafts.append(bag_draft(bag, BagReceivedFact(told), moment.at))
        if why_typed and told is CodeSource.TYPED:
            unread = CodeUnreadFact(CodeOn.BAG, why_typed)
            drafts.append(draft(UNREAD_STREAM, "", moment.at, unread))
        station.record(by, drafts, request)
        return bag

    return decide_and_write(station, key, act)


def _taken(moment: Moment, dose: Dose, steps: tuple[Step, ...], bag: Bag) -> list[Draft]:
    """The steps of the preparation, as pharmacy did them."""
    entries = {each.number: each for each in bag.entries}
    drafts = []
    for place, step in enumerate(steps):
        said = StepConfirmedFact.read(entries[bag.steps[step.id].number])
        fact = replace(said, bag=bag.number)
        drafts.append(replace(dose_draft(dose, fact, moment.at), seq=dose.next_seq + place))
    return drafts
