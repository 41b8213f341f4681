"""What is asked of a dose that was given on paper: of an infusion, and of an injection."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from itertools import chain
from typing import Final

from il2nurse.domain.regimen.fields import Answer, Choice, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.dose.same_time import words_of_open
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.ui.editors.time import without_now
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.pair import in_two_columns
from il2nurse.ui.patient.form_questions import NOBODY, name_of, volume
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.told_by_form import GivenOnForm

TOTAL: Final = "Total in the bag, if the form has it"
IN_FULL: Final = "ran to its end"
RUNS: Final = "runs now"


def listed_once(*lists: Iterable[Choice]) -> tuple[Choice, ...]:
    """The reasons of several texts, each word once, as the newest text that has it says it."""
    found: dict[str, Choice] = {}
    for each in chain(*lists):
        found.setdefault(each.word, each)
    return tuple(found.values())


def infusion_fields(texts: Iterable[Regimen]) -> tuple[Field, ...]:
    """How an infusion began, went on and ended, by any text by which it may have gone."""
    ended = (
        Choice(IN_FULL, "It ran to its end"),
        Choice(RUNS, "It is running now"),
        *listed_once(*(each.stop_reasons for each in texts)),
    )
    how = "How did it end? Or does it run now?"
    return (
        questions.time("started_at", "Infusion started", short="started"),
        questions.one_of("reason", how, ended),
        questions.time("ended_at", "Infusion ended", short="ended"),
        volume("given_ml", "Volume given", required=True),
    )


def injection_fields(moment: Moment) -> tuple[Field, ...]:
    """When it was injected, where, and how much of the syringe."""
    return (
        questions.time("started_at", "Injected at", short="injected"),
        questions.one_of("site", "Where it went", injection_sites(moment.regimen)),
        volume("given_ml", "Volume that went in", required=True),
    )


def injected_of(read: dict[str, Answer]) -> GivenOnForm:
    """What was typed of an injection, which ends as it begins."""
    at = datetime.fromisoformat(str(read["started_at"]))
    return GivenOnForm(
        started=at,
        ended=at,
        given_ml=Decimal(str(read["given_ml"])),
        gave=name_of(read, "gave"),
        checked=None if read["checked"] == NOBODY else name_of(read, "checked"),
        text=str(read["text"]),
        site=str(read["site"]),
    )


def past_only(form: Form) -> None:
    """No key that writes the time of now."""
    without_now(form.editors)


def end_beside(form: Form) -> None:
    """From the end of the infusion on, or from who injected, in a second column."""
    in_two_columns(form, form.editors["ended_at" if "ended_at" in form.editors else "gave"])


def ask_end_unless_running(form: Form) -> None:
    """Of one that runs neither when it ended nor what was given is asked."""

    def follow() -> None:
        for name in ("ended_at", "given_ml"):
            form.editors[name].set_asked(asked=form.editors["reason"].answer() != RUNS)

    form.changed.connect(follow)
    follow()


def given_of(read: dict[str, Answer], *, confirmed: bool) -> GivenOnForm:
    """What was typed of a dose; of one that runs no end and no volume is asked."""
    total, reason, ended = (str(read[name]) for name in ("total_ml", "reason", "ended_at"))
    given_ml = str(read["given_ml"])
    return GivenOnForm(
        started=datetime.fromisoformat(str(read["started_at"])),
        ended=datetime.fromisoformat(ended) if ended else None,
        given_ml=Decimal(given_ml) if given_ml else None,
        gave=name_of(read, "gave"),
        checked=None if read["checked"] == NOBODY else name_of(read, "checked"),
        total_ml=Decimal(total) if total else None,
        reason=None if reason in (IN_FULL, RUNS) else reason,
        text=str(read["text"]),
        confirmed=confirmed,
    )


def end_first(session: Session, moment: Moment) -> Iterator[str]:
    """What is said before anything is typed where an infusion has no end on record."""
    dose = moment.case.open_dose
    if dose is not None and dose.infusing and dose.infusion:
        began = session.words.clock(dose.infusion.started.at)
        yield (
            f"Dose {dose.key.slot}, begun {began}, {words_of_open(dose)} by the record. If it has "
            "ended, record its end first: no dose of a later time is entered until then."
        )
