"""Claims of whole documents against documents annotated by hand: the gold scorer on what the pipeline reads in PATH (``…/gold/dev``)."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rashomon.export import prediction
from rashomon.pipeline import Pipeline
from rashomon.reading import read_inputs
from rashomon.records import Failure


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """F1 in percent of each row of the scorer, and their mean (``overall``)."""
    pipeline = Pipeline()
    with tempfile.TemporaryDirectory() as tmp:
        out = Path(tmp) / "predictions.jsonl"
        with out.open("w", encoding="utf-8") as f:
            for r in read_inputs([str(args.path)]):
                if isinstance(r, Failure):
                    raise SystemExit(f"{r.where}: {r.reason}")
                f.write(json.dumps(prediction(r, pipeline.read(r)), ensure_ascii=False) + "\n")
        rows = scored(args.path, out)
    return {k: v["f"] if isinstance(v, dict) else v for k, v in rows.items()}


def scored(gold: Path, predictions: Path) -> dict[str, Any]:
    """What the gold set's own scorer, which lies beside its documents, says of the predictions."""
    tool = gold.resolve().parent / "goldtool.py"
    command = [sys.executable, str(tool), "score", str(gold), str(predictions), "--json"]
    rows: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return rows
