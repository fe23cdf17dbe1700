"""The scores on the annotated documents may not fall below their floors, which are pinned with the hash of the gold files.

The floors stand in ``benchmarks/floors.json``. They are raised by ``python -m benchmarks gold ../shared/gold/dev`` and a hand; one
that is lowered shows in the file's history, since the gate compares with the floors as committed. They stand 0.8 points under what
was measured: int8 products differ a little between processors.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "dev"
FLOORS = ROOT / "benchmarks" / "floors.json"


@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated documents do not lie beside this checkout")
def test_scores_stay_above_their_floors() -> None:
    from benchmarks.gold import measure

    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    digest = hashlib.sha256()
    for path in sorted(GOLD.glob("*.json")):
        digest.update(path.name.encode() + path.read_bytes())
    if pinned["gold"] != digest.hexdigest():
        pytest.skip("other annotated documents than those that the floors were measured on; measure and pin them again")
    scores = measure(argparse.Namespace(path=GOLD))
    fallen = {k: (scores[k], floor) for k, floor in pinned["floors"].items() if scores[k] < floor}
    assert not fallen, f"below the floor (measured, floor): {fallen}"
