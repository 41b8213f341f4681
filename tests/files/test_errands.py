"""Work at a place that may never answer: waited for so long, one at a time, its faults told."""

import threading
from collections.abc import Iterator

import pytest

from il2nurse.files.errands import Errand, NoAnswer, ask

QUICK_S = 0.02


@pytest.fixture
def silent() -> Iterator[threading.Event]:
    """What nobody hears of until the test is over."""
    answer = threading.Event()
    yield answer
    answer.set()


def test_what_is_made_comes_back_and_a_fault_is_raised() -> None:
    errand = Errand()
    assert errand.run(lambda: 3) == 3
    with pytest.raises(ValueError, match="number"):
        errand.run(lambda: int("no number"))
    assert errand.run(lambda: None) is None


def test_a_place_that_does_not_answer_is_waited_for_once(silent: threading.Event) -> None:
    errand, asked = Errand(QUICK_S), list[int]()
    with pytest.raises(NoAnswer, match="does not answer"):
        errand.run(silent.wait)
    with pytest.raises(NoAnswer):
        errand.run(lambda: asked.append(1))
    assert not asked


def test_it_is_asked_again_once_it_has_answered() -> None:
    errand, answer = Errand(QUICK_S), threading.Event()
    with pytest.raises(NoAnswer):
        errand.run(answer.wait)
    answer.set()
    for thread in threading.enumerate():
        if thread.name == "errand":
            thread.join()
    assert errand.run(lambda: 4) == 4


def test_without_an_answer_something_else_is_taken(silent: threading.Event) -> None:
    def away() -> bool:
        raise FileNotFoundError

    assert ask(silent.wait, False, patience_s=QUICK_S) is False
    assert ask(away, False) is False
    assert ask(lambda: True, False) is True
