"""`python -m bench [figure …] [--size small]`: the table, or some of it."""

import argparse
import signal
import sys

from bench.size import SIZES
from bench.table import GROUPS, measured, show


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Figures, each against its peer in the same run."
    )
    parser.add_argument("figures", nargs="*", metavar="figure", help=f"default: all of {', '.join(GROUPS)}")
    parser.add_argument("--size", choices=SIZES, default="full")
    given = parser.parse_args()
    unknown = set(given.figures) - set(GROUPS)
    if unknown:
        parser.error(f"no such figure: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # what was started is ended all the same
    show(measured(given.figures or [*GROUPS], SIZES[given.size]))


if __name__ == "__main__":
    main()
