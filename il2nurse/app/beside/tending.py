"""What goes on beside a session while its register is open: reading, copies, the pack, the head."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from il2nurse.settings import Settings

if TYPE_CHECKING:
    from il2nurse.app.beside.files_timer import FilesTimer
    from il2nurse.app.beside.head_timer import HeadTimer
    from il2nurse.app.beside.pack_timer import PackTimer
    from il2nurse.app.beside.reading_ahead import ReadingAhead
    from il2nurse.app.copies.hourly import Copies
    from il2nurse.app.key_desk import OpenKey
    from il2nurse.app.readying import Ready
    from il2nurse.ui.session import Session


class Tending(QObject):
    """Begins with a session and ends with its window.

    ``set_back`` comes where the register was set back under it; ``key_change_asked`` carries the
    administrator who asked for another key.
    """

    set_back = Signal()
    key_change_asked = Signal(object)

    def __init__(
        self, settings: Settings, ready: "Ready", session: "Session", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._ready = ready
        self._session = session
        self._copies: Copies | None = None
        self._pack: PackTimer | None = None
        self._heads: HeadTimer | None = None
        self._key: OpenKey | None = None
        self._reading: ReadingAhead | None = None
        self._files: FilesTimer | None = None

    def begin_reading(self) -> None:
        """While somebody signs in, the ward's records are read."""
        from il2nurse.app.beside.reading_ahead import ReadingAhead

        self._reading = ReadingAhead(self._ready.station)
        self._reading.begin()

    def begin_files(self) -> None:
        """Where the regimen files are away, they are looked for until they are back."""
        from il2nurse.app.beside.files_timer import FilesTimer

        if self._ready.station.regimens.away():
            self._files = FilesTimer(self._ready.station.regimens, self)
            self._files.begin()

    def begin_copies(self) -> None:
        """A ward's register is copied while the window is open, and tells of its key."""
        ready, settings = self._ready, self._settings
        self._session.tell_notices = self._notices
        if ready.practice:
            return
        from il2nurse.app.key_desk import open_key

        self._key = open_key(settings, ready.register, self.key_change_asked.emit)
        self._session.keys = self._key
        if ready.register.writable:
            from il2nurse.app.copies.hourly import Copies
            from il2nurse.app.reminding import remind
            from il2nurse.app.restore.copy_desk import OpenCopies

            self._session.copies = OpenCopies(settings, ready.register, ready.station)

            self._copies = Copies(
                ready.register,
                ready.station.clock,
                settings.second_place,
                settings.copy_too_old,
                remind=partial(remind, settings, ready.register),
            )
            self._copies.start()

    def begin_pack(self) -> None:
        """From now on a downtime pack lies in the papers folder and in the second place."""
        if self._ready.practice:
            return
        from il2nurse.app.beside.pack_timer import PackTimer
        from il2nurse.workflow.papers.downtime import PackKeeper
        from il2nurse.workflow.papers.kept_records import RecordKeeper

        session, settings = self._session, self._settings
        places = (settings.papers, settings.second_place)
        folders = [place for place in places if place is not None]
        session.pack = PackKeeper(session.station, session.papers, folders, settings.page_size)
        records = (
            RecordKeeper(session.station, session.papers, settings.papers, settings.page_size)
            if settings.records_to_papers
            else None
        )
        self._pack = PackTimer(session, session.pack, records)
        self._pack.begin()

    def begin_heads(self) -> None:
        """A register that is set back while it is open gives way to the page that says so."""
        if self._ready.watch is None:
            return
        from il2nurse.app.beside.head_timer import HeadTimer

        self._heads = HeadTimer(self._ready.watch, self)
        self._heads.set_back.connect(self.set_back)
        self._heads.begin()

    def stop(self) -> None:
        """End all of it; a copy that is being made comes to its end."""
        for each in (self._reading, self._copies, self._pack, self._heads, self._files):
            if each:
                each.stop()

    def _notices(self) -> tuple[str, ...]:
        from il2nurse.domain.record.register.entries import BrokenRegister
        from il2nurse.workflow.people.confirming import confirming_notice

        copies, watch, key = self._copies, self._ready.watch, self._key
        unconfirmed: str | None = None
        with suppress(BrokenRegister):
            unconfirmed = confirming_notice(self._ready.station)
        return (
            *((unconfirmed,) if unconfirmed else ()),
            *(copies.notices() if copies else ()),
            *(watch.notices() if watch else ()),
            *(key.notices(self._session.person) if key else ()),
        )
