"""Orders of prescribers who are not on record here: a charge nurse looks at each of them."""

from collections.abc import Iterator

from il2nurse.domain.record.alarms.calls import PrescriberCall
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.call import unlisted_in_words
from il2nurse.domain.record.dose.dose import Held, read_key
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.rules.alarms.alarm import Alarm, newest_answer, told_at
from il2nurse.domain.rules.moment import Moment


def unlisted_calls(moment: Moment) -> Iterator[Alarm]:
    """Every call to an unlisted prescriber that nobody has looked at yet."""
    for found in (*_of_doses(moment), *_about_values(moment)):
        answer = newest_answer(moment.case, found.kind, found.dose, found.seq)
        if answer is None or answer.level < found.level:
            yield found


def _of_doses(moment: Moment) -> Iterator[Alarm]:
    for dose in moment.case.doses.values():
        held: tuple[Held | Override, ...] = (dose.held,) if dose.held else ()
        for each in (*held, *dose.overrides):
            if each.call.unlisted:
                what = "a hold was overridden" if isinstance(each, Override) else "held"
                yield Alarm(
                    kind=AlarmKind.UNLISTED,
                    dose=dose.key.stream,
                    seq=each.seq,
                    since=each.at,
                    say=f"Dose {dose.key.slot}, {what} on the order of {each.call.shown}, "
                    f"called {told_at(moment, each.call.at)}: check who that is",
                )


def _about_values(moment: Moment) -> Iterator[Alarm]:
    """Calls about values or stops; one may have been about several limits of the same value."""
    calls = [each for each in moment.case.calls if each.phone]
    for dose, seq in dict.fromkeys((each.dose, each.seq) for each in calls):
        about = [each for each in calls if (each.dose, each.seq) == (dose, seq)]
        newest = about[-1]
        what = _subject(moment, newest)
        who = unlisted_in_words(newest.prescriber, newest.phone or "")
        yield Alarm(
            kind=AlarmKind.UNLISTED,
            dose=dose,
            seq=seq,
            since=newest.known_at,
            say=f"Call about {what} to {who} at {told_at(moment, newest.at)}: check who that is",
            level=len(about),
        )


def _subject(moment: Moment, call: PrescriberCall) -> str:
    """What the call was about: a value, the stop of a dose, or what was answered at it."""
    if call.dose is None:
        return "a value"
    key = read_key(call.dose)
    of_dose, dose = f"dose {key.slot}", moment.case.doses.get(key)
    text = moment.regimen_of(dose) if dose else moment.regimen
    stop = any(each.word == call.limit for each in text.stop_reasons)
    return f"the stop of {of_dose}" if stop else of_dose
