"""Walk many random courses and print what was done, refused and wrong: ``make walk N=10000``."""

import argparse
import sys

from tests.walk.walk import ACTS, Walked, walk


def main() -> int:
    """Walk; the exit status is 1 where anything was wrong."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("courses", type=int, nargs="?", default=1000)
    asked.add_argument("--first", type=int, default=0, help="the first seed")
    given = asked.parse_args()
    total = Walked()
    for seed in range(given.first, given.first + given.courses):
        total.add(walk(seed))
    lines = [
        f"{given.courses} courses of up to {ACTS} acts",
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
