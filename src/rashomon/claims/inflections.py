"""Regular and common irregular forms of English verbs and nouns, so that a word is found though its lemma was misread."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR: dict[str, str] = {
    "shoot": "shot", "fight": "fought", "strike": "struck stricken", "take": "took taken",
    "overtake": "overtook overtaken", "hold": "held", "beat": "beaten", "break": "broke broken",
    "blow": "blew blown", "flee": "fled", "drive": "drove driven", "withdraw": "withdrew withdrawn",
    "retake": "retook retaken", "overrun": "overran", "win": "won", "lose": "lost", "fall": "fell fallen",
    "hang": "hung", "slay": "slew slain", "overthrow": "overthrew overthrown", "throw": "threw thrown",
    "send": "sent", "bring": "brought", "catch": "caught", "meet": "met", "speak": "spoke spoken",
    "give": "gave given", "swear": "swore sworn", "rise": "rose risen", "set": "", "put": "", "shut": "",
    "hit": "", "cut": "", "find": "found", "leave": "left", "lay": "laid", "go": "went gone", "come": "came",
    "tell": "told", "say": "said", "steal": "stole stolen", "begin": "began begun", "bind": "bound",
    "build": "built", "dig": "dug", "fly": "flew flown", "forbid": "forbade forbidden", "fire": "firing",
    "die": "dying", "lie": "lying", "free": "freeing", "gun": "", "man": "", "seek": "sought", "sit": "sat",
    "stand": "stood", "burn": "burnt", "tear": "tore torn", "sweep": "swept", "burst": "", "rape": "",
    "sink": "sank sunk", "undertake": "undertook undertaken",
}  # fmt: skip
_VOWELS = "aeiou"


@lru_cache(maxsize=50_000)
def forms_of(lemma: str) -> tuple[str, ...]:
    """The inflected forms that ``lemma`` may have as a verb or a noun, itself left out."""
    if not lemma.isalpha() or len(lemma) < 3:
        return ()
    out = set(_IRREGULAR[lemma].split()) if lemma in _IRREGULAR else {_past(lemma)}
    out |= {_plural(lemma), _progressive(lemma)}
    out.discard(lemma)
    return tuple(sorted(out))


def _plural(w: str) -> str:
    if w.endswith(("s", "x", "z", "ch", "sh")):
        return w + "es"
    return w[:-1] + "ies" if w.endswith("y") and w[-2] not in _VOWELS else w + "s"


def _doubled(w: str) -> str:
    short = len(w) <= 4 or w.endswith(("mit", "bel", "fer", "cur", "pel", "ap", "nap"))
    closed = w[-1] not in _VOWELS + "wxy" and w[-2] in _VOWELS and w[-3] not in _VOWELS
    return w + w[-1] if short and closed else w


def _past(w: str) -> str:
    if w.endswith("e"):
        return w + "d"
    return w[:-1] + "ied" if w.endswith("y") and w[-2] not in _VOWELS else _doubled(w) + "ed"


def _progressive(w: str) -> str:
    if w.endswith("e") and not w.endswith(("ee", "ye", "oe")):
        return w[:-1] + "ing"
    return _doubled(w) + "ing"
