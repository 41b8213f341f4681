"""A site's regimen file beside the shipped one: never silently in its place, alike everywhere."""

from pathlib import Path
from typing import Final

import pytest

from il2nurse.app.shelf import Shelf
from il2nurse.regimens import BadRegimen
from tests.cli.command_line import CommandLine
from tests.normal import FILE, REGIMEN, RESOURCES

INJECTED: Final = "aldesleukin-subcutaneous-hiv"
INJECTED_FILE: Final = RESOURCES / "regimens" / f"{INJECTED}.toml"
TEXT: Final = FILE.read_text(encoding="utf-8")
ID: Final = f'id = "{REGIMEN.id}"\n'
OVERLAY: Final = f'{ID}overlays = "{REGIMEN.id}"\noverlay_reason = "Bags of the site are filled."\n'


def _changed(old: str, new: str, version: str = "2026.1-site") -> str:
    return TEXT.replace(old, new, 1).replace('version = "2026.1"', f'version = "{version}"', 1)


def _shelf(folder: Path, **files: str) -> Shelf:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Shelf([FILE.parent, folder])


def test_an_id_of_its_own_stands_beside(tmp_path: Path) -> None:
    shelf = _shelf(tmp_path, site=_changed(ID, 'id = "site-high-dose-iv"\n'))
    assert set(shelf.today()) > {REGIMEN.id, INJECTED, "site-high-dose-iv"}
    assert shelf.find(REGIMEN.id) == REGIMEN


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (_changed(ID, ID), "another file already has the regimen"),
        (_changed(ID, OVERLAY, "2026.1"), "is that of the file whose place this one takes"),
        (_changed(ID, OVERLAY.replace(f'overlays = "{REGIMEN.id}"\n', "")), "stand together"),
        (_changed(ID, OVERLAY.split("overlay_reason")[0]), "stand together"),
        (_changed(ID, OVERLAY.replace(ID, 'id = "another"\n')), 'must be the id "another"'),
        (
            _changed(ID, OVERLAY.replace(REGIMEN.id, "another")),
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
    shelf = _shelf(tmp_path, one=_changed(ID, OVERLAY), two=_changed(ID, OVERLAY, "2026.1-other"))
    with pytest.raises(BadRegimen, match="two files of the site"):
        shelf.today()


def test_a_named_overlay_is_found_alike_by_window_and_command(
    tmp_path: Path, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, folder = tmp_path / "home", tmp_path / "home" / "regimens"
    folder.mkdir(parents=True)
    (home / "station.toml").write_text('regimens = "regimens"\n', encoding="utf-8")
    monkeypatch.setenv("IL2NURSE_HOME", str(home))
    found = _shelf(folder, site=_changed(ID, OVERLAY)).find(REGIMEN.id)
    told = cli("regimen", "print", REGIMEN.id, "--json").json()
    assert found.version == told["version"] == "2026.1-site"
    assert told["digest"] == found.digest
    assert told["overlay_reason"] == "Bags of the site are filled."
    assert "takes the place of the one that comes with the program: Bags" in found.first_notice
