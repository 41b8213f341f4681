"""A site's regimen file beside the shipped one: never silently in its place, alike everywhere."""

import threading
from pathlib import Path
from typing import Final

import pytest

from il2nurse.app.laboratory import find_laboratory, laboratory_for_window
from il2nurse.app.shelf import Shelf
from il2nurse.domain.people import NotAllowed
from il2nurse.files.errands import Errand, NoAnswer
from il2nurse.files.station_file import BadSettings
from il2nurse.regimens import BadRegimen
from il2nurse.settings import load_settings
from tests.cli.command_line import CommandLine
from tests.normal import FILE, REGIMEN, RESOURCES

INJECTED: Final = "aldesleukin-subcutaneous-hiv"
INJECTED_FILE: Final = RESOURCES / "regimens" / f"{INJECTED}.toml"
TEXT: Final = FILE.read_text(encoding="utf-8")
ID: Final = f'id = "{REGIMEN.id}"\n'
OVERLAY: Final = f'{ID}overlays = "{REGIMEN.id}"\noverlay_reason = "Bags of the site are filled."\n'


def changed(old: str, new: str, version: str = "2026.1-site") -> str:
    return TEXT.replace(old, new, 1).replace('version = "2026.1"', f'version = "{version}"', 1)


def _shelf(folder: Path, **files: str) -> Shelf:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Shelf([FILE.parent, folder])


def test_an_id_of_its_own_stands_beside(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path, site=changed(ID, 'id = "site-high-dose-iv"\n'))
    assert set(shelf.today()) > {REGIMEN.id, INJECTED, "site-high-dose-iv"}
    assert shelf.find(REGIMEN.id) == REGIMEN


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (changed(ID, ID), "another file already has the regimen"),
        (changed(ID, OVERLAY, "2026.1"), "is that of the file whose place this one takes"),
        (changed(ID, OVERLAY.replace(f'overlays = "{REGIMEN.id}"\n', "")), "stand together"),
        (changed(ID, OVERLAY.split("overlay_reason")[0]), "stand together"),
        (changed(ID, OVERLAY.replace(ID, 'id = "another"\n')), 'must be the id "another"'),
        (
            changed(ID, OVERLAY.replace(REGIMEN.id, "another")),
            'there is no regimen "another" whose place',
        ),
    ],
    ids=["silent", "version", "unnamed", "unexplained", "misnamed", "nothing"],
)
def test_no_file_silently_takes_the_place_of_another(
    tmp_path: Path, text: str, sentence: str
) -> None:
    shelf = _shelf(tmp_path, site=text)
    for _ in range(2):
        with pytest.raises(BadRegimen, match=sentence):
            shelf.today()


def test_a_regimen_of_another_kind_takes_no_place(tmp_path: Path) -> None:
    text = (INJECTED_FILE).read_text(encoding="utf-8")
    text = text.replace(f'id = "{INJECTED}"\n', OVERLAY, 1)
    text = text.replace('"2026.1"', '"2026.1-site"', 1)
    with pytest.raises(BadRegimen, match="“high-dose-iv-aldesleukin”, and this file"):
        _shelf(tmp_path, site=text).today()


def test_two_overlays_of_one_regimen_are_refused(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path, one=changed(ID, OVERLAY), two=changed(ID, OVERLAY, "2026.1-other"))
    with pytest.raises(BadRegimen, match="two files of the site"):
        shelf.today()


def test_a_named_overlay_is_found_alike_by_window_and_command(
    tmp_path: Path, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, folder = tmp_path / "home", tmp_path / "home" / "regimens"
    folder.mkdir(parents=True)
    (home / "station.toml").write_text('regimens = "regimens"\n', encoding="utf-8")
    monkeypatch.setenv("IL2NURSE_HOME", str(home))
    found = _shelf(folder, site=changed(ID, OVERLAY)).find(REGIMEN.id)
    told = cli("regimen", "print", REGIMEN.id, "--json").json()
    assert found.version == told["version"] == "2026.1-site"
    assert told["digest"] == found.digest
    assert told["overlay_reason"] == "Bags of the site are filled."
    assert "takes the place of the one that comes with the program: Bags" in found.first_notice


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a station that names a folder of its own regimen files."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "station.toml").write_text('regimens = "regimens"\n', encoding="utf-8")
    monkeypatch.setenv("IL2NURSE_HOME", str(home))
    return home


ASKING: Final = (
    ("regimen", "list"),
    ("regimen", "check", REGIMEN.id),
    ("regimen", "print", REGIMEN.id),
    ("calculate", "--regimen", REGIMEN.id, "--weight-kg", "70"),
)


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
@pytest.mark.parametrize("what", ["gone", "empty", "file"])
def test_a_folder_that_cannot_be_read_is_not_passed_over(
    home: Path, cli: CommandLine, words: tuple[str, ...], what: str
) -> None:
    if what == "empty":
        (home / "regimens").mkdir()
    elif what == "file":
        (home / "regimens").write_text("", encoding="utf-8")
    answer = cli(*words)
    assert answer.code == 2
    assert f"names the folder {home / 'regimens'}" in answer.err
    assert not answer.out


@pytest.mark.usefixtures("home")
def test_the_laboratory_of_such_a_folder_is_not_guessed_either() -> None:
    settings = load_settings()
    with pytest.raises(BadSettings, match="cannot be read"):
        find_laboratory(settings)
    with pytest.raises(NotAllowed, match="cannot be read"):
        laboratory_for_window(settings, Errand())


def test_a_window_does_not_wait_for_a_share_that_does_not_answer() -> None:
    errand, answered = Errand(0.05), threading.Event()
    with pytest.raises(NoAnswer):
        errand.run(answered.wait)
    with pytest.raises(NotAllowed, match="does not answer"):
        laboratory_for_window(load_settings(), errand)
    answered.set()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (changed(ID, ID), "another file already has the regimen"),
        (TEXT, "another file already has the regimen"),
        (changed(ID, OVERLAY, "2026.1"), "is that of the file whose place this one takes"),
    ],
    ids=["silent", "copy", "version"],
)
def test_check_says_no_where_the_station_would(cli: CommandLine, text: str, sentence: str) -> None:
    file = cli.folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    answer = cli("regimen", "check", str(file))
    assert answer.code == 2
    assert sentence in answer.err


def test_check_knows_the_files_of_the_station(home: Path, cli: CommandLine) -> None:
    (home / "regimens").mkdir()
    kept, mine = home / "regimens" / "site.toml", home / "other.toml"
    kept.write_text(changed(ID, OVERLAY), encoding="utf-8")
    mine.write_text(changed(ID, OVERLAY, "2026.1-other"), encoding="utf-8")
    assert "two files of the site" in cli("regimen", "check", str(mine)).err
    assert cli("regimen", "check", str(kept)).code == 0
    newer = mine.rename(home / "site.toml")
    assert cli("regimen", "check", str(newer)).code == 0, "it takes the place of the one there"


def test_check_of_nothing_says_what_to_name(cli: CommandLine) -> None:
    answer = cli("regimen", "check", "")
    assert answer.code == 2
    assert "Name a regimen file" in answer.err
