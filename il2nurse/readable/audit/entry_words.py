"""What one entry says, in words a charge nurse reads without knowing how it is kept."""

from collections.abc import Iterable

from il2nurse.domain.record.kinds import read_fact
from il2nurse.domain.record.register.entries import BrokenRecord, Entry, canonical
from il2nurse.domain.record.register.facts import refusing
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.audit.fact_details import FactDetails
from il2nurse.readable.audit.kind_rows import KIND_ROWS
from il2nurse.readable.audit.terms import Terms
from il2nurse.readable.wording import Wording


class EntryWords:
    """Puts entries into words; labels come from today's regimens.

    An entry that cannot be read has a line that says so, because people look for it in the list.
    """

    def __init__(self, words: Wording, regimens: Iterable[Regimen]) -> None:
        """Remember every label there is."""
        self._terms = Terms(words, regimens)

    def what(self, entry: Entry) -> str:
        """One line: what happened."""
        try:
            with refusing(entry):
                return KIND_ROWS[entry.kind].what(self._terms, entry)
        except BrokenRecord as error:
            return str(error)

    def details(self, entry: Entry) -> list[tuple[str, str]]:
        """Everything the entry says, label by label; of a broken one, what the register keeps."""
        try:
            with refusing(entry):
                found = FactDetails(self._terms).of(read_fact(entry))
                return [*found, ("On paper", KIND_ROWS[entry.kind].paper)]
        except BrokenRecord:
            return [("As kept", canonical(entry.body))]
