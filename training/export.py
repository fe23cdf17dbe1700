"""Weights → the files that the package ships: ``python -m training.export --weights FILE --out DIR``."""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from .labels import ARGUMENTS, CLAIMS, NAMES, ROLES, UPOS, XPOS, bio
from .model import REACH, Model, Reader, Roles
from .train import encoder_folder

OUTPUTS = ["states", "upos", "xpos", "arcs", "rel_dep", "rel_head", "names", "times", "trigger", "kind"]
ROLE_OUTPUTS = ["roles", "classes", "measures", "type", "stance", "setting"]


class ReaderGraph(nn.Module):
    """`Reader` with label choices made inside the graph, so that little leaves it."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        o = self.reader(ids, mask, shapes, first)
        o["kind"] = o.pop("type")
        return tuple(o[k].argmax(-1) if k in ("upos", "xpos") else o[k] for k in OUTPUTS)


class RolesGraph(nn.Module):
    """`Roles` without its neighbouring task."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, states: Tensor, mask: Tensor, marked: Tensor, distance: Tensor) -> tuple[Tensor, ...]:
        o = self.roles(states, mask, marked, distance)
        return tuple(o[k] for k in ROLE_OUTPUTS)


def load(path: Path) -> tuple[Model, dict[str, list[str]]]:
    """A trained model, ready to read, and its label tables."""
    kept = torch.load(path, map_location="cpu")
    model = Model(len(kept["tables"]["rels"]))
    model.load_state_dict({k: v for k, v in kept["weights"].items() if not k.startswith("reader.lemma.")})
    return model.eval(), kept["tables"]


def to_onnx(model: Model, folder: Path) -> None:
    """Both graphs in fp32."""
    ids = torch.ones(2, 9, dtype=torch.long)
    first = torch.tensor([[1, 2, 3, 4, 5], [1, 2, 3, 0, 0]])
    b, s, w = "batch", "subwords", "words"
    torch.onnx.export(
        ReaderGraph(model.reader), (ids, ids, ids, first), str(folder / "reader.onnx"), dynamo=False, opset_version=17,
        input_names=["ids", "mask", "shapes", "first"], output_names=OUTPUTS,
        dynamic_axes={"ids": {0: b, 1: s}, "mask": {0: b, 1: s}, "shapes": {0: b, 1: s}, "first": {0: b, 1: w},
                      **{k: {0: b, 1: w} for k in OUTPUTS}, "arcs": {0: b, 1: w, 2: "heads"}, "rel_head": {0: b, 1: "heads"}},
    )  # fmt: skip
    words = torch.ones(2, 5, dtype=torch.long)
    torch.onnx.export(
        RolesGraph(model.roles), (torch.randn(2, 5, 384), words, words, words), str(folder / "roles.onnx"), dynamo=False,
        opset_version=17, input_names=["states", "mask", "marked", "distance"], output_names=ROLE_OUTPUTS,
        dynamic_axes={k: {0: "triggers", 1: w} for k in ("states", "mask", "marked", "distance", "roles", "classes", "measures")}
        | {k: {0: "triggers"} for k in ("type", "stance", "setting")},
    )  # fmt: skip


def quantise(source: Path, target: Path, kept: tuple[str, ...]) -> None:
    """Dynamic int8, per channel; matrix products whose name holds one of ``kept`` stay in fp32."""
    graph = onnx.load(str(source)).graph
    weights = {t.name for t in graph.initializer}
    nodes = [
        n.name
        for n in graph.node
        if n.op_type == "MatMul" and (not weights & set(n.input) or any(k in n.name for k in kept))
    ]
    quantize_dynamic(str(source), str(target), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"],
                     nodes_to_exclude=nodes)  # fmt: skip


def export(weights: Path, out: Path, kept: tuple[str, ...], precise: bool) -> None:
    """Write ``reader.onnx``, ``roles.onnx``, ``relations.npz``, ``labels.json`` and ``tokenizer.json`` to ``out``."""
    model, tables = load(weights)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as tmp:
        folder = out if precise else Path(tmp)
        to_onnx(model, folder)
        if not precise:
            for name in ("reader.onnx", "roles.onnx"):
                quantise(folder / name, out / name, kept)
    np.savez(out / "relations.npz", weight=model.reader.rel.weight.detach().numpy().T.astype(np.float32).copy(),
             bias=model.reader.rel.bias.detach().numpy())  # fmt: skip
    labels = {
        "upos": UPOS, "xpos": XPOS, "relations": tables["rels"], "names": bio(NAMES), "roles": ROLES,
        "arguments": ARGUMENTS, **{k: list(v) for k, v in CLAIMS.items()}, "reach": REACH,
        "encoder": hashlib.sha256((encoder_folder() / "model.safetensors").read_bytes()).hexdigest(),
    }  # fmt: skip
    (out / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "lemmas.json").write_bytes(weights.with_suffix(".lemmas.json").read_bytes())
    (out / "tokenizer.json").write_bytes((encoder_folder() / "tokenizer.json").read_bytes())


def main() -> None:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--weights", type=Path, required=True)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--kept", default="arc", help="comma-separated parts of node names that stay in fp32")
    p.add_argument("--precise", action="store_true", help="no quantisation: for measuring what it costs")
    args = p.parse_args()
    export(args.weights, args.out, tuple(k for k in args.kept.split(",") if k), args.precise)


if __name__ == "__main__":
    main()
