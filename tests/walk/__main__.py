"""Walk many random courses and print what was done, refused and wrong: ``make walk N=10000``."""

import argparse
import gc
import sys
import time

from tests.walk.treatments import EVERY
from tests.walk.walk import ACTS, Walked, walk

GARBAGE = 20


def main() -> int:
    """Walk; the exit status is 1 where anything was wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("courses", type=int, nargs="?", default=1000)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    asked.add_argument("--acts", type=int, default=ACTS, help="of one course, at most")
    asked.add_argument("--seconds", type=int, default=0, help="begin no course after so long")
    asked.add_argument("--of", choices=EVERY, help="the treatment; else all of them in turn")
    given = asked.parse_args()
    walks = [EVERY[given.of]] if given.of else list(EVERY.values())
    total, begun, walked = Walked(), time.monotonic(), 0
    # Python's search for garbage goes through all that was loaded; once in a while is enough.
    gc.freeze()
    gc.disable()
    for seed in range(given.first, given.first + given.courses):
        if given.seconds and time.monotonic() - begun > given.seconds:
            break
        found = walk(seed, given.acts, walks[seed % len(walks)])
        total.add(found)
        walked += 1
        for fault in found.faults:
            sys.stderr.write(f"{fault}\n")
        if not walked % GARBAGE:
            gc.collect()
    seconds = time.monotonic() - begun
    last = given.first + walked - 1
    lines = [
        f"{walked} courses of up to {given.acts} acts in {seconds:.0f} s",
        f"seeds {given.first} to {last}",
        f"{'act':24}{'done':>10}{'refused':>10}",
        *(
            f"{name:24}{total.done[name]:>10}{total.refused[name]:>10}"
            for name in sorted(total.done | total.refused)
        ),
        "most often refused:",
        *(f"{count:>7} {why}" for why, count in total.why.most_common(12)),
    ]
    lines += [f"{len(total.faults)} faults", *total.faults[:20]]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if total.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
