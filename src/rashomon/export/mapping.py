"""The mapping tables: YAML beside the code, one a shape, checked when loaded, and replaced key by key by a user's file."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import SettingError
from ..records import ACTOR_CLASSES, CLAIM_TYPES, STANCES
from .facts import Facts, Side

FOLDER = Path(__file__).with_name("tables")
SHAPES = ("acled", "ucdp-ged", "polecat", "gdelt-events")
CONDITIONS = ("type", "agent", "target", "words", "killed")
RESULTS: Mapping[str, tuple[str, ...]] = {
    "acled": ("sub_event_type", "event_type", "disorder_type"),
    "ucdp-ged": ("type_of_violence",),
    "polecat": ("event_type", "mode"),
    "gdelt-events": ("code",),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "fatalities": ("low", "best", "high"),
    "best": ("most-voices", "low", "high"),
    "inter_as": ("text", "number"),
}
_INCLUDE = ("stances", "background", "killed", "types")


@dataclass(frozen=True)
class Table:
    """A mapping table: the shape that it is for, and its keys, as the YAML file holds them."""

    shape: str
    keys: Mapping[str, Any]

    def __getitem__(self, key: str) -> Any:
        return self.keys[key]

    def rule(self, facts: Facts) -> Mapping[str, Any] | None:
        """The first rule that holds for an event, or ``None``."""
        return next((rule for rule in self["rules"] if _holds(rule, facts)), None)

    def left_out(self, facts: Facts) -> str | None:
        """Why the table leaves an event out, in a few words; ``None`` if it does not."""
        include = self["include"]
        if not any(c.stance in include["stances"] for c in facts.claims):
            return "no account says that it happened (planned, denied or negated)"
        if facts.event.background and not include["background"]:
            return "told as background, not as news"
        if facts.event.type not in include.get("types", CLAIM_TYPES) or self.rule(facts) is None:
            return f"the shape has no code for its type ({facts.event.type})"
        if include.get("killed") and not facts.killed:
            return "nobody was killed, as far as told"
        return None


@cache
def packaged(shape: str) -> Table:
    """The table that the package carries for a shape of :data:`SHAPES`."""
    return Table(shape, _checked(shape, _read(FOLDER / f"{shape}.yaml"), FOLDER / f"{shape}.yaml", None))


def mapping_for(shape: str, file: Path | None = None) -> Table:
    """The table of a shape, with the keys of a user's file in place of the package's own.

    Raises :class:`SettingError`, in one sentence, for a file that cannot be read and for keys, conditions and codes that are not known.
    """
    own = packaged(shape)
    if file is None:
        return own
    given = _checked(shape, _read(file), file, own.keys)
    merged = {key: _over(own[key], given[key]) if key in given else own[key] for key in own.keys}
    _known_results(shape, merged, file)
    return Table(shape, merged)


def source(shape: str) -> str:
    """The text of the package's table."""
    return (FOLDER / f"{shape}.yaml").read_text(encoding="utf-8")


def _over(own: Any, given: Any) -> Any:
    """A table of names is laid over ours; anything else takes its place."""
    return {**own, **given} if isinstance(own, dict) and isinstance(given, dict) else given


def _holds(rule: Mapping[str, Any], facts: Facts) -> bool:
    return (
        ("type" not in rule or facts.event.type in rule["type"])
        and ("agent" not in rule or _class(facts.first) in rule["agent"])
        and ("target" not in rule or _class(facts.second) in rule["target"])
        and ("killed" not in rule or facts.killed is rule["killed"])
        and ("words" not in rule or facts.says(rule["words"]))
    )


def _class(side: Side | None) -> str:
    return side.class_ if side else "none"


def _read(file: Path) -> Any:
    import yaml

    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise SettingError(
            f"{file}: this mapping table cannot be read ({reason}); give the path of a YAML file"
        ) from error
    try:
        return yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        said = " ".join(str(error).split())
        raise SettingError(f"{file}: this mapping table is no YAML: {said[:200]}; mend that line") from error


