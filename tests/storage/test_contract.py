"""What every register promises, the file and the one in memory alike."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from il2nurse.domain.record.register.entries import Body, BrokenRegister, Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.record.register.seal import Head, verify
from il2nurse.domain.values.text import digest_of
from il2nurse.workflow.register import AlreadyWritten, Append, NewPin, NotSaved, Register
from tests.storage.registers import NOW, NURSE, SECOND, ZONE, Keeps, add, draft, set_pin


def test_keeps_the_protocol(register: Keeps) -> None:
    kept: Register = register
    assert kept.identity().register == "R-1"


def test_entry_1_says_which_register_this_is(register: Keeps) -> None:
    (first,) = register.stream("register")
    assert (first.number, first.seq, first.kind) == (1, 0, Kind.REGISTER_CREATED)
    assert first.body == {"register": "R-1", "practice": True, "name": "Ward 5"}


def test_identity_comes_from_entry_1(register: Keeps) -> None:
    identity = register.identity()
    assert (identity.register, identity.practice, identity.name) == ("R-1", True, "Ward 5")


def test_an_append_returns_what_is_read_back(register: Keeps) -> None:
    added = add(register, draft(body={"systolic_mmhg": "88", "findings": ["hold", {"a": None}]}))
    assert register.stream("dose/1") == added


def test_the_head_is_the_last_entry(register: Keeps) -> None:
    last = add(register, draft(), draft())[-1]
    assert register.head() == Head(last.number, last.seal)


def test_entries_follow_one_another_in_one_chain(register: Keeps) -> None:
    first = add(register, draft("dose/1"))[-1]
    second = add(register, draft("chart/1"))[-1]
    assert (second.number, second.previous_seal) == (first.number + 1, first.seal)


def test_the_chain_verifies_by_the_domain_too(register: Keeps) -> None:
    add(register, draft(), draft("chart/1"))
    assert register.verify() == verify(register.since(0))
    assert register.verify().intact
    assert register.verify().count == 3


def test_no_place_named_takes_the_next(register: Keeps) -> None:
    added = add(register, draft("a"), draft("b"), draft("a"))
    assert [(entry.stream, entry.seq) for entry in added] == [("a", 0), ("b", 0), ("a", 1)]


def test_a_taken_place_names_whose_entry_is_there(register: Keeps) -> None:
    (first,) = add(register, draft(seq=0), author=SECOND)
    with pytest.raises(AlreadyWritten, match="p-2 at station station-2 recorded this first") as e:
        add(register, draft(seq=0))
    assert e.value.entry == first


def test_a_gap_in_a_stream_is_refused(register: Keeps) -> None:
    with pytest.raises(NotSaved, match="expected place 1, which is not the next"):
        add(register, draft(seq=1))


def test_the_same_place_twice_in_one_append_is_refused(register: Keeps) -> None:
    with pytest.raises(NotSaved, match="not the next"):
        add(register, draft(seq=0), draft(seq=0))
    assert register.stream("dose/1") == ()


@pytest.mark.parametrize("seq", [-1, 2**70])
def test_an_impossible_place_is_refused(register: Keeps, seq: int) -> None:
    with pytest.raises(NotSaved):
        add(register, draft(seq=seq))


def test_of_one_append_all_is_kept_or_nothing(register: Keeps) -> None:
    add(register, draft("dose/1", seq=0))
    before = register.head()
    with pytest.raises(AlreadyWritten):
        add(register, draft("chart/1"), draft("dose/1", seq=0))
    assert register.head() == before
    assert register.stream("chart/1") == ()


def test_the_same_request_again_returns_the_first_entries(register: Keeps) -> None:
    drafts = (draft(seq=0), draft("chart/1"))
    first = add(register, *drafts, request="r-1")
    again = register.append(Append(drafts, NURSE, "r-1", NOW + timedelta(minutes=5), ZONE))
    assert again == first
    assert register.head().number == first[-1].number


@pytest.mark.parametrize(
    "other",
    [
        (draft("other"),),
        (draft(subject="pt-2"),),
        (draft(kind=Kind.NOTE),),
        (draft(body={"step": "flush"}),),
        (draft(), draft()),
        (replace(draft(), occurred_at=NOW + timedelta(seconds=1)),),
        (draft(seq=7),),
    ],
)
def test_the_same_request_with_other_drafts_is_refused(
    register: Keeps, other: tuple[Draft, ...]
) -> None:
    first = add(register, draft(), request="r-1")
    with pytest.raises(NotSaved, match="used before for other entries"):
        add(register, *other, request="r-1")
    assert register.since(1) == first


def test_the_same_request_by_another_person_is_refused(register: Keeps) -> None:
    add(register, draft(), request="r-1")
    with pytest.raises(NotSaved, match="used before"):
        add(register, draft(), request="r-1", author=SECOND)


def test_text_is_kept_in_one_form(register: Keeps) -> None:
    (entry,) = add(register, draft(body={"name": "Zoe\u0308"}))
    assert entry.body["name"] == "Zo\u00eb"
    assert register.stream("dose/1") == (entry,)


def test_times_are_kept_in_utc_to_the_microsecond(register: Keeps) -> None:
    at = (NOW + timedelta(microseconds=123)).astimezone(timezone(timedelta(hours=2)))
    (entry,) = add(register, replace(draft(), occurred_at=at))
    assert entry.occurred_at == at
    assert entry.occurred_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "body",
    [
        {"dose": 0.5},
        {"ms": 2**80},
        {"half": "\ud800"},
        {"e\u0301": 1, "\u00e9": 2},
        {"when": NOW},
        {"list": [{1: "key"}]},
    ],
)
def test_a_body_without_an_exact_spelling_is_refused(register: Keeps, body: Body) -> None:
    before = register.head()
    with pytest.raises(NotSaved, match="cannot be kept"):
        add(register, draft(body=body))
    assert register.head() == before


@pytest.mark.parametrize("name", ["dose\x1f1", "dose\n1", "dose\x00", "\udc80"])
def test_a_name_that_could_not_be_sealed_is_refused(register: Keeps, name: str) -> None:
    with pytest.raises(NotSaved, match="character"):
        add(register, draft(name))


def test_a_time_without_a_zone_is_refused(register: Keeps) -> None:
    with pytest.raises(NotSaved, match="without a zone"):
        add(register, replace(draft(), occurred_at=NOW.replace(tzinfo=None)))


def test_an_append_of_nothing_is_refused(register: Keeps) -> None:
    with pytest.raises(NotSaved, match="no entry"):
        register.append(Append((), NURSE, "r-1", NOW, ZONE))


def test_an_append_without_a_request_is_refused(register: Keeps) -> None:
    with pytest.raises(NotSaved, match="no request"):
        register.append(Append((draft(),), NURSE, "", NOW, ZONE))


def test_about_gives_one_patient_over_all_streams(register: Keeps) -> None:
    add(register, draft("dose/1"), draft("chart/1"), draft("dose/2", subject="pt-2"))
    assert [entry.stream for entry in register.about("pt-1")] == ["dose/1", "chart/1"]


def test_of_kind_gives_the_kinds_in_order(register: Keeps) -> None:
    add(register, draft(kind=Kind.NOTE), draft(kind=Kind.SIGNED), draft(kind=Kind.REACTION))
    found = register.of_kind(Kind.SIGNED, "note")
    assert [entry.kind for entry in found] == [Kind.NOTE, Kind.SIGNED]
    assert register.of_kind() == ()


def test_since_gives_what_came_after(register: Keeps) -> None:
    added = add(register, draft(), draft(), draft())
    assert register.since(1) == added
    assert register.since(1, limit=2) == added[:2]
    assert register.since(4) == ()


def test_latest_pages_back_from_the_newest(register: Keeps) -> None:
    added = add(register, draft(), draft(), draft())
    assert register.newest(2) == (added[2], added[1])
    assert register.newest(9, before=added[1].number) == (added[0], *register.since(0, limit=1))


@pytest.mark.parametrize("limit", [0, -1])
def test_no_limit_is_not_every_entry(register: Keeps, limit: int) -> None:
    assert register.since(0, limit=limit) == ()
    assert register.newest(limit) == ()


def test_unknown_names_give_nothing(register: Keeps) -> None:
    assert register.stream("nowhere") == register.about("nobody") == ()


def test_a_regimen_text_is_kept_once(register: Keeps) -> None:
    text = "line\nμ ≥ 5\n"
    for _ in range(2):
        register.keep_text(digest_of(text), "aldesleukin", "1", text)
    assert register.text(digest_of(text)) == text


def test_another_text_under_the_same_digest_is_refused(register: Keeps) -> None:
    first = digest_of("first")
    register.keep_text(first, "aldesleukin", "1", "first")
    with pytest.raises(NotSaved, match="does not have the digest"):
        register.keep_text(first, "aldesleukin", "1", "second")
    with pytest.raises(NotSaved, match="another text"):
        register.keep_text(first, "aldesleukin", "2", "first")
    assert register.text(first) == "first"


def test_a_missing_regimen_text_is_not_an_empty_one(register: Keeps) -> None:
    with pytest.raises(BrokenRegister, match="no regimen text"):
        register.text("d-1")


def test_only_the_persons_own_pin_fits(register: Keeps) -> None:
    set_pin(register, "p-1", "482913")
    assert register.check_pin("p-1", "482913")
    assert not register.check_pin("p-1", "482914")
    assert not register.check_pin("p-2", "482913")


def test_a_new_pin_takes_the_place_of_the_old(register: Keeps) -> None:
    set_pin(register, "p-1", "111111")
    set_pin(register, "p-1", "222222")
    assert register.check_pin("p-1", "222222")
    assert not register.check_pin("p-1", "111111")


def test_what_was_decided_before_another_entry_about_the_patient_is_refused(
    register: Keeps,
) -> None:
    known = register.head().number
    other = add(register, draft("chart/1"), author=SECOND)
    with pytest.raises(AlreadyWritten, match="recorded this first") as refused:
        add(register, draft("dose/1"), draft("dose/1"), known=known)
    assert refused.value.entry == other[0]
    assert register.stream("dose/1") == ()
    assert len(add(register, draft("dose/1"), known=register.head().number)) == 1


def test_what_is_recorded_about_others_does_not_hinder(register: Keeps) -> None:
    known = register.head().number
    add(register, draft("chart/2", subject="pt-2"), draft("register", subject=""))
    assert len(add(register, draft("dose/1"), known=known)) == 1


def test_who_may_act_is_part_of_every_decision(register: Keeps) -> None:
    known = register.head().number
    add(register, draft("person/p-1", subject="", kind=Kind.PERSON_ADDED))
    with pytest.raises(AlreadyWritten):
        add(register, draft("dose/1"), known=known)


def test_what_was_kept_under_a_request_is_found_by_it(register: Keeps) -> None:
    kept = add(register, draft("dose/1"), draft("chart/1"), request="r-1")
    assert register.of_request("r-1") == kept
    assert register.of_request("r-2") == ()


def test_a_pin_is_kept_with_the_entry_that_tells_of_it_or_not_at_all(register: Keeps) -> None:
    pin = NewPin("p-1", "482913")
    taken = draft("register", seq=0, subject="")
    told = draft("person/p-1", subject="", kind=Kind.PIN_CHANGED, body={"id": "p-1"})
    with pytest.raises(AlreadyWritten):
        register.append(Append([taken, told], NURSE, "r-1", NOW, ZONE, pin=pin))
    assert not register.check_pin("p-1", "482913")
    with pytest.raises(NotSaved, match="with the entry that tells of it"):
        register.append(Append([draft()], NURSE, "r-2", NOW, ZONE, pin=pin))
    assert not register.check_pin("p-1", "482913")
    set_pin(register, "p-1", "482913")
    assert register.check_pin("p-1", "482913")


def test_the_entry_of_a_pin_says_which_one_it_is_and_a_retry_finds_it(register: Keeps) -> None:
    told = draft("person/p-1", subject="", kind=Kind.PIN_CHANGED, body={"id": "p-1"})
    pin = NewPin("p-1", "482913")
    asked = Append([told], NURSE, "r-1", NOW, ZONE, pin=pin)
    first, again = (register.append(asked) for _ in range(2))
    assert first == again
    assert len(str(first[0].body["pin_digest"])) == 64
    assert register.check_pin("p-1", "482913")


def test_times_never_run_backwards_against_the_numbers(register: Keeps) -> None:
    for minutes in (5, 0, -90, 6):
        at = NOW + timedelta(minutes=minutes)
        register.append(Append([draft()], NURSE, f"r{minutes}", at, ZONE))
    kept = [entry.recorded_at - NOW for entry in register.since(1)]
    assert kept == [timedelta(minutes=each) for each in (5, 5, 5, 6)]
    assert register.verify().intact
    again = register.append(Append([draft()], NURSE, "r-90", NOW, ZONE))
    assert again == register.since(3, 1)
