from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from web_tree import Node, tree

from rashomon.records import Actor, Claim, Extent, Place, Source, Span
from rashomon.web.marks import LEVELS, levels, marked, marks, role_spans

ODD = st.sampled_from([*"<>&\"'\r\n\t\0\u2028\u202e \ud800é़👩\u200d\x07-!/", "<!--", "</p>", "&lt;", "مرحبا"])
TEXTS = st.lists(ODD | st.characters(), min_size=1, max_size=60).map("".join)


@st.composite
def told(draw: st.DrawFn) -> tuple[str, list[Claim]]:
    text = draw(TEXTS)

    def cut() -> tuple[int, int, str]:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return start, end, text[start:end]

    def span(kind: type[Span]) -> Span:
        start, end, quote = cut()
        return kind(start=start, end=end, text=quote)

    claims = []
    for _ in range(draw(st.integers(0, 4))):
        claims.append(
            Claim(
                report="r-0",
                sentence=Extent(start=0, end=len(text)),
                trigger=span(Span),
                type=draw(st.sampled_from(["clash", "airstrike", "other"])),
                agents=tuple(span(Actor) for _ in range(draw(st.integers(0, 3)))),  # type: ignore[misc]
                places=tuple(span(Place) for _ in range(draw(st.integers(0, 2)))),  # type: ignore[misc]
                sources=tuple(span(Source) for _ in range(draw(st.integers(0, 1)))),  # type: ignore[misc]
            )
        )
    return text, list({c.id: c for c in claims}.values())


def kept(text: str) -> str:
    return "".join("\ufffd" if c == "\0" or 0xD800 <= ord(c) < 0xE000 else c for c in text)


def covered(node: Node, at: int, found: dict[str, set[int]]) -> int:
    """Notes at which characters each claim and role is marked; gives the offset behind the node."""
    start = at
    for child in node.children:
        at = at + len(child) if isinstance(child, str) else covered(child, at, found)
    for part in (node.attrs.get("data-c") or "").split():
        found.setdefault(part, set()).update(range(start, at))
    return at


@settings(max_examples=150, deadline=None)
@given(told())
def test_the_text_is_reproduced_and_every_span_is_marked_where_it_stands(case: tuple[str, list[Claim]]) -> None:
    text, claims = case
    root = tree(str(marked(text, claims)))
    assert root.text() == kept(text)
    found: dict[str, set[int]] = {}
    covered(root, 0, found)
    wanted: dict[str, set[int]] = {}
    for number, claim in enumerate(claims):
        for role, span in role_spans(claim):
            inside = {i for i in range(span.start, span.end) if text[i] not in "\r\n"}
            if inside:
                wanted.setdefault(f"{number}:{role}", set()).update(inside)
    assert found == wanted


@settings(max_examples=80, deadline=None)
@given(told())
def test_each_trigger_has_one_address_and_leads_to_its_claim(case: tuple[str, list[Claim]]) -> None:
    text, claims = case
    links = tree(str(marked(text, claims))).all("a")
    ids = [a.attrs["id"] for a in links if "id" in a.attrs]
    assert len(ids) == len(set(ids))
    assert {a.attrs["href"] for a in links} <= {f"#{c.id}" for c in claims}


def claim(trigger: tuple[int, int], *agents: tuple[int, int], text: str) -> Claim:
    return Claim(
        report="r-0",
        sentence=Extent(start=0, end=len(text)),
        trigger=Span.cut(text, *trigger),
        type="clash",
        agents=tuple(Actor.cut(text, *a) for a in agents),  # type: ignore[misc]
    )


def test_overlapping_spans_lie_on_lines_of_their_own_and_a_free_line_is_used_again() -> None:
    text = "The rebels of the north attacked the town"
    found = marks([claim((24, 32), (0, 23), (14, 32), text=text), claim((33, 36), (4, 10), text=text)], len(text))
    level = levels(found)
    assert level["who", 0, 23] == 0
    assert level["who", 4, 10] == 1
    assert level["who", 14, 32] == 1
    assert level["what", 24, 32] == 0
    assert level["what", 33, 36] == 0


def test_a_span_outside_the_text_is_left_out_and_deep_overlaps_share_the_last_line() -> None:
    text = "abcdefgh"
    html = str(marked(text, [claim((0, 8), *((i, 8) for i in range(8)), text=text)]))
    assert f"l{LEVELS - 1}" in html and f"l{LEVELS}" not in html
    other = Claim(report="r", sentence=Extent(start=0, end=9), trigger=Span(start=7, end=9, text="no"), type="clash")
    assert tree(str(marked(text, [other]))).all("a") == []


def test_line_breaks_part_paragraphs_and_stay_in_the_text() -> None:
    text = "\n\nOne\r\ntwo\n\n\nthree"
    root = tree(str(marked(text, [claim((2, 10), text=text)])))
    assert [p.text() for p in root.all("p")] == ["One\r\n", "two\n\n\n", "three"]
    assert [n.text() for n in root.all(class_="nl")] == ["\n\n", "\r\n", "\n\n\n"]


def test_the_empty_text_gives_nothing() -> None:
    assert marked("", []) == ""