def _checked(shape: str, data: Any, file: Path, own: Mapping[str, Any] | None) -> dict[str, Any]:
    """The keys of a table after seeing that each is known and of the right kind (that of ``own``, where given)."""
    if not isinstance(data, dict):
        raise SettingError(f"{file}: a mapping table maps keys to values; print one with: rashomon mapping {shape}")
    for key, value in data.items():
        if own is not None and key not in own:
            raise SettingError(f"{file}: {key!r} is no key of the table for {shape}{_near(str(key), own)}")
        if own is not None and not _alike(own[key], value):
            raise SettingError(f"{file}: {key!r} must be a {_kind(own[key])}, as in: rashomon mapping {shape}")
        if key in CHOICES and value not in CHOICES[key]:
            raise SettingError(f"{file}: {key!r} must be one of {', '.join(CHOICES[key])}")
    _include(data.get("include", {}), file)
    for number, rule in enumerate(data.get("rules", ()), 1):
        _rule(shape, rule, f"{file}: rule {number}")
    return data


def _include(include: Mapping[str, Any], file: Path) -> None:
    for key, value in include.items():
        if key not in _INCLUDE:
            raise SettingError(f"{file}: 'include' knows no {key!r}{_near(str(key), _INCLUDE)}")
        if key in ("stances", "types"):
            _listed(value, STANCES if key == "stances" else CLAIM_TYPES, f"{file}: 'include', {key!r}")
        elif not isinstance(value, bool):
            raise SettingError(f"{file}: 'include', {key!r} must be true or false")


def _rule(shape: str, rule: Any, where: str) -> None:
    if not isinstance(rule, dict):
        raise SettingError(f"{where} must map conditions to values, such as {{type: [clash], …}}")
    known = (*CONDITIONS, *RESULTS[shape])
    for key, value in rule.items():
        if key not in known:
            raise SettingError(f"{where} knows no {key!r}{_near(str(key), known)}")
        if key == "type":
            _listed(value, CLAIM_TYPES, f"{where}, 'type'")
        elif key in ("agent", "target"):
            _listed(value, (*ACTOR_CLASSES, "none"), f"{where}, {key!r}")
        elif key == "words":
            _listed(value, None, f"{where}, 'words'")
        elif key == "killed" and not isinstance(value, bool):
            raise SettingError(f"{where}, 'killed' must be true or false")
        elif key in RESULTS[shape] and not isinstance(value, int if key == "type_of_violence" else str):
            raise SettingError(f"{where}, {key!r} must be a code; put one that looks like a number in quotes")


def _listed(value: Any, known: Collection[str] | None, where: str) -> None:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise SettingError(f"{where} must be a list of words, such as [clash, riot]")
    for item in value:
        if known is not None and item not in known:
            raise SettingError(f"{where} knows no {item!r}{_near(item, known)}")


def _known_results(shape: str, keys: Mapping[str, Any], file: Path) -> None:
    """The codes that rules give must be ones that the other tables of the shape know."""
    known: dict[str, Collection[Any]] = {}
    if shape == "acled":
        known = {
            "sub_event_type": {s for subs in keys["event_types"].values() for s in subs},
            "event_type": keys["event_types"],
        }
    elif shape == "polecat":
        known = {"event_type": keys["quad_code"]}
    elif shape == "ucdp-ged":
        known = {"type_of_violence": (1, 2, 3)}
    for number, rule in enumerate(keys["rules"], 1):
        for key, codes in known.items():
            if key in rule and rule[key] not in codes:
                raise SettingError(
                    f"{file}: rule {number}, {key!r}: {rule[key]!r} is no code of {shape}{_near(str(rule[key]), codes)}"
                )
        if shape == "gdelt-events" and str(rule.get("code", "01"))[:2] not in keys["quad_class"]:
            raise SettingError(
                f"{file}: rule {number}, 'code': {rule['code']!r} begins with no CAMEO root code (01 to 20)"
            )


def _alike(own: Any, given: Any) -> bool:
    if isinstance(own, dict):
        inner = next(iter(own.values()), "")
        return isinstance(given, dict) and all(
            isinstance(k, str) and (_alike(inner, v) or k in _INCLUDE) for k, v in given.items()
        )
    if isinstance(own, list):
        return isinstance(given, list) and (
            not own or isinstance(own[0], dict) or all(isinstance(v, str) for v in given)
        )
    if given is None:
        return True
    if isinstance(own, int | float) and not isinstance(own, bool):
        return isinstance(given, int | float) and not isinstance(given, bool)
    return isinstance(given, str)


def _kind(value: Any) -> str:
    return "table" if isinstance(value, dict) else "list" if isinstance(value, list) else "single value"


def _near(word: str, known: Collection[Any]) -> str:
    near = get_close_matches(word, [str(k) for k in known], n=1)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(sorted(map(str, known)))[:200]}"
