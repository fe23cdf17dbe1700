"""Tables: JSON, JSON lines and CSV."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_makers import failure, failures, read_bytes, read_file, report, reports

from rashomon.records import Failure, Report

DAY = date(2024, 11, 29)
ROW = {
    "id": "a-1", "text": "Rebels took Amdal.\n", "title": "Amdal falls", "url": "https://wire.example/1", "outlet": "Sahel Wire",
    "published": "2024-11-29", "language": "en-GB", "side": "north",
}  # fmt: skip


def whole(r: Report) -> tuple[object, ...]:
    return r.name, r.text, r.title, r.url, r.outlet, r.published, r.published_from, r.language, r.extra


EXPECTED = (
    "a-1", "Rebels took Amdal.\n", "Amdal falls", "https://wire.example/1", "Sahel Wire", DAY, "metadata", "en", {"side": "north"},
)  # fmt: skip


def test_every_column_finds_its_place(tmp_path: Path) -> None:
    assert whole(report(read_file(tmp_path / "t.json", json.dumps(ROW)))) == EXPECTED
    assert whole(report(read_file(tmp_path / "t.json", json.dumps([ROW])))) == EXPECTED
    assert whole(report(read_file(tmp_path / "t.jsonl", json.dumps(ROW)))) == EXPECTED
    csv = ",".join(ROW) + "\n" + ",".join(f'"{v}"' for v in ROW.values())
    assert whole(report(read_file(tmp_path / "t.csv", csv))) == EXPECTED


def test_an_annotated_document_is_an_input(tmp_path: Path) -> None:
    text = "KELIFA－Rebels  shot two men.\n The army “denied” it’s so. "
    document = {
        "doc": "set/Wire 1/9", "outlet": None, "published": "2024-11-29", "title": "Shots", "sha": "00ff", "text": text,
        "claims": [{"trigger": {"start": 1, "end": 2}}],
    }  # fmt: skip
    r = report(read_file(tmp_path / "set-9.json", json.dumps(document, indent=1)))
    assert (r.name, r.text, r.published, r.published_from, r.outlet) == ("set/Wire 1/9", text, DAY, "metadata", None)
    assert r.extra == {"sha": "00ff"}


def test_id_goes_before_doc() -> None:
    r = report(read_bytes('{"id": 7, "doc": "d", "text": "x"}'))
    assert r.name == "7"
    assert report(read_bytes('{"id": null, "doc": "d", "text": "x"}')).name == "d"


def test_scalars_of_other_columns_are_kept_as_they_stand() -> None:
    row = {
        "text": "x",
        "n": 1.5,
        "big": 10**20,
        "yes": True,
        "none": None,
        "list": [1],
        "object": {"a": 1},
        "Écoute": "é ",
        "empty": "",
    }
    assert report(read_bytes(json.dumps(row))).extra == {"n": "1.5", "big": str(10**20), "yes": "true", "Écoute": "é "}


def test_a_date_in_doubt_is_kept_as_it_stands() -> None:
    r = report(read_bytes('{"text": "x", "published": "03/04/2024"}', published=DAY))
    assert (r.published, r.published_from, r.extra) == (DAY, "given", {"published": "03/04/2024"})


def test_a_date_of_the_row_goes_before_text_and_option() -> None:
    r = report(read_bytes('{"text": "Published: 1 May 2020\\nx", "published": 1732838400}', published=date(2000, 1, 1)))
    assert (r.published, r.published_from) == (DAY, "metadata")
    r = report(read_bytes('{"text": "Published: 1 May 2020\\nx", "published": null}', published=date(2000, 1, 1)))
    assert (r.published, r.published_from) == (date(2020, 5, 1), "text")


def test_options_fill_what_rows_do_not_tell() -> None:
    found = reports(
        read_bytes(
            '[{"text":"x","outlet":"Wire"},{"text":"y"},{"text":"z","url":"https://www.post.example/1"}]', outlet="Post"
        )
    )
    assert [r.outlet for r in found] == ["Wire", "Post", "Post"]
    assert report(read_bytes('{"text":"z","url":"https://www.post.example/1"}')).outlet == "post.example"


def test_html_stands_in_for_text() -> None:
    row = {"html": "<p>Rebels <b>took</b> Amdal.</p><p>The army fled &amp; hid.</p><script>x()</script>", "text": ""}
    assert report(read_bytes(json.dumps(row))).text == "Rebels took Amdal.\nThe army fled & hid."
    page = '<html lang="fr"><head><title>T</title><meta name="date" content="2024-11-29"></head><body><p>Un mot.</p></body></html>'
    r = report(read_bytes(json.dumps({"html": page})))
    assert (r.text, r.title, r.published, r.language) == ("Un mot.", "T", DAY, "fr")
    r = report(read_bytes(json.dumps({"html": page, "title": "Own", "published": "2020-01-01", "language": "de"})))
    assert (r.title, r.published, r.language) == ("Own", date(2020, 1, 1), "de")


@pytest.mark.parametrize(
    ("row", "words"),
    [({"text": 5}, "a number"), ({"text": ["a"]}, "a list"), ({"html": {}}, "an object"), ({"text": True}, "a truth value"),
     ({"text": ""}, "no text"), ({"text": " \n"}, "no text"), ({"text": None}, "no text"), ({"html": "<p></p>"}, "no text")],
)  # fmt: skip
def test_a_row_without_words_is_one_failure(row: dict[str, object], words: str) -> None:
    found = read_bytes(json.dumps([row, {"text": "x"}]))
    assert words in failures(found)[0].reason and failures(found)[0].where == "standard input:1"
    assert [r.text for r in reports(found)] == ["x"]


def test_rows_without_ids_are_named_by_their_place(tmp_path: Path) -> None:
    jsonl = reports(read_file(tmp_path / "t.jsonl", '{"text":"a"}\n\n{"text":"b"}\n{"text":"c","id":"own"}'))
    assert [r.name for r in jsonl] == ["t.jsonl:1", "t.jsonl:3", "own"]
    assert [r.name for r in reports(read_file(tmp_path / "t.json", '[{"text":"a"},{"text":"b"}]'))] == [
        "t.json:1",
        "t.json:2",
    ]
    assert report(read_file(tmp_path / "t.json", '{"text":"a"}')).name == "t.json"
    csv = reports(read_file(tmp_path / "t.csv", 'text,n\n"a\nb",1\n\nc,2\n'))
    assert [r.name for r in csv] == ["t.csv:2", "t.csv:5"]


def test_the_same_id_twice_is_told_apart() -> None:
    found = reports(
        read_bytes('{"id":"a","text":"x"}\n{"id":"a","text":"y"}\n{"id":"a","text":"z"}\n{"id":"a (2)","text":"z"}')
    )
    assert [r.name for r in found] == ["a", "a (2)", "a (3)", "a (2) (2)"]


def test_a_bad_line_is_one_failure_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    found = read_file(
        path,
        '{"id":1,"text":"One"}\n{bad\n[1]\n"x"\n{"id":2,"text":"Two"}\n{"text":' + "1" * 5000 + "}\n" + "[" * 99999,
    )
    assert [r.text for r in reports(found)] == ["One", "Two"]
    assert [f.where for f in failures(found)] == [f"{path}:{n}" for n in (2, 3, 4, 6, 7)]
    assert "not valid JSON" in failures(found)[0].reason


def test_lines_without_a_text_share_one_failure() -> None:
    found = read_bytes('{"text":"x"}\n{"body":"y","n":1}\n{"body":"z"}\n{"body":"z"}\n')
    assert [r.text for r in reports(found)] == ["x"]
    (f,) = failures(found)
    assert f.where == "standard input:2" and "'body', 'n'" in f.reason and "2 other rows" in f.reason


def test_json_and_json_lines_are_told_apart_by_content(tmp_path: Path) -> None:
    lines = '{"text":"a"}\n{"text":"b"}\n'
    assert [r.text for r in reports(read_file(tmp_path / "t.json", lines))] == ["a", "b"]
    spread = json.dumps([{"text": "a"}, {"text": "b"}], indent=2)
    assert [r.text for r in reports(read_file(tmp_path / "t.jsonl", spread))] == ["a", "b"]
    assert report(read_file(tmp_path / "t.jsonl", json.dumps({"text": "a", "n": 1}, indent=2))).text == "a"


@pytest.mark.parametrize(
    ("data", "words"),
    [('{"a":', "line 1, column 6"), ("[]", "empty"), ("{}", "it has no columns"), ('{"body": "x"}', "'body'"), ("3", "no object"),
     ("[" * 99999, "too deeply"), ('{"text":' + "1" * 5000 + "}", "too long a number"), ("", "empty"), ("  ", "not valid JSON"),
     ("nonsense", "not valid JSON")],
)  # fmt: skip
def test_bad_json_is_one_failure(data: str, words: str, tmp_path: Path) -> None:
    assert words in failure(read_file(tmp_path / "t.json", data)).reason


def test_an_empty_json_lines_file_is_one_failure(tmp_path: Path) -> None:
    assert "empty" in failure(read_file(tmp_path / "t.jsonl", "")).reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_come_in_other_encodings(encoding: str, tmp_path: Path) -> None:
    text = "The army’s café."
    lines = f'{{"text": "{text}"}}\n{{"text": "{text}"}}\n'
    assert [r.text for r in reports(read_file(tmp_path / "t.jsonl", lines.encode(encoding)))] == [text, text]
    assert [r.text for r in reports(read_file(tmp_path / "t.json", lines.encode(encoding)))] == [text, text]
    assert report(read_file(tmp_path / "t.csv", f"id,text\n1,{text}\n".encode(encoding))).text == text


def test_the_whole_table_is_looked_at_for_its_encoding(tmp_path: Path) -> None:
    rows = "id,text\n" + ("1," + "Rebels came. " * 10_000 + "\n") * 9 + "2,The army’s café.\n"
    assert reports(read_file(tmp_path / "t.csv", rows.encode("cp1252")))[-1].text == "The army’s café."


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_are_found(delimiter: str, end: str, tmp_path: Path) -> None:
    rows = [["id", "text", "notes, or; so"], ["1", f'"Rebels{delimiter} they{end}said, came; ""so""."', "n"]]
    (r,) = reports(read_file(tmp_path / "t.csv", end.join(delimiter.join(row) for row in rows) + end))
    assert (r.name, r.text) == ("1", f'Rebels{delimiter} they{end}said, came; "so".')
    assert list(r.extra.values()) == ["n"] or delimiter in ",;"


def test_headings_are_forgiving() -> None:
    assert report(read_bytes("ID ; Text\r\n7;Rebels, army\r\n")).name == "7"


def test_a_spreadsheets_first_line_is_passed_over(tmp_path: Path) -> None:
    r = report(read_file(tmp_path / "t.csv", "\ufeffsep=;\r\n\r\nid;text\r\n1;Boo\r\n"))
    assert (r.name, r.text) == ("1", "Boo")


def test_one_column_of_text(tmp_path: Path) -> None:
    found = read_file(tmp_path / "t.csv", 'text\nRebels came\n"And, they said, went"\nbut, alas\n')
    assert [r.text for r in reports(found)] == ["Rebels came", "And, they said, went"]
    assert "2 cells where the heading has 1" in failures(found)[0].reason


def test_short_and_long_rows(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    found = read_file(path, "text,id,side\nOne\nTwo,2,n,,,\nThree,3,n,x\n,,\n,4,n\n")
    assert [(r.name, r.text) for r in reports(found)] == [("t.csv:2", "One"), ("2", "Two")]
    assert [f.where for f in failures(found)] == [f"{path}:4", f"{path}:6"]


def test_a_table_without_a_text_is_one_failure(tmp_path: Path) -> None:
    f = failure(read_file(tmp_path / "t.csv", "body,id\nx,1\ny,2\n"))
    assert "'body', 'id'" in f.reason and f.where == str(tmp_path / "t.csv")


@pytest.mark.parametrize(("data", "words"), [("", "empty"), ("\n\n", "empty"), ("id,text\n", "no rows")])
def test_an_empty_table_is_one_failure(data: str, words: str, tmp_path: Path) -> None:
    assert words in failure(read_file(tmp_path / "t.csv", data)).reason


def test_a_quote_that_never_closes_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    found = read_file(path, 'id,text\n1,One\n2,"Two\n3,Three\n')
    assert [r.text for r in reports(found)] == ["One"]
    assert (
        failures(found) == [Failure(where=f"{path}:3", reason=failures(found)[0].reason)]
        and "never closes" in failures(found)[0].reason
    )


def test_cells_may_be_long(tmp_path: Path) -> None:
    text = "Rebels came, they said.\n" * 20_000
    assert report(read_file(tmp_path / "t.csv", f'id,text\n1,"{text}"\n')).text == text


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"), max_size=30)


@settings(deadline=None, max_examples=40)
@given(st.lists(CELLS.filter(lambda c: any(x.isalnum() for x in c)), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_a_table_holds_comes_out(texts: list[str], delimiter: str) -> None:
    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    table = f"id{delimiter}text\n" + "".join(f"{n}{delimiter}{cell(t)}\n" for n, t in enumerate(texts))
    assert [r.text for r in reports(read_bytes(table))] == texts
    lines = "".join(json.dumps({"text": t}) + "\n" for t in texts)
    assert [r.text for r in reports(read_bytes(lines))] == texts


@settings(deadline=None, max_examples=40)
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(max_size=5), lambda v: st.lists(v, max_size=3) | st.dictionaries(
    st.sampled_from(["id", "text", "html", "title", "published", "url", "language", "outlet", "doc", "x"]), v, max_size=5), max_leaves=12))  # fmt: skip
def test_any_json_is_read_without_an_error(value: object) -> None:
    for found in read_bytes(b" " + json.dumps(value).encode()):
        assert "Rashomon" not in getattr(found, "reason", "")
