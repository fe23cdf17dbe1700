"""Make the table of what words for acts can mean: ``python tools/build_senses.py WORDNET_FOLDER``.

``WORDNET_FOLDER`` holds the files of WordNet 3.0 (``index.verb``, ``data.verb``, ``verb.exc`` and those of nouns). Kept are verbs
and nouns that its counted texts use, each with its first two senses and what is derived from these ("acquire", "acquisition"), as
far as two words share one; and irregular forms of the words kept. Written to ``src/rashomon/linking/data/senses.txt``.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "rashomon" / "linking" / "data" / "senses.txt"
SENSES = 2
PARTS = {"n": "noun", "v": "verb"}
Synset = tuple[str, str]


def main(folder: Path) -> None:
    """Read WordNet and write the table: ``word number number …`` lines, then ``form word`` lines with a colon."""
    words, derived = synsets(folder)
    meant = meanings(folder, words, derived)
    shared = Counter(s for found in meant.values() for s in found)
    kept = {w: sorted(s for s in found if shared[s] > 1) for w, found in meant.items()}
    numbers = {s: i for i, s in enumerate(sorted({s for found in kept.values() for s in found}))}
    lines = [" ".join((w, *(str(numbers[s]) for s in found))) for w, found in sorted(kept.items())]
    lines += [f"{form}:{word}" for form, word in sorted(irregular(folder, frozenset(kept)).items())]
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(kept)} words, {len(numbers)} meanings")


def rows(path: Path) -> list[list[str]]:
    """The fields of a WordNet file, without its head and its glosses."""
    return [line.split("|")[0].split() for line in path.read_text(encoding="utf-8").splitlines() if line[:2] != "  "]


def synsets(folder: Path) -> tuple[dict[Synset, list[str]], dict[Synset, list[tuple[int, Synset]]]]:
    """The words of each synset, and what is derived from each of these (numbered from 1)."""
    words: dict[Synset, list[str]] = {}
    derived: dict[Synset, list[tuple[int, Synset]]] = defaultdict(list)
    for part, name in PARTS.items():
        for row in rows(folder / f"data.{name}"):
            n = int(row[3], 16)
            key = (part, row[0])
            words[key] = [w.lower() for w in row[4 : 4 + 2 * n : 2]]
            first = 5 + 2 * n
            for at in range(first, first + 4 * int(row[4 + 2 * n]), 4):
                sign, offset, kind, which = row[at : at + 4]
                if sign == "+" and kind in PARTS:
                    derived[key].append((int(which[:2], 16), (kind, offset)))
    return words, derived


def meanings(
    folder: Path, words: dict[Synset, list[str]], derived: dict[Synset, list[tuple[int, Synset]]]
) -> dict[str, set[Synset]]:
    """What each word that counted texts use can mean."""
    out: dict[str, set[Synset]] = defaultdict(set)
    for part, name in PARTS.items():
        for row in rows(folder / f"index.{name}"):
            word, count = row[0], int(row[2])
            if not word.isalpha() or row[-count - 1] == "0":
                continue
            for offset in row[-count:][:SENSES]:
                key = (part, offset)
                out[word].add(key)
                place = words[key].index(word) + 1 if word in words[key] else 0
                out[word] |= {s for which, s in derived[key] if which == place}
    return out


def irregular(folder: Path, kept: frozenset[str]) -> dict[str, str]:
    """Irregular forms → words kept; verbs before nouns."""
    out: dict[str, str] = {}
    for name in ("noun", "verb"):
        for line in (folder / f"{name}.exc").read_text(encoding="utf-8").splitlines():
            form, *of = line.split()
            if of and form.isalpha() and of[0] in kept and form != of[0]:
                out[form] = of[0]
    return out


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "index.verb").is_file():
        sys.exit("Give the folder that holds WordNet's index.verb: python tools/build_senses.py FOLDER")
    main(Path(sys.argv[1]))
