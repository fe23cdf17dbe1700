"""The mean of several runs' weights: ``python -m training.average --out FILE RUN RUN…``.

Runs that went on from the same weights lie close together, and their mean reads better than each of them (model soups,
Wortsman et al. 2022). Tables and lemmas are those of the first.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def main() -> None:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("runs", type=Path, nargs="+")
    args = p.parse_args()
    loaded = [torch.load(r, map_location="cpu") for r in args.runs]
    first = loaded[0]
    weights = {
        k: (sum(r["weights"][k].float() for r in loaded) / len(loaded)).to(v.dtype) for k, v in first["weights"].items()
    }
    torch.save({"weights": weights, "tables": first["tables"]}, args.out)
    shutil.copy(args.runs[0].with_suffix(".lemmas.json"), args.out.with_suffix(".lemmas.json"))


if __name__ == "__main__":
    main()
