"""The injection of a dose: where it went, and how much of the syringe."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.injection_facts import DoseInjectedFact
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.assessment.step_findings import judge
from il2nurse.domain.rules.dose.decisions import allow_start, allow_step
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import show
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.dose.administration import decide_and_write, dose_draft
from il2nurse.workflow.dose.bag.hanging import hung, used_up
from il2nurse.workflow.dose.double_checking import refuse_checker
from il2nurse.workflow.dose.refusing import refuse_blocked
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

GIVEN_ML: Final = "given_ml"
WHY_LESS: Final = "text"


@one_act
def inject(
    station: Station,
    by: Person,
    key: DoseKey,
    raw: Mapping[str, Answer],
    *,
    given_ml: Decimal | None = None,
    text: str | None = None,
    request: str | None = None,
) -> None:
    """Record that the dose was injected now, all of the syringe where no volume is told.

    Raises ``NotAllowed`` with every reason that forbids it, and ``Slip`` for a volume that the
    syringe cannot have given, or for less than all of it without a word why.
    """
    by.demand(May.GIVE)

    def act(moment: Moment, dose: Dose) -> None:
        step = next(step for step in moment.regimen.steps if step.act is Act.INJECT)
        if dose.given:
            raise NotAllowed(
                "This dose was injected already. Look at the page again. Nothing was recorded."
            )
        allow_step(moment, dose, step, Act.INJECT)
        refuse_checker(moment, dose, by)
        judged = judge(moment, dose, step, raw)
        refuse_blocked(station, by, moment, dose, step, judged)
        drawn = allow_start(moment, dose).draw_up_ml
        given = drawn if given_ml is None else given_ml
        refuse_injected(given, drawn, text)
        answers = dict(judged.answers)
        site = str(answers.pop(vocabulary.INJECTION_SITE.id))
        fact = DoseInjectedFact(
            step.id, answers, judged.findings, site, drawn, given, less_because(given, drawn, text)
        )
        syringe = hung(station, moment, dose)
        drafts = [dose_draft(dose, fact, moment.at), *syringe, *used_up(moment, dose, syringe)]
        station.record(by, drafts, request)

    decide_and_write(station, key, act)


def refuse_injected(given: Decimal, drawn: Decimal, text: str | None) -> None:
    """Raise ``Slip`` for a volume that was not in the syringe, or a part without a reason."""
    if not Decimal(0) < given <= drawn:
        raise Slip(
            GIVEN_ML,
            f"{show(given)} mL cannot be right (accepted: more than 0, up to {show(drawn)} mL). "
            "Nothing was recorded. If nothing went in, hold the dose.",
        )
    if given < drawn and not has_words(text):
        raise Slip(
            WHY_LESS, "Write in words why less went in than was drawn up. Nothing was recorded."
        )


def less_because(given: Decimal, drawn: Decimal, text: str | None) -> str | None:
    """Why less went in; nothing where all of it did."""
    return kept_text(text) if given < drawn else None
