"""The rows of the entries about the register itself, the people and the papers."""

from typing import Final

from il2nurse.domain.record.course.approval_facts import (
    ApprovalConfirmedFact,
    RegimenApprovedFact,
    RegimenWithdrawnFact,
)
from il2nurse.domain.record.papers.facts import FormEnteredFact, PrintedFact
from il2nurse.domain.record.people import facts as people
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.register_facts import (
    AccessLostFact,
    ClockAgainst,
    ClockApartFact,
    KeyAct,
    KeyHandledFact,
    RegisterCreatedFact,
    RegisterOpenedFact,
    RegisterRestoredFact,
    RestoreDrilledFact,
    SetbackAcceptedFact,
)
from il2nurse.domain.record.register.scan_facts import CodeUnreadFact
from il2nurse.domain.record.register.setback import SetbackKind
from il2nurse.domain.values.form_number import form_in_words
from il2nurse.domain.values.text import short_digest, written_date
from il2nurse.readable.audit.kind_row import Group, KindRow, OnPaper, row
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.papers import EVERY_PAPER
from il2nurse.readable.unread_words import CODES_ON, WHY_UNREAD
from il2nurse.readable.words import STRUCK_OUT


def _created(_terms: Terms, _entry: Entry, fact: RegisterCreatedFact) -> str:
    holds = ", for practice only" if fact.practice else ""
    return f"Register “{fact.name}” created{holds}"


def _opened(_terms: Terms, entry: Entry, fact: RegisterOpenedFact) -> str:
    return f"Register opened by {fact.program or entry.program}"


def _setback(_terms: Terms, _entry: Entry, fact: SetbackAcceptedFact) -> str:
    match fact.setback:
        case SetbackKind.FOREIGN:
            lost = f"in the place of register {fact.register[:8]}, seen up to entry {fact.seen}"
        case SetbackKind.FORGOTTEN:
            lost = "though the station could not read what it saw before"
        case _:
            lost = f"without entries {fact.agreed + 1} to {fact.seen}, which the station saw"
    return f"Recording goes on after entry {fact.found} {lost}. Reason: {fact.reason}"


def _clock(_terms: Terms, entry: Entry, fact: ClockApartFact) -> str:
    way = "ahead of" if fact.seconds > 0 else "behind"
    match fact.against:
        case ClockAgainst.NEWEST_ENTRY:
            return f"Clock of {entry.station} {fact.span} {way} the newest entry, {fact.entry}"
        case ClockAgainst.OTHER_STATION:
            return f"Clock of {entry.station} {fact.span} {way} that of {fact.other}"
        case ClockAgainst.RUNNING_TIME:
            moved = "forward" if fact.seconds > 0 else "back"
            return f"Clock of {entry.station} moved {moved} by {fact.span}"


def _restored(terms: Terms, _entry: Entry, fact: RegisterRestoredFact) -> str:
    made, first = terms.words.day_time(fact.made_at), fact.number + 1
    if fact.lost_to is None:
        lost = f"what was recorded after entry {fact.number} is lost, and how much is not known"
    elif fact.lost_to < first:
        lost = "nothing that is known of is lost"
    elif fact.lost_to == first:
        lost = f"entry {first} of before is lost"
    else:
        lost = f"entries {first} to {fact.lost_to} of before are lost"
    return f"Register restored from its copy of {made}: {lost}"


def _access_lost(terms: Terms, _entry: Entry, fact: AccessLostFact) -> str:
    if not (fact.people or fact.regimens):
        return "Nothing that is lost is about people or approved regimens"
    who = ", ".join(terms.words.name(each) for each in fact.people) or "nobody"
    count = len(fact.regimens)
    texts = f", and of {count} regimen text{'s' if count > 1 else ''}" if count else ""
    return f"What is lost bears on the access of {who}{texts}"


def _drilled(terms: Terms, _entry: Entry, fact: RestoreDrilledFact) -> str:
    made = terms.words.day_time(fact.made_at)
    if fact.passed:
        return f"Restore drill: the copy of {made} was restored and verified"
    return f"Restore drill: the copy of {made} could not be restored. {fact.fault}"


def _approved(_terms: Terms, _entry: Entry, fact: RegimenApprovedFact) -> str:
    named = f"{fact.regimen}, version {fact.regimen_version}"
    return f"Regimen {named} approved, to be ordered from {written_date(fact.from_)} on"


def _still_approved(_terms: Terms, _entry: Entry, fact: ApprovalConfirmedFact) -> str:
    named = f"{fact.regimen}, version {fact.regimen_version}"
    return f"Regimen {named}: still approved, confirmed after entries were lost"


def _withdrawn(_terms: Terms, _entry: Entry, fact: RegimenWithdrawnFact) -> str:
    return f"Regimen {fact.regimen}, version {fact.regimen_version} withdrawn: {fact.reason}"


def _key(_terms: Terms, _entry: Entry, fact: KeyHandledFact) -> str:
    match fact.what:
        case KeyAct.SHEET_MADE:
            return f"Recovery sheet of key {fact.key} made, to be printed or saved"
        case KeyAct.SHEET_CONFIRMED:
            return f"Recovery sheet of key {fact.key} confirmed by two of its groups"
        case KeyAct.CHANGED:
            return f"Key of the register changed; it is called {fact.key} now"
        case KeyAct.ENCRYPTED:
            return f"Register encrypted, which was plain before; its key is called {fact.key}"
        case KeyAct.PUT_BACK:
            return f"Key {fact.key} put back from its recovery sheet"


def _person_added(_terms: Terms, _entry: Entry, fact: people.PersonAddedFact) -> str:
    if fact.ended:
        return f"{fact.name} may no longer sign in"
    return f"{fact.name} may sign in as {fact.role.label.lower()}"


