"""What quantisation costs: the same measures on fp32 and int8 weights. ``python -m training.evaluate --weights FILE --gold DIR``.

The last line is one JSON object: for each measure the fp32 figure, the int8 figure and the loss in points.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import claim_heads, event_place, names, syntax
from benchmarks.common import aside
from rashomon.language.session import WEIGHTS

from . import standoff
from .export import export

ANNOTATED = Path(__file__).parent / "annotations"


def measured(weights: Path, data: Path, gold: Path) -> dict[str, float]:
    """All measures with one folder of weights."""
    known = [*sorted((gold / "train").glob("*.jsonl")), *sorted(ANNOTATED.glob("event_location.standoff.jsonl"))]
    base: dict[str, Any] = {
        "weights": weights, "aside": True, "raw": False, "case": None, "skip": [], "only": [], "without": known,
    }  # fmt: skip
    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as tmp:
        sentences = left_aside(gold, data, Path(tmp) / "sentences.jsonl")
        out.update(_rows(base, data, sentences))
    return out


def left_aside(gold: Path, data: Path, target: Path) -> Path:
    """All annotated sentences that training leaves aside, those of the public sets too, in one file."""
    rows = [json.loads(line) for f in sorted((gold / "train").glob("*.jsonl")) for line in f.read_text(encoding="utf-8").splitlines()]
    rows += [row for f in sorted(ANNOTATED.glob("*.standoff.jsonl")) for row in standoff.read(f, data)]
    target.write_text("".join(json.dumps(r) + "\n" for r in rows if aside(r["id"])), encoding="utf-8")
    return target


def _rows(base: dict[str, Any], data: Path, sentences: Path) -> dict[str, float]:
    out: dict[str, float] = {}
    for name, module, path in (
        ("syntax", syntax, data / "ud_ewt" / "dev.conllu.gz"),
        ("event-place", event_place, data / "event_location" / "train.jsonl.gz"),
        ("claim-heads", claim_heads, sentences),
        ("names", names, data / "re3d"),
    ):
        figures = module.measure(argparse.Namespace(**base, path=path))
        scale = 100 if name == "event-place" else 1
        out.update({f"{name} {k}": v * scale for k, v in figures.items() if isinstance(v, float)})
    # Most of these sentences have figures as spans alone.
    del out["claim-heads figure_values"]
    return out


def main() -> None:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--weights", type=Path, default=Path("runs/model.pt"), help="the trained weights (fp32)")
    p.add_argument("--data", type=Path, default=Path("../shared/data"))
    p.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        export(args.weights, Path(tmp), (), precise=True)
        fp32 = measured(Path(tmp), args.data, args.gold)
    int8 = measured(WEIGHTS, args.data, args.gold)
    rows = {k: {"fp32": fp32[k], "int8": int8[k], "loss": round(fp32[k] - int8[k], 2)} for k in fp32}
    for k, row in rows.items():
        print(f"{k:24} fp32 {row['fp32']:6.2f}  int8 {row['int8']:6.2f}  loss {row['loss']:+.2f}")
    print(json.dumps(rows))


if __name__ == "__main__":
    main()
