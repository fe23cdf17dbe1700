"""``python -m benchmarks NAME [PATH] [options]``."""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path

NAMES = (
    "syntax",
    "names",
    "event-place",
    "claim-heads",
    "speed",
    "gold",
    "swap",
    "actors",
    "dates",
    "places",
    "copies",
    "coreference",
    "linking",
)


def main() -> None:
    """Run one benchmark and print its figures."""
    p = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    p.add_argument("name", choices=NAMES)
    p.add_argument("path", nargs="?", type=Path)
    p.add_argument("--raw", action="store_true", help="syntax: from raw text, with our own splitting")
    p.add_argument("--case", choices=("upper", "lower"), help="claim-heads: measure on re-cased sentences")
    p.add_argument(
        "--aside", action="store_true", help="claim-heads, event-place: only the fixed fifth that is never trained on"
    )
    p.add_argument(
        "--without", nargs="+", type=Path, default=[], metavar="FILE",
        help="event-place: JSON-lines files whose sentences (by `text` or `sha256`) are left out",
    )  # fmt: skip
    p.add_argument("--skip", action="append", default=[], help="names: a source to leave out")
    p.add_argument(
        "--only", action="append", default=[], help="names: only this source; coreference: only this part (dev)"
    )
    p.add_argument("--demonyms", action="store_true", help="places: also find names of peoples, as LGL counts them")
    p.add_argument("--grammar", action="store_true", help="dates: without the model's trees and mentions")
    p.add_argument("--ecbplus", type=Path, metavar="DIR", help="copies: false alarms on ECB+ instead of the built set")
    p.add_argument("--grow", type=int, metavar="N", help="copies: the cost of one more report while N are added")
    p.add_argument("--seed", type=int, default=5, help="copies: the seed of the built set")
    p.add_argument("--show", action="store_true", help="copies: also print what is false or missed")
    p.add_argument("--weights", type=Path, help="other weights than the shipped ones")
    args = p.parse_args()
    if args.path is None and args.name not in ("speed", "swap", "copies", "linking"):
        p.error(f"{args.name} needs a PATH")
    if args.path is not None and not args.path.exists():
        p.error(f"{args.path}: no such file or folder")
    module = importlib.import_module(f"benchmarks.{args.name.replace('-', '_')}")
    figures = module.measure(args)
    for key, value in figures.items():
        print(f"{key:22} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
