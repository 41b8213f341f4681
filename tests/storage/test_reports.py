"""The files of test reports: every store keeps them as they are, and says where one is not."""

from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.domain.record.register.entries import Body, BrokenRegister, Kind
from il2nurse.domain.values.text import digest_of_bytes
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.guards import GUARDS
from il2nurse.storage.sqlite.migrating import migrate
from il2nurse.workflow.register import NotSaved
from tests.cheap_pins import CHEAP
from tests.storage.registers import KEY, NOW, Keeps, add, draft, make_file

REPORT = b"%PDF-1.7\n\x00\xff a page\n%%EOF\n"
DIGEST = digest_of_bytes(REPORT)


def test_a_report_is_kept_once_byte_for_byte(register: Keeps) -> None:
    for _ in range(2):
        register.keep_report(DIGEST, REPORT)
    assert register.report(DIGEST) == REPORT


def test_a_report_under_another_digest_is_refused(register: Keeps) -> None:
    with pytest.raises(NotSaved, match="does not have the digest"):
        register.keep_report(DIGEST, REPORT + b" ")
    with pytest.raises(BrokenRegister, match="holds no report"):
        register.report(DIGEST)


def named(register: SqliteRegister) -> None:
    """Keep the report, and let one entry of each way name it."""
    register.keep_report(DIGEST, REPORT)
    attached: Body = {"seq": 0, "field": "chest_x_ray", "digest": DIGEST}
    add(register, draft("chart/1", kind=Kind.REPORT_ATTACHED, body=attached))
    observed: Body = {"values": {"chest_x_ray": "normal"}, "reports": {"chest_x_ray": DIGEST}}
    add(register, draft("chart/1", kind=Kind.OBSERVED, body=observed))


def without_guards(path: Path, sql: str) -> None:
    """Change the file past the program, and leave no trace of that."""
    with closing(connect(path, None)) as attacker:
        for name in GUARDS:
            attacker.execute(f"DROP TRIGGER {name}")
        attacker.execute(sql)
        for guard in GUARDS.values():
            attacker.execute(guard)


def test_a_changed_report_is_named_and_not_given_out(stored: SqliteRegister) -> None:
    named(stored)
    stored.close()
    without_guards(stored.path, "UPDATE report SET content = x'00'")
    with closing(open_register(stored.path, pins=CHEAP)) as register:
        assert register.verify().what == f"the report {DIGEST[:8]} was changed after it was kept"
        with pytest.raises(BrokenRegister, match="was changed after it was kept, and is not shown"):
            register.report(DIGEST)


def test_a_check_that_waits_for_no_report_misses_none_that_is_lost(stored: SqliteRegister) -> None:
    named(stored)
    stored.close()
    without_guards(stored.path, "UPDATE report SET content = x'00'")
    with closing(open_register(stored.path)) as register:
        assert register.verify(reports=False).intact
    without_guards(stored.path, "DELETE FROM report")
    with closing(open_register(stored.path)) as register:
        assert not register.verify(reports=False).intact


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM report",
        "UPDATE report SET digest = 'x'",
        "INSERT INTO report SELECT * FROM report",
    ],
)
def test_a_foreign_program_is_refused_by_the_guards(stored: SqliteRegister, sql: str) -> None:
    named(stored)
    refused = r"a kept report (never|is never)|kept already"
    with closing(connect(stored.path, None)) as attacker, pytest.raises(Exception, match=refused):
        attacker.execute(sql)


def test_a_lost_report_is_named_by_its_entry(stored: SqliteRegister) -> None:
    named(stored)
    stored.close()
    without_guards(stored.path, "DELETE FROM report")
    with closing(open_register(stored.path)) as register:
        found = register.verify()
    assert found.what == f"the report {DIGEST[:8]}, which entry 2 names, is missing"


def test_a_copy_carries_the_reports_and_verifies(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    with closing(make_file(tmp_path / "ward.register", KEY)) as register:
        named(register)
        copied = register.copy_to(tmp_path / "copies", NOW)
    with closing(open_register(copied, KEY)) as found:
        assert found.verify().intact
        assert found.report(DIGEST) == REPORT


def test_a_register_of_before_has_no_reports_until_it_is_brought_up_to_date(
    stored: SqliteRegister,
) -> None:
    add(stored)
    stored.close()
    with closing(connect(stored.path, None)) as attacker:
        attacker.execute("DROP TABLE report")
        attacker.execute("UPDATE alembic_version SET version_num = '0001'")
        attacker.execute("PRAGMA user_version = 2")
    with closing(open_register(stored.path)) as register:
        assert register.verify().intact
        with pytest.raises(BrokenRegister, match="holds no report"):
            register.report(DIGEST)
        with pytest.raises(NotSaved):
            register.keep_report(DIGEST, REPORT)
    migrate(stored.path)
    with closing(open_register(stored.path)) as register:
        register.keep_report(DIGEST, REPORT)
        assert register.report(DIGEST) == REPORT
        assert register.verify().intact
