"""One word for one meaning: results, verdicts, comparisons."""

from collections.abc import Mapping

from il2nurse.domain.regimen.rules import Op, Result, Verdict
from il2nurse.domain.values.text import Mark

RESULT_WORDS: Mapping[Result, tuple[str, Mark]] = {
    Result.CLEAR: ("Clear", Mark.PLAIN),
    Result.WATCH: ("Watch", Mark.WARN),
    Result.RELATIVE: ("Relative", Mark.ALARM),
    Result.NOT_EVALUABLE: ("Not evaluable", Mark.ALARM),
    Result.BLOCK: ("Blocked", Mark.ALARM),
    Result.HOLD: ("Hold", Mark.ALARM),
    Result.ABSOLUTE: ("Absolute", Mark.ALARM),
    Result.STOP: ("Stop for good", Mark.ALARM),
}

VERDICT_WORDS: Mapping[Verdict, tuple[str, Mark]] = {
    Verdict.GIVE: ("Continue", Mark.PLAIN),
    Verdict.NOT_EVALUABLE: ("Not evaluable", Mark.ALARM),
    Verdict.HOLD: ("Hold this dose", Mark.ALARM),
    Verdict.STOP_CYCLE: ("Stop the cycle", Mark.ALARM),
    Verdict.STOP_PERMANENTLY: ("Stop for good", Mark.ALARM),
}

OP_WORDS: Mapping[Op, str] = {
    Op.BELOW: "below ",
    Op.ABOVE: "above ",
    Op.AT_LEAST: "at least ",
    Op.AT_MOST: "at most ",
    Op.IS_NOT: "not ",
    Op.NONE_OF: "not ",
}
