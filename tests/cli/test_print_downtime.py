"""``il2nurse print downtime``: to a named file, or to the station's own places."""

from tests.cli.command_line import SCENARIOS, CommandLine
from tests.reports.reading import whole

MRN = "MRN-204871"


def test_the_pack_goes_to_a_file_or_to_the_stations_places(cli: CommandLine) -> None:
    register, second = cli.folder / "played.register", cli.folder / "share"
    cli.begin_with(SCENARIOS / "full-dose.toml", register)
    out = cli.folder / "pack.pdf"
    named = cli("print", "downtime", "--register", register, "--out", out)
    assert (named.code, named.err) == (0, "")
    assert MRN in whole(out.read_bytes())
    home = cli.folder / "home"
    home.mkdir(exist_ok=True)
    second.mkdir()
    (home / "station.toml").write_text(f'second_place = "{second}"\n', encoding="utf-8")
    own = cli("print", "downtime", "--register", register)
    assert (own.code, own.err) == (0, "")
    for folder in (home / "papers", second):
        (pack,) = folder.glob("downtime-*.pdf")
        assert MRN in whole(pack.read_bytes())