def _pin_changed(terms: Terms, entry: Entry, fact: people.PinChangedFact) -> str:
    if people.is_once(entry, fact):
        witness = f", with {terms.words.name(fact.witness)} as witness" if fact.witness else ""
        return f"One-time PIN given to {terms.words.name(fact.id)}{witness}"
    return f"PIN changed for {terms.words.name(fact.id)}"


def _refused(terms: Terms, _entry: Entry, fact: people.SignInRefusedFact) -> str:
    name = terms.words.name(fact.id)
    if fact.waiting:
        return f"Sign-in refused: a PIN for {name} was tried before the wait was over"
    return f"Sign-in refused: wrong PIN for {name}"


def _confirmed(terms: Terms, _entry: Entry, fact: people.PinConfirmedFact) -> str:
    return f"Right PIN of {terms.words.name(fact.id)} after wrong ones"


def _opened_again(terms: Terms, _entry: Entry, fact: people.SignInOpenedFact) -> str:
    return f"Sign-in unlocked for {terms.words.name(fact.id)} after wrong PINs"


def _witness_refused(terms: Terms, _entry: Entry, fact: people.WitnessRefusedFact) -> str:
    witness, first = terms.words.name(fact.id), terms.words.name(fact.first)
    return f"{witness} refused as the witness of {first}: the PIN of one came from the other"


def _access_confirmed(terms: Terms, _entry: Entry, fact: people.AccessConfirmedFact) -> str:
    return f"Access of {terms.words.name(fact.id)} confirmed after entries were lost"


def _badge(terms: Terms, _entry: Entry, fact: people.BadgeSetFact) -> str:
    name = terms.words.name(fact.id)
    return f"Badge given to {name}" if fact.digest else f"Badge taken from {name}"


def _printed(terms: Terms, _entry: Entry, fact: PrintedFact) -> str:
    kind = EVERY_PAPER.get(fact.paper)
    what = kind.title if kind else "Paper"
    if fact.from_ and fact.to:
        start, end = terms.words.day_time(fact.from_), terms.words.day_time(fact.to)
        what += f" of {start} to {end}"
    if fact.regimen_digest:
        what += f", text {short_digest(fact.regimen_digest)}"
    return f"{what} printed, copy {fact.copy}"


def _form(_terms: Terms, _entry: Entry, fact: FormEnteredFact) -> str:
    named = form_in_words(fact.form)
    named = f"{named[:1].upper()}{named[1:]}"
    if fact.what is None:
        return f"{named} is free again: what was entered from it was {STRUCK_OUT}"
    foreign = ", of no pack that this ward printed" if fact.foreign else ""
    return f"{named}{foreign} entered: {fact.what}"


def _unread(_terms: Terms, _entry: Entry, fact: CodeUnreadFact) -> str:
    told = f". {fact.text}" if fact.text else ""
    return f"{CODES_ON[fact.on]}: the code could not be read, {WHY_UNREAD[fact.why].lower()}{told}"


REGISTER_ROWS: Final[tuple[KindRow, ...]] = (
    row(RegisterCreatedFact, Group.REGISTER, _created, OnPaper.NOWHERE, None),
    row(RegisterOpenedFact, Group.REGISTER, _opened, OnPaper.NOWHERE, None),
    row(SetbackAcceptedFact, Group.REGISTER, _setback, OnPaper.NOWHERE, None),
    row(ClockApartFact, Group.REGISTER, _clock, OnPaper.NOWHERE, None),
    row(RegisterRestoredFact, Group.REGISTER, _restored, OnPaper.NOWHERE, None),
    row(AccessLostFact, Group.REGISTER, _access_lost, OnPaper.NOWHERE, None),
    row(RestoreDrilledFact, Group.REGISTER, _drilled, OnPaper.NOWHERE, None),
    row(RegimenApprovedFact, Group.SIGNED, _approved, OnPaper.REGIMEN, None),
    row(ApprovalConfirmedFact, Group.SIGNED, _still_approved, OnPaper.NOWHERE, None),
    row(RegimenWithdrawnFact, Group.HOLD, _withdrawn, OnPaper.REGIMEN, None),
    row(KeyHandledFact, Group.SECURITY, _key, OnPaper.NOWHERE, None),
    row(people.PersonAddedFact, Group.SECURITY, _person_added, OnPaper.NOWHERE, None),
    row(people.PinChangedFact, Group.SECURITY, _pin_changed, OnPaper.NOWHERE, None),
    row(people.SignedInFact, Group.SECURITY, "Signed in", OnPaper.NOWHERE, None),
    row(people.SignInRefusedFact, Group.SECURITY, _refused, OnPaper.NOWHERE, None),
    row(people.PinConfirmedFact, Group.SECURITY, _confirmed, OnPaper.NOWHERE, None),
    row(people.SignInOpenedFact, Group.SECURITY, _opened_again, OnPaper.NOWHERE, None),
    row(people.WitnessRefusedFact, Group.SECURITY, _witness_refused, OnPaper.NOWHERE, None),
    row(people.AccessConfirmedFact, Group.SECURITY, _access_confirmed, OnPaper.NOWHERE, None),
    row(people.BadgeSetFact, Group.SECURITY, _badge, OnPaper.NOWHERE, None),
    row(people.SignedOutFact, Group.SECURITY, "Signed out", OnPaper.NOWHERE, None),
    row(people.LockedFact, Group.SECURITY, "Locked", OnPaper.NOWHERE, None),
    row(CodeUnreadFact, Group.RECORDED, _unread, OnPaper.NOWHERE, None),
    row(PrintedFact, Group.PAPER, _printed, OnPaper.NOWHERE, None),
    row(FormEnteredFact, Group.PAPER, _form, OnPaper.NOWHERE, None),
)
