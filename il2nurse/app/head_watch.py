"""What the station saw of its register: compared at the start and each second, kept as it grows."""

from datetime import datetime
from typing import TYPE_CHECKING, Final

from il2nurse.domain.record.register.entries import BrokenRegister, Entry, write_instant
from il2nurse.domain.record.register.setback import Setback, SetbackKind
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import UNREADABLE, StationHeads
from il2nurse.storage.files.kept_copies import is_copy
from il2nurse.storage.files.seen import Decision

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister

MOVED: Final = (
    "The register's file was moved, replaced or deleted while it was open. Nothing more is "
    "recorded in it: chart on paper and tell the ward's IT."
)


DUPLICATE: Final = (
    "{} is not the register with which this station works, which lies at {}, but another file of "
    "it. Name the register."
)


def check_heads(settings: Settings, register: "SqliteRegister") -> str | None:
    """A sentence where a register is not what this station saw; ``None`` where it is."""
    return StationHeads(settings.heads).check(register, register.path)


def check_copy(settings: Settings, register: "SqliteRegister") -> str | None:
    """As ``check_heads``, for a file that may be a copy: elsewhere it may be older."""
    heads = StationHeads(settings.heads)
    setback = heads.find_setback(register, register.path)
    if setback is None:
        return None
    older = setback.kind is SetbackKind.SHORTER
    return None if older and heads.lies_elsewhere(register, register.path) else setback.sentence


def knows_register(settings: Settings) -> bool:
    """Whether something lies at the register's place or was seen there, or nobody can tell."""
    place = settings.register
    try:
        if place.exists() or place.is_symlink():
            return True
        return StationHeads(settings.heads).register_at(settings.register) is not None
    except UNREADABLE:
        return True


def remember_growth(settings: Settings, register: "SqliteRegister") -> None:
    """Have what a command records remembered too, in a register that this station works with.

    In another file of the same register nothing is recorded: it would be remembered as the
    register's newest entry, and the ward stopped for its lack.
    """
    heads, identity = StationHeads(settings.heads), register.identity().register
    if not heads.seen(identity) or is_copy(register.path):
        return
    if place := heads.works_elsewhere(identity, register.path, settings.register):
        register.refusal = DUPLICATE.format(register.path, place)
    else:
        HeadWatch(heads, register).begin()


class HeadWatch:
    """Watches one open register; a register that was set back takes no entry any more.

    Every entry is remembered once it is durable, and what others record within a second. Where
    the memory cannot be written, work goes on, and ``problem`` says so.
    """

    def __init__(self, heads: StationHeads, register: "SqliteRegister") -> None:
        """Nothing is compared yet."""
        self.heads = heads
        self.register = register
        self.problem = ""
        self.restoring: Entry | None = None
        """The restoring by which the register lacks what this station saw; told once."""

    def begin(self) -> Setback | None:
        """Compare; from now on the register's growth is remembered."""
        self.register.grown = self.look
        if setback := self.heads.find_setback(self.register, self.register.path):
            self.register.refusal = setback.sentence
            return setback
        self.restoring = self.heads.find_restoring(self.register)
        self.look()
        return None

    def look(self) -> str:
        """Why nothing may be recorded; "" where all is as it was seen, which is remembered."""
        if not self.register.refusal:
            if self.register.moved:
                self.register.refusal = MOVED
            else:
                self._follow()
        return self.register.refusal

    def go_on(self, setback: Setback, at: datetime, entry: int) -> None:
        """Remember that it was decided, by this entry, to go on in a register that was set back."""
        head = self.register.head()
        decision = Decision(write_instant(at), entry, setback.kind, setback.seen, setback.found)
        identity, path = self.register.identity().register, self.register.path
        self.heads.accept(identity, head, path, decision, setback.held)
        self.look()

    def notices(self) -> tuple[str, ...]:
        """What the ward is to be told of the memory."""
        return (self.problem,) if self.problem else ()

    def _follow(self) -> None:
        """Have the register refuse every entry where it lacks some, else remember its head."""
        try:
            found = self.heads.follow(self.register, self.register.path)
        except (*UNREADABLE, BrokenRegister) as error:
            self.problem = (
                "This station cannot remember the newest entry of the register, so after the next "
                f"start it would not notice that entries are missing. Ask the ward's IT: {error}"
            )
            return
        self.problem = ""
        if isinstance(found, Setback):
            self.register.refusal = found.sentence
        else:
            self.register.expect(found)
