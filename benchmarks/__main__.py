"""`make bench`: every measurement, each beside a calibration loop, for these machines are noisy."""

import importlib
import sys

ALL = ("reading", "pages", "writers")


def main() -> None:
    for name in sys.argv[1:2] or ALL:
        print(f"## {name}")
        importlib.import_module(f"benchmarks.{name}").main()
        print()


if __name__ == "__main__":
    main()
