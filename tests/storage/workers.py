"""What other processes do to a register while a test watches."""

import signal
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import uuid4

from il2nurse.storage.register import open_register
from il2nurse.workflow.register import AlreadyWritten, NotSaved
from tests.storage.registers import SECOND, add, draft


def append_for_ever(path: Path, key: bytes | None, told: Connection) -> None:
    """Append and say each request before it is tried and after it was acknowledged."""
    register = open_register(path, key)
    while True:
        request = str(uuid4())
        told.send(("trying", request))
        add(register, draft("dose/1"), draft("chart/1"), request=request)
        told.send(("kept", request))


def race(path: Path, start: Barrier, told: Connection, rounds: int) -> None:
    """Try to be the first in each stream; tell in which ones it was, and who was elsewhere."""
    register = open_register(path)
    start.wait()
    for number in range(rounds):
        try:
            add(register, draft(f"dose/{number}", seq=0), author=SECOND)
            told.send((number, "won"))
        except AlreadyWritten as refusal:
            told.send((number, refusal.entry.person))
    told.close()


def append_until_refused(path: Path, room: int, told: Connection) -> None:
    """Append under a limit on the size of files until the register says that it cannot."""
    import resource  # not on every system; the test that calls this is not either

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    register = open_register(path)
    limit = path.stat().st_size + room
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    while True:
        request = str(uuid4())
        try:
            add(register, request=request)
            told.send(("kept", request))
        except NotSaved as refusal:
            told.send(("refused", str(refusal)))
            told.close()
            return
