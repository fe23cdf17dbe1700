"""The encoder with its heads, in PyTorch. Two graphs leave it for ONNX: `Reader` (a sentence) and `Roles` (a trigger in it)."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from rashomon.language.shapes import SHAPES

from .labels import ARGUMENTS, CLAIMS, NAMES, ROLES, UPOS, XPOS, bio

WIDTH, LAYERS, HEADS, FEED, POSITIONS, VOCABULARY = 384, 6, 12, 1536, 512, 30522
REACH = 10


class Layer(nn.Module):
    """A post-norm transformer layer as in BERT; matrix products are written out so that ONNX Runtime can fuse them."""

    def __init__(self, heads: int = HEADS, feed: int = FEED, drop: float = 0.1) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, feed), nn.Linear(feed, WIDTH)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``x`` [B, S, 384], ``bias`` [B, 1, 1, S] added to the attention scores."""
        b, s, _ = x.shape
        q, k, v = (
            f(x).reshape(b, s, self.heads, WIDTH // self.heads).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        scores = q @ k.transpose(2, 3) / math.sqrt(WIDTH // self.heads) + bias
        mixed = (self.drop(scores.softmax(-1)) @ v).transpose(1, 2).reshape(b, s, WIDTH)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with word shapes as an extra input."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Parameter(torch.zeros(WIDTH))
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        nn.init.zeros_(self.shapes.weight)

    def load(self, path: Path) -> None:
        """Take the weights of the published encoder."""
        w = load_file(str(path))
        w = {k.removeprefix("bert."): v for k, v in w.items()}
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"])
            self.types.copy_(w["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, w, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                assert isinstance(layer, Layer)
                at = f"encoder.layer.{i}."
                for mine, theirs in (("query", "attention.self.query"), ("key", "attention.self.key"), ("value", "attention.self.value"),
                                     ("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                     ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):  # fmt: skip
                    _copy(getattr(layer, mine), w, at + theirs)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        """Subword ids, mask and shape codes [B, S] → hidden states [B, S, 384]."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.positions(at) + self.types + self.shapes(shapes)
        x = self.drop(self.norm(x))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for p, v in module.named_parameters():
        v.data.copy_(weights[f"{name}.{p}"])


class Reader(nn.Module):
    """Encoder and sentence heads: tags, dependency arcs, names, times, triggers with types."""

    ARC, REL = 256, 160

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.drop = nn.Dropout(0.2)
        self.upos, self.xpos = nn.Linear(WIDTH, len(UPOS)), nn.Linear(WIDTH, len(XPOS))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, self.ARC), nn.Linear(WIDTH, self.ARC)
        self.arc = nn.Parameter(torch.zeros(self.ARC + 1, self.ARC))
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, self.REL), nn.Linear(WIDTH, self.REL)
        self.rel = nn.Linear(self.REL, relations)
        self.names = nn.Linear(WIDTH, len(bio(NAMES)))
        self.times = nn.Linear(WIDTH, 3)
        self.trigger_up = nn.Linear(WIDTH, 256)
        self.trigger = nn.Linear(256, 3)
        self.kind = nn.Linear(256, len(CLAIMS["types"]))

    def states(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> Tensor:
        """Word states [B, W, 384]: the state of each word's first subword; ``first`` [B, W] holds its position."""
        x = self.encoder(ids, mask, shapes)
        return torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))

    def arcs(self, h: Tensor) -> Tensor:
        """Arc scores [B, W, W + 1]: of each word towards each head, the root last."""
        heads = torch.cat([h, self.root.to(h.dtype)[None, None, :].expand(h.shape[0], 1, WIDTH)], 1)
        d = F.relu(self.arc_dep(h))
        d = torch.cat([d, torch.ones_like(d[..., :1])], -1)
        return (d @ self.arc.to(d.dtype)) @ F.relu(self.arc_head(heads)).transpose(1, 2) / 16.0

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> dict[str, Tensor]:
        h = self.states(ids, mask, shapes, first)
        x = self.drop(h)
        t = F.relu(self.trigger_up(x))
        root = self.root.to(h.dtype)[None, None, :].expand(h.shape[0], 1, WIDTH)
        return {
            "states": h,
            "upos": self.upos(x), "xpos": self.xpos(x), "arcs": self.arcs(x),
            "rel_dep": self.rel_dep(x), "rel_head": self.rel_head(torch.cat([x, root], 1)),
            "names": self.names(x), "times": self.times(x), "trigger": self.trigger(t), "type": self.kind(t),
        }  # fmt: skip

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Relation scores of word–head pairs from ``rel_dep`` and the chosen rows of ``rel_head``."""
        return self.rel(F.relu(dep + head))


class Roles(nn.Module):
    """One trigger at a time: word states with the trigger marked → roles, classes, measures, type, stance, setting."""

    def __init__(self, layers: int = 2, feed: int = 768) -> None:
        super().__init__()
        self.mark = nn.Embedding(2, WIDTH)
        self.distance = nn.Embedding(2 * REACH + 1, WIDTH)
        self.norm = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(Layer(heads=6, feed=feed) for _ in range(layers))
        self.drop = nn.Dropout(0.2)
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.arguments = nn.Linear(WIDTH, len(ARGUMENTS))
        self.classes = nn.Linear(WIDTH, len(CLAIMS["classes"]))
        self.measures = nn.Linear(WIDTH, len(CLAIMS["measures"]))
        self.up = nn.Linear(2 * WIDTH, 256)
        self.kind = nn.Linear(256, len(CLAIMS["types"]))
        self.stance = nn.Linear(256, len(CLAIMS["stances"]))
        self.setting = nn.Linear(256, len(CLAIMS["settings"]))
        nn.init.normal_(self.mark.weight, std=0.1)
        nn.init.normal_(self.distance.weight, std=0.02)

    def forward(self, states: Tensor, mask: Tensor, marked: Tensor, distance: Tensor) -> dict[str, Tensor]:
        """``states`` [T, W, 384], ``mask``, ``marked`` (1 on trigger words) and ``distance`` (0 to 2·REACH) [T, W]."""
        x = self.norm(states + self.mark(marked) + self.distance(distance))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        weight = marked.to(x.dtype)[:, :, None]
        pooled = (x * weight).sum(1) / weight.sum(1).clamp(min=1)
        all_ = mask.to(x.dtype)[:, :, None]
        mean = (x * all_).sum(1) / all_.sum(1).clamp(min=1)
        p = F.relu(self.up(torch.cat([pooled, mean], -1)))
        return {
            "roles": self.roles(x), "arguments": self.arguments(x), "classes": self.classes(x), "measures": self.measures(x),
            "type": self.kind(p), "stance": self.stance(p), "setting": self.setting(p),
        }  # fmt: skip


class Model(nn.Module):
    """Both graphs together."""

    def __init__(self, relations: int) -> None:
        super().__init__()
        self.reader = Reader(relations)
        self.roles = Roles()
