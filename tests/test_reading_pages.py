"""Pages, feeds, Markdown, PDF and web archives."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_makers import (
    failure,
    failures,
    pdf,
    read_bytes,
    read_file,
    report,
    reports,
    warc_record,
    warc_response,
)

from rashomon.reading.markup import fragment_text
from rashomon.reading.pdf import joined
from rashomon.records import Report

DAY = date(2024, 11, 29)
STORY = (
    "Rebels of the Northern Front captured the town of Amdal on Friday, residents said, and “at least 12 soldiers” were killed.",
    "The army’s spokesman denied that the town had fallen and said that a counter-attack had begun before dawn on Saturday.",
    "Some 6,000 people have fled towards Port Sanga since Monday, according to the Kelifa Rights Monitor, which called for a truce.",
)
BODY = f"<article><h1>Amdal falls</h1>{''.join(f'<p>{p}</p>' for p in STORY)}</article>"
NOISE = '<nav><a href="/">Home</a><a href="/w">World</a></nav>'
ASIDE = '<aside class="related"><a href="/x">Floods hit the coast</a><time datetime="2023-01-02">2 January 2023</time></aside>'


def page(head: str = "", body: str = BODY, lang: str = "") -> str:
    root = f'<html lang="{lang}">' if lang else "<html>"
    return f"<!DOCTYPE html>{root}<head><title>Amdal falls</title>{head}</head><body>{NOISE}{body}{ASIDE}<footer>© 2031</footer></body></html>"


def test_a_page_gives_its_main_text_and_what_it_declares(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Sahel Wire"><meta property="article:published_time" content="2024-11-29T23:30:00-05:00">'
        '<meta property="article:modified_time" content="2024-12-05"><link rel="canonical" href="https://wire.example/a/1">'
    )
    r = report(read_file(tmp_path / "a.html", page(head, lang="en-GB")))
    for paragraph in STORY:
        assert paragraph in r.text.split("\n")
    for noise in ("World", "Floods", "2031"):
        assert noise not in r.text
    told = (r.name, r.title, r.outlet, r.url, r.published, r.published_from, r.language)
    assert told == ("a.html", "Amdal falls", "Sahel Wire", "https://wire.example/a/1", DAY, "metadata", "en")


LINKED = {"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "datePublished": "2024-11-29T08:00Z", "dateModified": "2024-12-01",
    "publisher": {"@type": "Organization", "name": "Sahel Wire"}}]}  # fmt: skip


@pytest.mark.parametrize(
    "found",
    ['<meta name="pubdate" content="20241129">', '<meta name="DC.date.issued" content="2024-11-29">',
     '<meta itemprop="datePublished" content="29 November 2024">',
     f'<script type="application/ld+json">{json.dumps(LINKED)}</script>', '<link rel="canonical" href="https://wire.example/2024/11/29/amdal">',
     '<link rel="canonical" href="https://wire.example/news/2024/nov/29/amdal">',
     '<meta name="date" content="2020-05-05"><meta property="article:published_time" content="2024-11-29">'],
)  # fmt: skip
def test_dates_are_declared_in_many_ways(found: str) -> None:
    r = report(read_bytes(page(found)))
    assert (r.published, r.published_from) == (DAY, "metadata")


@pytest.mark.parametrize(
    "line",
    ['<time datetime="2024-11-29T10:00Z">today</time>', '<span class="post-date">29 November 2024</span>', '<p class="byline">By Awa Keita | Nov 29, 2024</p>',
     '<div itemprop="datePublished">November 29, 2024</div>', '<time pubdate>29 Nov 2024</time><time class="updated" datetime="2024-12-03"></time>'],
)  # fmt: skip
def test_dates_stand_in_the_pages_own_elements(line: str) -> None:
    r = report(read_bytes(page(body=BODY.replace("</h1>", "</h1>" + line))))
    assert (r.published, r.published_from) == (DAY, "metadata")


@pytest.mark.parametrize(
    "head",
    ["", '<meta property="article:modified_time" content="2024-12-05">', '<meta name="date" content="03/04/2024">',
     '<meta name="pubdate" content="1970-01-01">',
     '<script type="application/ld+json">{"@type": "Person", "datePublished": "2024-11-29"}</script>', '<script type="application/ld+json">{"@type": </script>',
     '<link rel="canonical" href="https://wire.example/2024/11/amdal-29">'],
)  # fmt: skip
def test_no_date_is_guessed(head: str) -> None:
    r = report(read_bytes(page(head)))
    assert (r.published, r.published_from) == (None, "none")
    assert report(read_bytes(page(head), published=DAY)).published_from == "given"


def test_two_dates_on_a_page_are_none() -> None:
    times = '<time datetime="2024-11-29">1</time><time datetime="2024-11-30">2</time>'
    assert report(read_bytes(page(body=BODY.replace("</h1>", "</h1>" + times)))).published is None


def test_a_line_of_the_main_text_tells_the_date() -> None:
    r = report(
        read_bytes(
            page(body=BODY.replace("</h1>", "</h1><p>AMDAL, 29 November 2024 (Sahel Wire) — It fell at noon.</p>"))
        )
    )
    assert (r.published, r.published_from) == (DAY, "text")


def test_outlets_are_declared_in_many_ways() -> None:
    assert (
        report(read_bytes(page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>'))).outlet
        == "Sahel Wire"
    )
    assert (
        report(read_bytes(page('<meta name="application-name" content="Sahel Wire">'), outlet="Post")).outlet
        == "Sahel Wire"
    )
    assert report(read_bytes(page(), outlet="Post")).outlet == "Post"
    assert report(read_bytes(page('<link rel="canonical" href="https://www.wire.example/1">'))).outlet == "wire.example"


@pytest.mark.parametrize(
    ("html", "text"),
    [("<p>Rebels shot two men.</p>", "Rebels shot two men."), ("<html><body>Rebels shot two men.</body></html>", "Rebels shot two men."),
     ("<p>Rebels <b>shot two</i> men<div>and fled", "Rebels shot two men\nand fled"), ("<div>a<br>b</div><!-- c --><ul><li>d<li>e</ul>f", "a\nb\nd\ne\nf"),
     ("<html><body><nav>Home</nav><p>Rebels came.</p><footer>©</footer></body></html>", "Rebels came."),
     ("<html><body><form><p>Rebels came.</p></form></body></html>", "Rebels came.")],
)  # fmt: skip
def test_short_and_broken_pages_give_their_words(html: str, text: str) -> None:
    assert report(read_bytes(html)).text == text


@pytest.mark.parametrize(
    "html", ["<html></html>", "<html><body><script>x</script></body></html>", "<p> </p>", "<!DOCTYPE html>"]
)
def test_a_page_without_words_is_a_failure(html: str) -> None:
    assert "no text" in failure(read_bytes(html)).reason


def test_a_page_tells_its_encoding(tmp_path: Path) -> None:
    html = '<html><head><meta charset="iso-8859-2"></head><body><p>Zginęło dwunastu żołnierzy.</p></body></html>'
    assert report(read_file(tmp_path / "a.htm", html.encode("iso8859-2"))).text == "Zginęło dwunastu żołnierzy."


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class=date>", "</div>", "<table><td>", "<!--", "-->", "&#0;", "&lt;", "<time>", "29 May 2024", "x",
    "<script>", "</script>", "<html>", "<head>", "<title>", "\0", "\ufeff", "<a href='", "<svg>", "<?xml encoding='x'?>", "é", "<base>", "<li>"])))  # fmt: skip
def test_any_markup_is_read_without_an_error(parts: list[str]) -> None:
    html = "".join(parts)
    fragment_text(html)
    for found in (*read_bytes("<html>" + html), *read_bytes(json.dumps({"html": html}))):
        assert "Rashomon" not in getattr(found, "reason", "")


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Sahel Wire</title><language>en-gb</language>
<item><title>Rebels take &amp;amp; hold Amdal</title><link>https://wire.example/1</link><guid>g1</guid>
<pubDate>Fri, 29 Nov 2024 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Rebels took <b>Amdal</b>.</p><p>Army &amp; police fled.</p>]]></content:encoded></item>
<item><title>Amdal falls</title><link>https://wire.example/2</link><description>&lt;p&gt;Army’s men fled.&lt;/p&gt;</description></item>
<item><title>Only a title</title></item><item><link>https://wire.example/4</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Agence</title><entry><id>urn:1</id><title>T</title>
<updated>2024-11-29T10:00:00Z</updated><link href="https://a.example/x"/><content type="html">&lt;p&gt;Un &lt;i&gt;mot&lt;/i&gt;.&lt;/p&gt;</content>
</entry></feed>"""


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed"])
def test_each_entry_of_a_feed_is_a_report(name: str, tmp_path: Path) -> None:
    found = read_file(tmp_path / name, RSS)
    first, second, third = reports(found)
    assert first == Report(
        name="g1", text="Rebels took Amdal.\nArmy & police fled.", title="Rebels take & hold Amdal", outlet="Sahel Wire", url="https://wire.example/1",
        published=DAY, published_from="metadata", language="en",
    )  # fmt: skip
    assert (second.name, second.text, second.published) == ("https://wire.example/2", "Army’s men fled.", None)
    assert (third.name, third.text) == (f"{name}:3", "Only a title")
    assert [f.where for f in failures(found)] == [f"{tmp_path / name}:4"]


