"""Stance by the words around a trigger: planned, negated, denied, doubted, claimed.

A cue holds for a trigger where the trigger lies in its scope in the tree (``will attack``, ``plans to attack``, ``no attack``,
``reports of an attack``); where there is no tree, where it stands shortly before it with nothing between.
"""

from __future__ import annotations

from ..records import Occurrence, Sentence, Stance
from .lexicon import Lexicon
from .surroundings import Surroundings

_CLIMB = frozenset(
    {
        "conj",
        "xcomp",
        "ccomp",
        "acl",
        "obj",
        "nsubj",
        "nsubj:pass",
        "nmod",
        "obl",
        "compound",
        "csubj",
        "dep",
        "advcl",
        "appos",
        "acl:relcl",
    }
)
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl"})
_BESIDE = frozenset({"aux", "advmod", "det", "amod", "case", "mark", "compound"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBAL = frozenset({"VERB", "ADJ", "AUX"})
_ALONGSIDE = frozenset({"in", "during", "by", "amid", "after", "from", "following", "as", "with"})
_STOPS = frozenset({",", ";", ":", ".", "but", "after", "when", "while", "because"})
_STRONGEST: tuple[Stance, ...] = ("denied", "negated", "planned", "doubted")
_LEFT = 6
_STEPS = 4


def stance_of(sentence: Sentence, occurrence: Occurrence, sourced: bool, lexicon: Lexicon) -> Stance | None:
    """The stance that the words around the trigger tell, or ``None`` where they tell none.

    ``sourced`` says whether somebody is named who says it: a negation is then ``denied``, and what has no other cue ``claimed``.
    """
    scope = _Scope(Surroundings(sentence), lexicon, occurrence)
    found = scope.by_tree() if scope.around.parsed else scope.by_order()
    if found == "negated" and sourced:
        return "denied"
    return found or ("claimed" if sourced else None)


class _Scope:
    """The trigger of one occurrence with what stands around it."""

    def __init__(self, around: Surroundings, lexicon: Lexicon, occurrence: Occurrence) -> None:
        self.around = around
        self.o = occurrence
        self.group = lexicon.group

    def has(self, group: str, i: int) -> bool:
        """Whether word ``i`` is in a list of the lexicon, by lemma or form."""
        words = self.group(group)
        return self.around.lemmas[i] in words or self.around.lows[i] in words

    def by_tree(self) -> Stance | None:
        """The strongest cue from the trigger upwards."""
        around, o = self.around, self.o
        words = around.words
        node = next((i for i in range(o.first, o.last) if not o.first <= words[i].head < o.last), o.first)
        seen: set[Stance | None] = set()
        for step in range(_STEPS):
            seen.add(self.beside(node, step))
            up, rel = words[node].head, around.rels[node]
            if up < 0 or rel not in _CLIMB:
                break
            above = self.above(node, up, rel)
            seen.add(above)
            if above and not (above == "doubted" and words[up].upos in _NOMINAL):
                break
            if (
                step == 0
                and rel in ("obl", "nmod")
                and around.case(node) in _ALONGSIDE
                and self.beside(up, 1) == "doubted"
            ):
                # "was reportedly killed in clashes": the clashes are doubted with it.
                seen.add("doubted")
            if not self.carries(node, up, rel):
                break
            node = up
        return next((s for s in _STRONGEST if s in seen), None)

    def beside(self, node: int, step: int) -> Stance | None:
        """The cue among the words that hang on ``node`` itself."""
        around = self.around
        for j in around.children(node):
            if self.o.first <= j < self.o.last:
                continue
            rel = around.rels[j]
            found: Stance | None = None
            if rel.startswith("nsubj"):
                found = "negated" if around.words[node].upos == "VERB" and self.nobody(j) else None
            elif rel == "nmod:poss":
                next_ = step == 0 and any(around.lows[k] == "next" for k in around.children(j))
                found = "planned" if next_ else None
            elif rel in _BESIDE:
                found = self.negator(j, rel, step) or self.modal(j, rel, node) or self.modifier(j, rel, step)
            if found:
                return found
        return None

    def nobody(self, j: int) -> bool:
        """Whether a subject is nobody ("no one", "none of them", "no soldier")."""
        lows = self.around.lows
        below = self.around.children(j)
        return lows[j] in ("nobody", "none", "neither") or any(
            lows[k] in ("no", "neither", "none") and k < j for k in below
        )

    def negator(self, j: int, rel: str, step: int) -> Stance | None:
        """ "Not", "no", "without"."""
        if rel not in ("advmod", "det", "case", "mark", "aux") or not self.has("negations.words", j):
            return None
        after = self.around.lows[j + 1] if j + 1 < len(self.around.words) else ""
        only = after in self.group("negations.not_negating")
        return None if only or (rel == "case" and step > 0) else "negated"

    def modal(self, j: int, rel: str, node: int) -> Stance | None:
        """ "Will", "may have", "before they could"."""
        around = self.around
        if rel != "aux":
            return None
        if self.has("plans.modals", j):
            return "planned"
        if not self.has("hedges.modals", j):
            return None
        below = around.children(node)
        if around.lows[j] != "could" or any(around.lemmas[k] == "have" and around.rels[k] == "aux" for k in below):
            return "doubted"
        return "negated" if any(around.lows[k] == "before" for k in below) else None

    def modifier(self, j: int, rel: str, step: int) -> Stance | None:
        """ "Allegedly", "planned", "foiled"."""
        if rel == "advmod":
            return "doubted" if self.has("hedges.before", j) else None
        if rel not in ("amod", "compound") or step > 0:
            return None
        if self.has("negations.adjectives", j):
            return "negated"
        if self.around.lows[j] in self.group("plans.adjectives"):
            return "planned"
        return "doubted" if self.around.lows[j] in self.group("hedges.before") else None

    def above(self, node: int, up: int, rel: str) -> Stance | None:
        """The cue that the word above ``node`` is."""
        upos = self.around.words[up].upos
        if upos in _VERBAL:
            return (
                self.denial(up, rel)
                or self.prevention(node, up, rel)
                or self.plan(node, up, rel)
                or self.doubt(node, up, rel)
            )
        return self.noun(node, up, rel) if upos in _NOMINAL else None

    def denial(self, up: int, rel: str) -> Stance | None:
        """ "Denied that", "denied the attack"."""
        if not self.has("reporting.denying", up) or rel not in ("ccomp", "xcomp", "obj", "obl", "acl"):
            return None
        return "denied" if rel != "obj" or self.around.lemmas[up] in ("deny", "refute", "disclaim") else None

    def prevention(self, node: int, up: int, rel: str) -> Stance | None:
        """ "Failed to", "foiled", "prevented from", "has yet to"."""
        around = self.around
        infinitive = self.infinitive(node)
        if rel in _CLAUSES and infinitive and self.has("negations.infinitive", up):
            return "negated"
        if infinitive and around.lemmas[up] == "have" and any(around.lows[j] == "yet" for j in around.children(up)):
            return "negated"
        if (rel == "xcomp" and self.has("negations.gerund", up)) or (rel == "obj" and self.has("negations.object", up)):
            return "negated"
        from_ = rel in ("obl", "advcl") and any(around.lows[j] == "from" for j in around.children(node))
        return "negated" if from_ and self.has("negations.from", up) else None

    def plan(self, node: int, up: int, rel: str) -> Stance | None:
        """ "Plans to", "launched an offensive to", "called for", "demanded"."""
        if rel in ("obj", "nsubj:pass") and self.has("plans.of_act", up):
            return "planned"
        if rel == "obl" and self.around.case(node) == "for" and self.has("plans.for_act", up):
            return "planned"
        if rel == "ccomp" and self.has("plans.clause", up):
            return "planned"
        if rel not in _CLAUSES or not self.infinitive(node):
            return None
        if self.has("plans.infinitives", up):
            return "planned"
        travel = self.o.type in ("protest", "talks") and self.has("plans.travel", up)
        realised = self.has("plans.realised", up) or self.has("hedges.passives", up)
        return None if travel or realised else "planned"

    def doubt(self, node: int, up: int, rel: str) -> Stance | None:
        """ "Is believed to", "reported killed", "accused of", "feared that"."""
        around = self.around
        if self.has("hedges.accusing", up) and rel in ("obl", "acl", *_CLAUSES):
            return "doubted"
        if rel == "ccomp" and self.has("hedges.clause", up):
            return "doubted"
        if self.has("hedges.showing", up) and any(self.has("hedges.seeming", j) for j in around.children(up)):
            return "doubted"
        if rel not in ("xcomp", "ccomp", "dep") or not any(around.rels[j] == "aux:pass" for j in around.children(up)):
            return None
        to_have = any(around.lows[j] == "to" and around.rels[j] in ("mark", "aux") for j in around.children(node))
        return "doubted" if self.has("hedges.passives" if to_have else "hedges.predicates", up) else None

    def noun(self, node: int, up: int, rel: str) -> Stance | None:
        """ "A plan to", "calls for", "reports of", "failure to"."""
        around = self.around
        case, infinitive = around.case(node), self.infinitive(node)
        if rel == "acl" and any(around.lows[j] in self.group("negations.plots") for j in around.children(up)):
            return "negated"
        if rel == "compound":
            return "planned" if self.has("plans.heads", up) else None
        if rel not in ("acl", "nmod", "ccomp"):
            return None
        if (
            rel != "ccomp"
            and (infinitive or case == "for")
            and (self.has("plans.nouns", up) or self.has("plans.weak_nouns", up))
        ):
            return "planned"
        if rel != "ccomp" and case in ("of", "to", "against") and self.has("plans.nouns", up):
            return "planned"
        if case in ("of", "about", "") and self.has("hedges.of", up):
            return "doubted"
        return "negated" if rel != "ccomp" and self.has("negations.nouns", up) else None

    def infinitive(self, node: int) -> bool:
        """Whether "to" stands before ``node``, and no "have"."""
        around = self.around
        below = around.children(node)
        perfect = any(around.lemmas[j] == "have" and around.rels[j] == "aux" for j in below)
        return not perfect and any(around.lows[j] == "to" and around.rels[j] in ("mark", "aux") for j in below)

    def carries(self, node: int, up: int, rel: str) -> bool:
        """Whether a cue at the word above holds for ``node``, too."""
        around = self.around
        words, rels = around.words, around.rels
        if rel == "conj":
            # "Will attack and capture" shares the modal; a subject of its own ends its scope.
            own = any(rels[j].startswith("nsubj") or rels[j] == "aux" for j in around.children(node))
            return not own and words[up].upos == words[node].upos
        if (rel == "nmod" and self.has("hedges.involved", up)) or (
            rel in ("obj", "obl") and self.has("hedges.involved", node)
        ):
            return True
        if rel in ("obj", "nsubj", "nsubj:pass", "obl") and words[node].upos in _NOMINAL:
            placed = rel != "obl" or around.case(node) in ("to", "in", "")
            return placed and (rel == "nsubj:pass" or self.has("hedges.happening", up))
        if rel == "xcomp":
            return self.has("hedges.through", up)
        return rel == "compound" and words[up].upos in _NOMINAL and words[up].upos == words[node].upos

    def by_order(self) -> Stance | None:
        """The cue shortly before the trigger."""
        around, first = self.around, self.o.first
        found: Stance | None = None
        for j in range(first - 1, max(-1, first - 1 - _LEFT), -1):
            if around.lows[j] in _STOPS and found is None:
                return None
            cue = self.ahead(j)
            if cue and cue != "doubted":
                return cue
            found = found or cue
        return found

    def ahead(self, j: int) -> Stance | None:
        """The cue that word ``j`` is for the trigger after it."""
        lows, first = self.around.lows, self.o.first
        between = lows[j + 1 : first]
        if self.has("negations.words", j) and lows[j + 1] not in self.group("negations.not_negating"):
            return "negated"
        if self.has("plans.modals", j) and first - j <= 3:
            return "planned"
        if between[-1:] == ["to"]:
            if self.has("negations.infinitive", j):
                return "negated"
            if self.has("plans.infinitives", j) or self.has("plans.nouns", j):
                return "planned"
        if self.has("reporting.denying", j) and not between[1:]:
            return "denied"
        near = lows[j] in self.group("hedges.before") and first - j <= 2
        return "doubted" if near or (self.has("hedges.of", j) and between[:1] == ["of"]) else None
