"""What `rashomon show` and the page print of an event's verdict."""

from __future__ import annotations

import pytest
from test_linking_verdict import ARMY, GOVERNMENT, JETS, World, said
from web_tree import tree

from rashomon.cli.terminal import print_event, print_events
from rashomon.web import notebook_html, render_page


def world() -> World:
    w = World()
    w.told(w.report("Wire", 27), by=said("a doctor"), killed=10, agents=(JETS,))
    w.told(w.report("Wire", 28), by=said("a doctor"), killed=14, agents=(JETS,))
    w.told(w.report("<Gazette>", 28), by=said("the army", GOVERNMENT), killed=3, targets=(ARMY,))
    return w


def test_show_tells_each_value_with_who_backs_it(capsys: pytest.CaptureFixture[str]) -> None:
    w = world()
    print_event(w.event(), w.claims, list(w.reports.values()))
    out = capsys.readouterr().out
    for words in (
        "contested: how many", "2 independent sources", "a doctor, medics", "the army, Government of Syria", "Russian jets (Government of Russia)",
        "a doctor: killed 10 (2024-11-27) → 14 (2024-11-28)", "killed 3–14 contested", "known 2024-11-27", "! how many (killed)", "14: a doctor [", "[3]",
    ):  # fmt: skip
        assert words in out, words


def test_the_list_tells_what_is_contested_before_the_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    w = world()
    print_events([w.event()], w.claims, list(w.reports.values()))
    out = capsys.readouterr().out
    assert "killed 3–14, best 14  Government of Syria 3 · medics 14" in out
    assert out.index("! killed: the army says 3, a doctor says 14") < out.index("according to")


def test_the_page_and_the_notebook_tell_it_with_links_to_the_claims() -> None:
    w = world()
    records = list(w.reports.values()), w.claims, [w.event()]
    page = tree(render_page(*records))
    chart = page.all("figure", "toll")[0]
    assert "Best14" in chart.all("dl", "ends")[0].text()
    (side,) = (tr for tr in chart.all("tr") if "Government of Syria" in tr.text())
    assert side.all("td", "num")[0].text().split()[0] == "3"
    there = {n.attrs["id"] for n in page.all() if "id" in n.attrs}
    links = [a.attrs["href"] or "" for a in page.all("a", "ref")]
    assert links and all(href[1:] in there for href in links)
    fragment = tree(notebook_html(*records))
    assert "best 14" in fragment.text() and "Government of Syria" in fragment.text() and not fragment.all("a")