def test_atom_is_a_feed_too() -> None:
    r = report(read_bytes(ATOM))
    assert (r.name, r.text, r.outlet, r.url, r.published, r.language) == (
        "urn:1",
        "Un mot.",
        "Agence",
        "https://a.example/x",
        DAY,
        "fr",
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [("<rss><channel><title>x</title></channel></rss>", "no entries"), ("nonsense", "no RSS or Atom"), ("", "empty"),
     ('<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>', "entities")],
)  # fmt: skip
def test_a_bad_feed_is_one_failure(data: str, words: str, tmp_path: Path) -> None:
    assert words in failure(read_file(tmp_path / "e.rss", data.replace("<rss>", '<rss version="2.0">'))).reason


def test_other_xml_is_not_read() -> None:
    assert "no reader knows" in failure(read_bytes('<?xml version="1.0"?><story><p>x</p></story>')).reason


MARKDOWN = """---
title: "Amdal: it fell"
date: 2024-11-29
outlet: Sahel Wire
lang: en
tags: [a, b]
region: north
---
# Amdal falls

Rebels **took** [Amdal](https://wire.example) on
Friday – “all” of it.

- Twelve soldiers
- Two `civilians`

> The army’s men fled.

| side | killed |
|------|--------|
| army | 12     |
"""


