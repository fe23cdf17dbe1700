"""What is stored of a text: exactly what was given, but for mojibake and what cannot be stored."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_makers import failure, read_bytes, read_file, report

from rashomon.errors import EmptyReport, InputError
from rashomon.reading import limits, read_text
from rashomon.reading.text import decode, repair

SANE = (
    "The army’s “plan” — a ‘cease-fire’ – failed… in São Tomé, Zürich, Çanakkale, L’Éclaireur’s Łódź, Nuevo León\u00a0№ 5.",
    "’", "’s", "’\u00a0", "It’s’’", "caf’é", "à “", "voilà …", "PORTÃO", "NÃO", "ÂNDRE", "50 °C", "VOILÀ»", "ALLÔ “OUI”", "rock ’n’ roll",
    "«Армия», — сказал он: “двенадцать”’", "قال ناطق إن “المتمردين”، قصفوا’ المدينة؟", "叛军周五占领了该镇’。", "反政府勢力は「金曜日」",
    "ＦＵＬＬ ｗｉｄｔｈ", "ﾊﾝｶｸ", "ﬁrst ﬂight ﷺ", "A\u0300 e\u0301 vs À é", "שלום’ ‏עולם", "हिन्दी’ में", "ไทย’", "👩‍👩‍👧‍👦’",
    "\r\n line ends \r of \n all \u2028 kinds \x0b\f", "  spaces  \t\t ", "&amp; &lt;b&gt;", "\x1b[31mred", "\u202eevil\u202c", "¿Qué? ¡No!",
)  # fmt: skip


@pytest.mark.parametrize("text", SANE)
def test_sane_text_is_stored_as_given(text: str, tmp_path: Path) -> None:
    assert read_text(f"x{text}").text == f"x{text}"
    assert report(read_file(tmp_path / "t.txt", f"x{text}")).text == f"x{text}"
    assert report(read_file(tmp_path / "t.json", json.dumps({"text": f"x{text}"}))).text == f"x{text}"


WORDS = st.sampled_from(
    [
        "army’s",
        "“no”",
        "‘so’",
        "d’État",
        "café",
        "Zürich",
        "Łódź",
        "Ñuble",
        "São",
        "Điện",
        "İzmir",
        "мир’",
        "«мир»",
        "停火",
        "‘停火’",
        "سلام،",
        "שלום",
        "ไทย",
        "—",
        "–",
        "…",
        "N’Djamena’s",
        "€5",
        "№3",
        "12°",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, min_size=1), st.sampled_from([" ", "\n", ", ", "\u00a0", "\r\n", ""]))
def test_words_of_many_scripts_are_left_alone(words: list[str], between: str) -> None:
    text = between.join(words)
    assert repair(text) == text


@settings(deadline=None, max_examples=60)
@given(st.text(min_size=1, max_size=200))
def test_a_tables_text_keeps_every_offset(text: str) -> None:
    found = read_bytes(json.dumps({"text": f"x{text}"}))
    expected = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
    assert report(found).text == f"x{expected}"


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_without_an_error(data: bytes) -> None:
    decode(data)
    decode(data, "utf-8")
    decode(data, "no such encoding")
    for found in read_bytes(data):
        assert getattr(found, "text", "x") and getattr(found, "reason", "x")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("lâ€™armÃ©e a fui", "l’armée a fui"),
        ("Ð’Ð»Ð°Ð´Ð¸Ð¼Ð¸Ñ€ said", "Владимир said"),
        ("â€œquoteâ€\x9d", "“quote”"),
        ("\x91so\x92", "‘so’"),
    ],
)
def test_mojibake_is_undone(broken: str, whole: str) -> None:
    assert read_text(broken).text == whole
    assert report(read_bytes(broken)).text == whole


def test_mojibake_is_undone_line_by_line() -> None:
    assert repair("“sane”\nlâ€™armÃ©e\r\nмир’\n") == "“sane”\nl’armée\r\nмир’\n"


def test_mojibake_in_a_table_is_left_alone_since_others_count_in_it() -> None:
    text = "He called it â€œseriousâ€\x9d, Fernandes said."
    assert report(read_bytes(json.dumps({"text": text, "title": "lâ€™armÃ©e"}))).text == text


def test_what_cannot_be_stored_is_replaced_one_for_one() -> None:
    assert read_text("a\0b\ud800c\udfffd").text == "a\ufffdb\ufffdc\ufffdd"
    assert report(read_bytes(b'{"text": "a\\u0000b\\ud83dc"}')).text == "a\ufffdb\ufffdc"
    named = read_text("x", name="a\ud800", title="t\0t", outlet="o\udc80")
    assert (named.name, named.title, named.outlet) == ("a\ufffd", "t\ufffdt", "o\ufffd")


ENCODED = "The army’s spokesman said “at least 12” men – in Zürich and São Paulo – were killed."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_encodings_are_told_apart(encoding: str, tmp_path: Path) -> None:
    assert report(read_file(tmp_path / "t.txt", ENCODED.encode(encoding))).text == ENCODED


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_encodings_need_no_mark(encoding: str) -> None:
    assert decode(ENCODED.encode(encoding)) == ENCODED


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "Армия сообщила, что двенадцать солдат были убиты в городе."), ("gb18030", "叛军周五占领了该镇，至少十二名士兵被打死，军方发言人说。"),
     ("cp1256", "قال ناطق إن المتمردين قصفوا المدينة يوم الجمعة وقتل اثنا عشر جنديا")],
)  # fmt: skip
def test_other_scripts_are_recognised_by_their_bytes(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_is_followed_unless_it_is_plainly_wrong() -> None:
    assert decode("żołnierzy".encode("iso8859-2"), "ISO-8859-2") == "żołnierzy"
    assert decode("żołnierzy".encode(), "ISO-8859-2") == "żołnierzy"
    assert decode(b"\x93no\x94", "iso-8859-1") == "“no”"
    assert decode("停火".encode("iso2022_jp"), "iso-2022-jp") == "停火"
    assert decode(b"abc", "rot13") == decode(b"abc", "idna") == "abc"


def test_a_damaged_place_does_not_change_the_encoding() -> None:
    data = ("“Мир” — " * 20).encode() + b"\xff\xd0"
    assert decode(data).startswith("“Мир” — “Мир”") and decode(data).endswith("\ufffd\ufffd")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert report(read_bytes(codecs.BOM_UTF8 + b"Rebels came.")).text == "Rebels came."


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u200b\u200e", "\ufeff", "\u2028"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(EmptyReport, match="no text"):
        read_text(text)
    assert failure(read_bytes(text)).where == "standard input"


def test_one_character_is_a_text() -> None:
    assert [read_text(c).text for c in ("x", ".", "死", "\u0301")] == ["x", ".", "死", "\u0301"]


def test_a_text_that_is_too_long_is_refused() -> None:
    read_text("a" * limits.LONGEST_TEXT)
    with pytest.raises(InputError, match="5,000,001 characters"):
        read_text("a" * (limits.LONGEST_TEXT + 1))


def test_read_text_fills_what_is_told() -> None:
    r = read_text("Rebels came.", name="n", outlet="  Sahel\n Wire ", title="T")
    assert (r.name, r.outlet, r.title, r.url, r.language, r.extra) == ("n", "Sahel Wire", "T", None, None, {})
    assert read_text("Rebels came.").name == "text"
