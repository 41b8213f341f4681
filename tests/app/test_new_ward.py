"""A ward that was just founded: its administrator is told that no regimen is approved there."""

from pathlib import Path

from il2nurse.app.founding import found_ward
from il2nurse.settings import load_settings
from il2nurse.workflow.ward.attention import attention_list
from tests.cli.command_line import CommandLine


def test_the_first_thing_to_do_is_told(tmp_path: Path, cli: CommandLine) -> None:
    del cli
    settings = load_settings({"IL2NURSE_HOME": str(tmp_path / "home")})
    opened, _ = found_ward(settings, "7 West", "7W-01", "Ada Admin", "482915")
    matters = attention_list(opened.station, ())
    opened.register.close()
    assert [matter.mrn for matter in matters] == [None] * len(opened.station.regimens.today())
    assert all("nobody has approved this text here yet" in matter.say for matter in matters)
