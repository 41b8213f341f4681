"""What another station recorded in the dose that is open here."""

from collections.abc import Callable, Sequence
from typing import Final

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.readable.audit.kind_rows import KIND_ROWS
from il2nurse.readable.audit.terms import Terms
from il2nurse.ui.dose.dialogs.unrecorded import UnrecordedDialog
from il2nurse.ui.dose.seen_against import SeenAgainst
from il2nurse.ui.dose.stage import Stage
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import DoseView

MOST: Final = 4


def tell_news(
    session: Session,
    before: DoseView,
    now: DoseView,
    left: Stage | None,
    ask: Callable[[Dialog], None],
) -> bool:
    """Say what others recorded meanwhile; of the page that is ``left``, what was typed and lost.

    What of that speaks against the dose is asked about: it is charted, or the dose is held.
    """
    if _own_refusal(session, before, now):
        return False
    drafted = left.drafted() if left and not session.acted else []
    person = session.person.id if session.person else ""
    news = news_of(before, now, person, acted=session.acted)
    news = news or (newest_author(before, now) if drafted else "")
    if news and drafted:
        session.insisted.emit(f"{bed_and_dose(now)}: {news} {draft_in_words(drafted)}")
        if left and (seen := _still_against(left, now)):
            ask(UnrecordedDialog(session, now, seen, news))
    elif news:
        session.tell(news)
    return bool(news)


def _still_against(left: Stage, now: DoseView) -> SeenAgainst | None:
    """What was typed against the dose, where the dose is not held and something can be done."""
    seen = left.seen_against()
    undecided = now.dose.held is None and not now.standing.must_hold
    possible = seen and (seen.charted or not now.dose.given)
    return seen if undecided and possible else None


def _own_refusal(session: Session, before: DoseView, now: DoseView) -> bool:
    """True where all that is new is that one's own answers were refused, which is said already."""
    new = now.dose.entries[len(before.dose.entries) :]
    mine = [each for each in new if session.person and each.person == session.person.id]
    refused = all(each.kind is Kind.ANSWER_REFUSED for each in new)
    return bool(new) and refused and len(mine) == len(new)


def news_of(before: DoseView, now: DoseView, person: str, *, acted: bool) -> str | None:
    """Who recorded what and when, by another name or elsewhere; ``None`` for own entries.

    What this window recorded just now is its own, the signature of a witness too.
    """
    here = now.station.name
    new = now.dose.entries[len(before.dose.entries) :]
    return _newest_news(
        now, [e for e in new if e.station != here or (e.person != person and not acted)]
    )


def newest_author(before: DoseView, now: DoseView) -> str | None:
    """Who recorded the newest entry, whoever it was; ``None`` where nothing is new."""
    return _newest_news(now, now.dose.entries[len(before.dose.entries) :])


def bed_and_dose(view: DoseView) -> str:
    """Bed and dose, for a sentence that stays while other pages are on show."""
    return f"{view.moment.case.patient.bed}, dose {view.dose.key.slot}"


def draft_in_words(drafted: Sequence[str]) -> str:
    """That what was typed is not on record, naming the most of it that can be read at a look."""
    named = ", ".join(drafted[:MOST]) + (", …" if len(drafted) > MOST else "")
    return f"What you typed was not recorded: {named}."


def _newest_news(view: DoseView, entries: Sequence[Entry]) -> str | None:
    """The newest entry that is news; ``None`` where none is."""
    for entry in reversed(entries):
        if news := KIND_ROWS[entry.kind].news:
            did = news(Terms(view.words, [view.regimen]), entry)
            who, at = view.words.name(entry.person), view.clock(entry.recorded_at)
            return f"{who} at {entry.station} {did} at {at}."
    return None
