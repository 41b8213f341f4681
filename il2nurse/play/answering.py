"""How a scenario spells an answer: "all", "as on record", "as worked out", "in turn", "now"."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Final

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import AS_ORDERED, IN_TURN, Answer, Field, FieldKind
from il2nurse.domain.regimen.vocabulary import INJECTION_SITE, PROTOCOL_NUMBER
from il2nurse.domain.rules.assessment.answer_checks import MATCHES
from il2nurse.domain.rules.assessment.functions import EXPECTED
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.play.spelling import read_day, read_instant

RECORD: Final = "as on record"
WORKED_OUT: Final = "as worked out"
ALL: Final = "all"


@dataclass(frozen=True, slots=True)
class Speller:
    """What the words of an answer stand for: this patient, now, and the sum of this dose.

    ``last_site`` is where the injection before went, ``protocol`` the number on an order of
    research; ``None`` where there is none.

    ``zone`` is the one in which times are spelled; ``today`` is the ward's own day. The sum is
    asked for only where an answer needs it: before an order there is none.
    """

    patient: Patient
    now: datetime
    today: date
    zone: tzinfo
    calculation: Callable[[], Calculation]
    where: str
    last_site: Callable[[], str | None] = lambda: None
    protocol: Callable[[], str | None] = lambda: None

    def answer(self, field: Field, word: object) -> Answer:
        """One answer as the window would hand it over."""
        if known := self._known(field, word):
            return known
        if isinstance(word, list | tuple):
            return tuple(map(str, word))
        text = str(word)
        match field.kind:
            case FieldKind.TICKS if text == ALL:
                return field.words()
            case FieldKind.VIALS if text:
                return (text,) * self.calculation().vials
            case FieldKind.TIME if text:
                return read_instant(text, self.now, self.zone, self.where).isoformat()
            case FieldKind.DATE if text.startswith(("today", "-", "+")):
                return read_day(text, self.today, self.where).isoformat()
            case _:
                return text

    def _known(self, field: Field, word: object) -> str | None:
        """What the register knows or works out; ``None`` where the word itself is the answer."""
        if word == RECORD and field.matches:
            return MATCHES[field.matches](self.patient)
        if word == WORKED_OUT and field.expect:
            return self._worked_out(field, field.expect)
        if word == IN_TURN and field.id == INJECTION_SITE.id:
            return self._in_turn(field)
        if word == AS_ORDERED and field.id == PROTOCOL_NUMBER:
            return self.protocol()
        return None

    def _in_turn(self, field: Field) -> str:
        """The word of the list after the last one; the first where there was none."""
        words, last = field.words(), self.last_site()
        at = words.index(last) + 1 if last in words else 0
        return words[at % len(words)]

    def _worked_out(self, field: Field, expect: str) -> str:
        places = 0 if field.places is None else field.places
        value = EXPECTED[expect](self.calculation())
        return show(round_half_up(value, Decimal(1).scaleb(-places)))
