"""What stands around a word: its objects, subjects and neighbours, by the tree where there is one, else by order."""

from __future__ import annotations

from ..records import Sentence

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X"})
_STOP = frozenset({";", ":", ".", "!", "?", "—", "(", ")", "“", "”", '"'})
_AT = frozenset({"on", "against", "at", "into", "upon", "over", "toward", "towards", "with"})
_OF = frozenset({"of", "on", "against", "at", "in", "into", "upon", "with", "to", "over", "for", "between"})
_NEAR = 8
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_SUBTYPED = frozenset({"nsubj", "aux", "nmod", "acl"})
_BE = frozenset({"be", "get"})
# verbs that only carry an act named by their object ("launched a raid")
LIGHT = frozenset({
    "launch", "carry", "conduct", "stage", "hold", "mount", "begin", "start", "make", "perform", "execute", "wage", "lead", "commit",
    "undertake", "do", "resume", "continue", "join", "attend", "organise", "organize", "fire",
})  # fmt: skip
_PREDICATE = frozenset({"obj", "nsubj:pass", "iobj"})


class Surroundings:
    """Lazy lookups in one sentence; indices count its words."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.lows = [w.text.lower() for w in self.words]
        self.lemmas = [w.lemma.lower() for w in self.words]
        self.parsed = any(w.head >= 0 for w in self.words)
        self._children: list[list[int]] | None = None
        self._rels: list[str] | None = None
        self._names: dict[int, str] | None = None

    def children(self, i: int) -> list[int]:
        """The words whose head is word ``i``."""
        if self._children is None:
            self._children = [[] for _ in self.words]
            for j, w in enumerate(self.words):
                if 0 <= w.head < len(self.words) and w.head != j:
                    self._children[w.head].append(j)
        return self._children[i]

    @property
    def rels(self) -> list[str]:
        """The relation of each word, with the subtypes that count here told from the words where the parser gives none."""
        if self._rels is None:
            self._rels = [w.deprel for w in self.words]
            if self.parsed:
                for i, w in enumerate(self.words):
                    if w.deprel in _SUBTYPED and w.head >= 0:
                        self._rels[i] = self._subtyped(i)
        return self._rels

    def _subtyped(self, i: int) -> str:
        word, head = self.words[i], self.words[i].head
        rel = word.deprel
        if rel in ("nsubj", "aux"):
            passive = self.words[head].xpos == "VBN" and self._has_be(head)
            return f"{rel}:pass" if passive and (rel == "nsubj" or self.lemmas[i] in _BE) else rel
        if rel == "nmod":
            owner = word.xpos == "PRP$" or any(self.lows[j] in ("'s", "’s", "'", "’") for j in self.children(i))
            return "nmod:poss" if owner else rel
        if rel == "acl":
            clause = any(
                self.words[j].deprel.startswith("nsubj") or self.lows[j] in _RELATIVE for j in self.children(i)
            )
            return "acl:relcl" if clause else rel
        return rel

    def _has_be(self, verb: int) -> bool:
        return any(self.lemmas[j] in _BE and self.words[j].deprel.startswith("aux") for j in self.children(verb))

    def name_type(self, i: int) -> str:
        """The type of the name that word ``i`` belongs to, or ''."""
        if self._names is None:
            self._names = {j: n.type for n in self.sentence.names for j in range(n.first, n.last)}
        return self._names.get(i, "")

    def stems(self, i: int) -> tuple[str, ...]:
        """What a plural in a headline or a name may be the plural of."""
        low = self.lows[i]
        if low != self.lemmas[i] or len(low) < 4 or low[-1] != "s" or low.endswith("ss"):
            return ()
        out = [low[:-1]]
        if low.endswith("es"):
            out.append(low[:-2])
        if low.endswith("ies"):
            out.append(low[:-3] + "y")
        return tuple(out)

    def case(self, i: int) -> str:
        """The preposition of word ``i``, or ''."""
        return next((self.lows[j] for j in self.children(i) if self.rels[j] == "case" and j < i), "")

    def with_joined(self, heads: list[int]) -> list[int]:
        """Words with the words joined to them by "and" or a comma, and what they are compounds of."""
        out = list(heads)
        for i in heads:
            out += [
                j for j in self.children(i) if self.rels[j] in ("conj", "appos", "compound", "flat", "nummod", "amod")
            ]
            # "dozens of houses", "a cache of rifles"
            out += [j for j in self.children(i) if self.rels[j] == "nmod" and self.case(j) == "of"]
        return out

    def objects(self, first: int, last: int) -> list[int]:
        """Words for what the act at ``first..last`` is done to."""
        if not self.parsed:
            return self._objects_by_order(first, last)
        top = self._top(first, last)
        return self.with_joined(self._objects(top, first, last)) + self._left_modifiers(top, first)

    def _top(self, first: int, last: int) -> int:
        return next((i for i in range(first, last) if not first <= self.words[i].head < last), first)

    def _left_modifiers(self, top: int, first: int) -> list[int]:
        if self.words[top].upos in ("VERB", "AUX"):
            return []
        return [j for j in self.children(top) if self.rels[j] in ("compound", "amod", "nmod:poss") and j < first]

    def _objects(self, top: int, first: int, last: int) -> list[int]:
        verb = self.words[top].upos in ("VERB", "AUX")
        direct: list[int] = []
        oblique: list[int] = []
        for i in range(first, last):
            for j in self.children(i):
                if first <= j < last:
                    continue
                rel = self.rels[j]
                if rel in _PREDICATE or (not verb and rel == "nmod:poss"):
                    relative = self.lows[j] in _RELATIVE and self.rels[top] == "acl:relcl"
                    direct += [self.words[top].head, j] if relative else [j]
                elif rel in ("obl", "nmod") and self.name_type(j) != "Temporal":
                    oblique += [j] if self.case(j) in (_AT if verb else _OF) else []
        found = direct if direct and verb else direct + oblique
        return found if found and verb else found + self._objects_above(top, last, verb)

    def _objects_above(self, top: int, last: int, verb: bool) -> list[int]:
        """What the act is done to where that stands above it: "the men held", "captured soldiers", "the bomb attack"."""
        head, rel = self.words[top].head, self.rels[top]
        if head < 0:
            return []
        if not verb:
            return [head] if rel == "compound" and head >= last else []
        if rel == "amod" or (rel.startswith("acl") and self._gap(top)):
            return [head]
        if rel == "conj" and self.words[head].upos == "VERB":
            return [j for j in self.children(head) if self.rels[j] in _PREDICATE]
        return []

    def _gap(self, top: int) -> bool:
        """Whether the clause at ``top`` modifies the noun that its act is done to ("the men they held", "men held by")."""
        own = [j for j in self.children(top) if self.rels[j].startswith("nsubj")]
        if self.rels[top] == "acl":
            return not self.lows[top].endswith("ing")
        return any(self.rels[j] == "nsubj:pass" or self.lows[j] not in ("who", "which", "that") for j in own)

    def subjects(self, first: int, last: int) -> list[int]:
        """Words for who does the act at ``first..last``."""
        if not self.parsed:
            return self._subjects_by_order(first, last)
        top = self._top(first, last)
        out = [j for j in self.children(top) if self.rels[j] in ("nsubj", "obl:agent")]
        out += [j for j in self.children(top) if self.rels[j] in ("obl", "nmod") and self.case(j) == "by"]
        out += self._left_modifiers(top, first)
        return self.with_joined(out + self._subjects_above(top, first, out))

    def _subjects_above(self, top: int, first: int, own: list[int]) -> list[int]:
        """Who does the act where that stands above it: "the men holding them", "they came and burned", "launched a raid"."""
        head, rel = self.words[top].head, self.rels[top]
        if head < 0:
            return []
        light = rel == "obj" and self.lemmas[head] in LIGHT
        if not own and (light or rel in ("conj", "xcomp", "advcl")):
            return [j for j in self.children(head) if self.rels[j] in ("nsubj", "obl:agent")]
        relative = rel == "acl:relcl" and all(self.words[j].upos == "PRON" for j in own)
        modifies = not own and rel.startswith("acl") and self.lows[first].endswith("ing")
        return [head] if relative or modifies else []

    def _passive(self, first: int) -> bool:
        return any(self.lemmas[j] in ("be", "get") for j in range(max(0, first - 3), first))

    def _objects_by_order(self, first: int, last: int) -> list[int]:
        if self._passive(first):
            return self._nouns_left(first)
        return self._nouns_right(last)

    def _subjects_by_order(self, first: int, last: int) -> list[int]:
        by = next((j for j in range(last, min(len(self.words), last + 4)) if self.lows[j] == "by"), -1)
        if by >= 0:
            return self._nouns_right(by + 1)
        return [] if self._passive(first) else self._nouns_left(first)

    def _nouns_right(self, at: int) -> list[int]:
        out: list[int] = []
        for j in range(at, min(len(self.words), at + 7)):
            w = self.words[j]
            if w.text in _STOP or (w.upos in ("VERB", "SCONJ") and out) or (self.lows[j] in _OF and out):
                break
            if w.upos in _NOMINAL:
                out.append(j)
        return out

    def _nouns_left(self, at: int) -> list[int]:
        out: list[int] = []
        for j in range(at - 1, max(-1, at - 9), -1):
            w = self.words[j]
            if w.text in _STOP or (w.upos == "VERB" and out):
                break
            if w.upos in _NOMINAL:
                out.append(j)
        return out

    def near(self, first: int, last: int) -> range | list[int]:
        """The words within eight words of ``first..last``."""
        return [j for j in range(max(0, first - _NEAR), min(len(self.words), last + _NEAR)) if not first <= j < last]

    def before(self, first: int) -> list[int]:
        """The word right before, hyphens passed over."""
        j = first - 1
        while j >= 0 and self.words[j].text == "-":
            j -= 1
        return [j] if j >= 0 else []

    def after(self, last: int) -> list[int]:
        """The word right after, hyphens passed over."""
        j = last
        while j < len(self.words) and self.words[j].text == "-":
            j += 1
        return [j] if j < len(self.words) else []