def test_markdown_is_read_without_its_markup(tmp_path: Path) -> None:
    r = report(read_file(tmp_path / "a.md", MARKDOWN))
    lines = [line.strip() for line in r.text.split("\n") if line.strip()]
    assert lines == [
        "Amdal falls",
        "Rebels took Amdal on Friday – “all” of it.",
        "Twelve soldiers",
        "Two civilians",
        "The army’s men fled.",
        "side killed",
        "army 12",
    ]
    assert (r.title, r.published, r.published_from, r.outlet, r.language, r.extra) == (
        "Amdal: it fell", DAY, "metadata", "Sahel Wire", "en", {"region": "north"},
    )  # fmt: skip


def test_markdown_without_front_matter() -> None:
    r = report(read_bytes("# Amdal *falls*\n\n29 November 2024\n\nRebels came.\n"))
    assert (r.title, r.published, r.published_from) == ("Amdal falls", DAY, "text")


def test_a_front_matter_that_is_no_yaml_is_read_line_by_line(tmp_path: Path) -> None:
    r = report(read_file(tmp_path / "a.md", "---\ntitle: Amdal: it fell\ndate: 2024-11-29\n---\nRebels came.\n"))
    assert (r.title, r.published, r.text) == ("Amdal: it fell", DAY, "Rebels came.")


LINES = [
    "Rebels of the Northern Front stormed the garrison town of Tessaro at dawn on", "Thursday, and at least 40 soldiers were killed, a doctor told the in-",
    "ternational press. It was a long", "day.", "The army (which said so) denied it – “never”.",
]  # fmt: skip


