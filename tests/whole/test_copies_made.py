"""Every start leaves a verified copy of the ward's register beside it."""

from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.app.copying import EVERY, KEPT, copies_of, copy_register
from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.domain.record.register.broken import BrokenRegister
from il2nurse.settings import load_settings
from tests.storage.registers import NOW, make_file


def test_a_start_leaves_a_copy_and_a_damaged_register_names_it(tmp_path: Path) -> None:
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path)})
    opened = open_station(settings)
    opened.register.close()
    ((_, copy),) = copies_of(settings.register)
    assert open_known(copy, settings.home).verify().intact
    settings.register.write_bytes(settings.register.read_bytes()[:5000])
    with pytest.raises(BrokenRegister, match=copy.name):
        open_station(settings)
    assert len(settings.register.read_bytes()) == 5000


def test_copies_are_made_hourly_at_most_and_a_days_worth_is_kept(tmp_path: Path) -> None:
    register = make_file(tmp_path / "ward.register", None)
    for hour in range(KEPT + 3):
        assert copy_register(register, NOW + hour * EVERY) == ""
        assert copy_register(register, NOW + hour * EVERY + timedelta(minutes=5)) == ""
    times = [at for at, _ in copies_of(register.path)]
    assert times == [NOW + hour * EVERY for hour in range(3, KEPT + 3)]
    register.close()
