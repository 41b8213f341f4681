"""The station file and the environment."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from il2nurse.files.label_paper import USUAL, Millimetres
from il2nurse.files.station_file import BadSettings
from il2nurse.settings import ScannerSetting, Settings, find_zone, load_settings


def load(home: Path, text: str = "", **environment: str) -> Settings:
    (home / "station.toml").write_text(text, encoding="utf-8")
    return load_settings({"IL2NURSE_HOME": str(home), "TZ": "Europe/Paris", **environment})


def test_a_station_needs_no_file(tmp_path: Path) -> None:
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path)})
    assert settings.register == tmp_path / "ward.register"
    assert settings.shift_starts == (time(7), time(15), time(23))
    assert settings.heads.parent != settings.register.parent


def test_reads_what_the_station_file_says(tmp_path: Path) -> None:
    text = """
    ward = "5 West"
    station = "5W-02"
    zone = "America/New_York"
    page_size = "Letter"
    register = "registers/5w.register"
    shift_starts = ["06:30", "18:30"]
    """
    (tmp_path / "station.toml").write_text(text, encoding="utf-8")
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path)})
    assert (settings.ward, settings.station, settings.page_size) == ("5 West", "5W-02", "Letter")
    assert str(settings.zone) == "America/New_York"
    assert settings.register == tmp_path / "registers/5w.register"
    assert settings.shift_starts == (time(6, 30), time(18, 30))


def test_a_station_file_of_before_names_its_page_size(tmp_path: Path) -> None:
    (tmp_path / "station.toml").write_text('paper = "Letter"', encoding="utf-8")
    assert load_settings({"IL2NURSE_HOME": str(tmp_path)}).page_size == "Letter"


def test_the_environment_names_another_register(tmp_path: Path) -> None:
    other = str(tmp_path / "other.register")
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path), "IL2NURSE_REGISTER": other})
    assert str(settings.register) == other


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('wrad = "5 West"', "Nearest: “ward”"),
        ('paper = "A5"', "Nearest: “A4”"),
        ('page_size = "A5"', "Nearest: “A4”"),
        ('zone = "Mars/Olympus"', "is not a time zone"),
        ("ward = 5", "must be a text"),
        ('shift_starts = ["15:00", "07:00"]', "must rise"),
        ('shift_starts = ["7 am"]', "Write shift_starts like"),
        ('scanner_prefix = "IL2"', "no letters, digits or blanks"),
        ('scanner_prefix = "~~~~~"', "one to four signs"),
        ("ward = ", "cannot be read"),
        ('register = "~nobody-here/ward.register"', "somebody who has none on this computer"),
        ('second_place = "~nobody-here/copies"', "Write the whole path"),
    ],
)
def test_refuses_what_it_does_not_understand(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(BadSettings, match=sentence):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("link", "name"),
    [("/usr/share/zoneinfo/Asia/Hanoi", "Asia/Hanoi"), ("/etc/elsewhere", "UTC")],
)
def test_the_zone_is_the_machines(tmp_path: Path, link: str, name: str) -> None:
    local = tmp_path / "localtime"
    local.symlink_to(link)
    assert find_zone({}, local) == name


def test_a_scanners_prefix_is_signs_alone(tmp_path: Path) -> None:
    assert load(tmp_path, 'scanner_prefix = "~"').scanner == ScannerSetting("~", sounds=True)
    assert not load(tmp_path, "silent_scans = true").scanner.sounds


@pytest.mark.parametrize(
    ("text", "hours"), [("", 24), ("countersign_hours = 1", 1), ("countersign_hours = 168", 168)]
)
def test_a_site_sets_how_long_a_telephoned_order_waits(
    tmp_path: Path, text: str, hours: int
) -> None:
    assert load(tmp_path, text).countersign_within == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "minutes"), [("", 5), ("clock_apart_minutes = 1", 1), ("clock_apart_minutes = 60", 60)]
)
def test_a_site_sets_how_far_apart_two_clocks_may_be(
    tmp_path: Path, text: str, minutes: int
) -> None:
    assert load(tmp_path, text).clock_apart == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("text", "hours"), [("", 24), ("given_pin_hours = 1", 1), ("given_pin_hours = 168", 168)]
)
def test_a_site_sets_how_long_a_given_pin_makes_two_people_one(
    tmp_path: Path, text: str, hours: int
) -> None:
    assert load(tmp_path, text).given_pin == timedelta(hours=hours)
    with pytest.raises(BadSettings, match="given_pin_hours as whole hours from 1 to 168"):
        load(tmp_path, "given_pin_hours = 169")


@pytest.mark.parametrize("given", ["0", "61", "1.5", '"5"', "true", "-1"])
def test_what_is_no_such_distance_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(BadSettings, match="clock_apart_minutes as whole minutes from 1 to 60"):
        load(tmp_path, f"clock_apart_minutes = {given}")


@pytest.mark.parametrize("given", ["0", "169", "1.5", '"24"', "true", "-1"])
def test_what_is_no_such_time_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(BadSettings, match="countersign_hours as whole hours from 1 to 168"):
        load(tmp_path, f"countersign_hours = {given}")


def test_a_site_names_its_pharmacy_and_lets_records_be_written(tmp_path: Path) -> None:
    assert load(tmp_path, "").texts.pharmacy is None
    assert load(tmp_path, 'pharmacy = "Pharmacy, tel. 555-0142"').texts.pharmacy == (
        "Pharmacy, tel. 555-0142"
    )
    assert load(tmp_path, "").texts.label_says is None
    assert load(tmp_path, 'label_says = "Hazardous drug"').texts.label_says == "Hazardous drug"
    assert not load(tmp_path, "").records_to_papers
    assert load(tmp_path, "records_to_papers = true").records_to_papers
    with pytest.raises(BadSettings, match="records_to_papers as true or false, without quotes"):
        load(tmp_path, 'records_to_papers = "yes"')


def test_the_site_tells_whom_to_call_under_which_number(tmp_path: Path) -> None:
    assert [text for _, text in load(tmp_path, "").texts.calls] == [None] * 4
    given = 'prescriber_telephone = "555-0107"\nteam_telephone = "2222"\npatients_call = "5W, 0100"'
    texts = load(tmp_path, given).texts
    assert (texts.prescriber_telephone, texts.team_telephone) == ("555-0107", "2222")
    assert dict(texts.calls)["Emergency team"] == "tel. 2222"
    assert texts.patients_call == "5W, 0100"
    with pytest.raises(BadSettings, match="“team_telephone” must be a text"):
        load(tmp_path, "team_telephone = 4711")


def test_labels_have_a_size_a_shift_and_a_roll_within_what_a_page_holds(tmp_path: Path) -> None:
    assert load(tmp_path).labels == USUAL
    text = 'bag_label_mm = [100, 150]\nlabel_shift_mm = [1.5, -2]\nlabel_on = "roll"'
    on = load(tmp_path, text).labels
    assert (on.bag, on.shift, on.roll) == (Millimetres(100, 150), Millimetres(1.5, -2), True)
    for wrong, said in (
        ("bag_label_mm = [20, 90]", "A label is 40 to 185 mm wide"),
        ("syringe_label_mm = 5", "as two numbers in mm"),
        ("label_shift_mm = [0, 30]", "shifted by at most 12 mm"),
        ('label_on = "wall"', "label_on"),
    ):
        with pytest.raises(BadSettings, match=said):
            load(tmp_path, wrong)
