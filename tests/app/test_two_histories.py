"""A computer that was given up comes back: its copies are told from the restored one's."""

import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from il2nurse.app.copies.second_place import copy_to_second, second_folder
from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.losses import history_in_words
from il2nurse.app.restore.restoring import administrator, look_at_loss, restore
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import Copy, find_copies
from il2nurse.workflow.clocks import SystemClock
from tests.app.set_back import PIN, found, record, settings_at

CLOCK = SystemClock()


def copy_there(settings: Settings, at: datetime) -> Copy:
    """Record something and have the newest copy in the second place; which one that is."""
    opened = open_station(settings)
    record(opened)
    opened.register.copy_to(settings.register.parent, at)
    assert settings.second_place
    copy_to_second(opened.register, settings.second_place)
    folder = second_folder(settings.second_place, opened.register)
    head = opened.register.head()
    opened.register.close()
    return next(each for each in find_copies(folder, settings.register.name) if each.head == head)


def test_copies_of_both_computers_in_one_place_say_which_history_is_theirs(
    tmp_path: Path,
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    old = replace(settings_at(tmp_path / "old"), second_place=share)
    found(old)
    at = CLOCK.read().at
    first = copy_there(old, at - timedelta(hours=2))
    new = replace(settings_at(tmp_path / "new"), second_place=share)
    shutil.copytree(old.home / "keys", new.home / "keys")
    restore(
        new,
        first.path,
        new.register,
        CLOCK,
        lambda station: administrator(station, "administrator", PIN, DecidingPins(new)),
    )
    # Both are made in one second, under one name.
    mine, theirs = copy_there(new, at), copy_there(old, at)
    assert mine.path != theirs.path
    assert theirs.restored is None
    assert mine.restored
    with closing(open_known(new.register, new.home)) as register:
        entry = register.since(mine.restored.number - 1, limit=1)[0]
        assert (entry.kind.value, entry.seal) == ("register_restored", mine.restored.seal)
    both = [first, mine, theirs]
    code = mine.restored.seal[:8].upper()
    said = [history_in_words(each, both) for each in both]
    restored = f"goes on after a loss with entry {mine.restored.number}, {code}"
    assert said == ["before any loss", restored, "before any loss"]
    assert history_in_words(first, [first, theirs]) == ""
    new.register.unlink()
    loss = look_at_loss(new, mine.path, new.register, CLOCK)
    assert loss.strange == theirs.path
    assert loss.newer is None
    assert any(
        f"another history of this register lies there too: {theirs.path}" in each
        for each in loss.sentences()
    )