def test_pdf_lines_become_paragraphs() -> None:
    pages = [
        ["Sahel Wire daily 1", *LINES, "1"],
        ["Sahel Wire daily 2", "Then it rained.", "2"],
        ["Sahel Wire daily 3", "Third page.", "3"],
    ]
    r = report(read_bytes(pdf(pages, {"Title": "Rebels storm Tessaro", "CreationDate": "D:20241129100000Z"})))
    assert r.text.split("\n") == [
        "Rebels of the Northern Front stormed the garrison town of Tessaro at dawn on Thursday, and at least 40 soldiers were killed, "
        "a doctor told the international press. It was a long day.",
        "The army (which said so) denied it – “never”.", "Then it rained.", "Third page.",
    ]  # fmt: skip
    assert (r.title, r.published, r.published_from) == ("Rebels storm Tessaro", None, "none")


def test_a_pdfs_day_counts_only_where_its_text_names_it() -> None:
    made = {"CreationDate": "D:20241129100000Z", "Title": "Microsoft Word - x.docx"}
    r = report(read_bytes(pdf([["As of 29 November the army held Tessaro."]], made)))
    assert (r.title, r.published, r.published_from) == (None, DAY, "metadata")
    assert report(read_bytes(pdf([["As of 2 November the army held Tessaro."]], made))).published is None
    r = report(read_bytes(pdf([["Published: 30 November 2024", "On 29 November the army held Tessaro."]], made)))
    assert (r.published, r.published_from) == (date(2024, 11, 30), "text")


def test_bad_pdfs_are_one_failure_each(tmp_path: Path) -> None:
    assert "OCR" in failure(read_bytes(pdf([[]]))).reason
    assert "damaged" in failure(read_bytes(b"%PDF-1.4 nonsense")).reason
    assert "damaged" in failure(read_file(tmp_path / "a.pdf", "Rebels came.")).reason


@given(st.lists(st.text(max_size=60), max_size=5))
@settings(deadline=None, max_examples=60)
def test_any_pages_are_joined_without_an_error(pages: list[str]) -> None:
    words = "".join(joined(pages).split())
    assert len(words) <= len("".join("".join(pages).split()))


def archive() -> list[bytes]:
    return [
        warc_record("warcinfo", "x", b"software: x\r\n", "application/warc-fields"),
        warc_response("https://wire.example/1", page(lang="en").encode()),
        warc_response("https://wire.example/i.png", b"\x89PNG", "image/png"),
        warc_response("https://wire.example/robots.txt", b"User-agent: *", "text/plain"),
        warc_response("https://wire.example/404", b"<p>Not here</p>", "text/html", "404 Not Found"),
        warc_response("https://wire.example/2", "The army’s café.".encode("cp1252"), "text/plain; charset=windows-1252"),
        warc_response("https://wire.example/3", b"<html></html>"),
        warc_record("conversion", "https://wire.example/4", "Zwölf Männer.".encode(), "text/plain"),
    ]  # fmt: skip


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_of_an_archive_is_a_report(packed: bool, tmp_path: Path) -> None:
    records = archive()
    data = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
    for found in (read_bytes(data), read_file(tmp_path / ("a.warc.gz" if packed else "a.warc"), data)):
        first, second, third = reports(found)
        assert (first.name, first.url, first.title, first.language) == (
            "https://wire.example/1",
            "https://wire.example/1",
            "Amdal falls",
            "en",
        )
        assert STORY[0] in first.text and first.published is None
        assert (second.text, third.text) == ("The army’s café.", "Zwölf Männer.")
        (f,) = failures(found)
        assert f.where.endswith(":https://wire.example/3") and "no text" in f.reason


def test_a_damaged_archive_gives_what_is_whole() -> None:
    first, second = (
        warc_response("https://wire.example/1", b"<p>One</p>"),
        warc_response("https://wire.example/2", b"<p>Two men</p>" * 20),
    )
    found = read_bytes(first + second[:-100])
    assert [r.text for r in reports(found)] == ["One"] and "middle of this record" in failures(found)[0].reason
    assert "no page" in failure(read_bytes(b"WARC/1.0\r\nnonsense")).reason
