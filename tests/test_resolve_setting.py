"""News or background."""

from __future__ import annotations

from datetime import date
from typing import Any

from rashomon.records import Claim, Extent, Report, Span, Time
from rashomon.resolve.setting import settle

FRIDAY = date(2024, 11, 29)
TEXT = (
    "Police jailed the man for the bombing since 2011 in a trial that ended two years ago on Tuesday, it was said now."
)


def claim(
    trigger: str, start: str | None = None, end: str | None = None, words: str | None = None, **values: Any
) -> Claim:
    at = TEXT.index(trigger)
    told = TEXT.index(words) if words else 0
    span = Span.cut(TEXT, told, told + len(words)) if words else None
    time = Time(
        span=span, start=date.fromisoformat(start) if start else None, end=date.fromisoformat(end) if end else None,
        precision="day" if start and end else "unknown",
    )  # fmt: skip
    values.setdefault("type", "violence")
    return Claim(
        report="r",
        sentence=Extent(start=0, end=len(TEXT)),
        trigger=Span.cut(TEXT, at, at + len(trigger)),
        time=time,
        **values,
    )


def settings(*claims: Claim, published: date | None = FRIDAY) -> list[str]:
    return [c.setting for c in settle(Report(name="t", text=TEXT, published=published), claims)]


FRESH = claim("said", "2024-11-26", "2024-11-26", "on Tuesday")


def test_older_than_a_fortnight_is_background() -> None:
    old = claim("trial", "2024-11-14", "2024-11-14", "on Tuesday", setting="news")
    edge = claim("trial", "2024-11-15", "2024-11-15", "on Tuesday", setting="background")
    assert settings(FRESH, old, edge) == ["news", "background", "news"]


def test_only_an_upper_bound_keeps_the_guess() -> None:
    assert settings(claim("trial", None, "2024-11-29", setting="background"), claim("now", None, "2024-11-29")) == [
        "background",
        "news",
    ]


def test_what_has_gone_on_since_long_before_is_background() -> None:
    assert settings(FRESH, claim("trial", "2011-01-01", "2024-11-29", "since 2011")) == ["news", "background"]


def test_a_report_on_the_past_has_its_heads_time_as_news() -> None:
    head = claim("jailed", "2005-11-05", "2005-11-05", "on Tuesday", type="arrest", setting="background")
    before = claim("trial", "2003-11-05", "2003-11-05", "on Tuesday", setting="news")
    after = claim("said", "2005-11-09", "2005-11-09", "on Tuesday", setting="background")
    for published in (FRIDAY, None):
        assert settings(head, before, after, published=published) == ["news", "background", "news"]


def test_a_report_that_looks_back_on_last_month_has_it_as_news() -> None:
    month = claim("jailed", "2024-10-01", "2024-10-31", "on Tuesday", setting="background")
    undated = [claim(t, None, "2024-11-29", setting="news") for t in ("man", "bombing")]
    fresh = claim("said", "2024-11-26", "2024-11-26", "on Tuesday")
    assert settings(month, *undated, fresh) == ["news", "news", "news", "news"]
    assert settings(fresh, *undated, month) == ["news", "news", "news", "background"]


def test_the_act_for_which_somebody_is_tried_is_background() -> None:
    step = claim("jailed", "2024-11-26", "2024-11-26", "on Tuesday", type="arrest")
    assert settings(step, claim("bombing", None, "2024-11-29", type="explosion")) == ["news", "background"]
    assert settings(step, claim("bombing", "2024-11-28", "2024-11-28", type="explosion")) == ["news", "news"]


def test_without_publication_years_ago_is_background() -> None:
    assert settings(claim("trial", words="two years ago"), claim("jailed", words="on Tuesday"), published=None) == [
        "background",
        "news",
    ]


def test_one_event_follows_the_majority_of_its_guesses() -> None:
    guesses = ["background", "news", "background"]
    triggers = ["jailed", "man", "trial"]
    claims = [claim(t, None, "2024-11-29", setting=g, event="e1") for t, g in zip(triggers, guesses, strict=True)]
    assert settings(*claims) == ["background"] * 3


def test_nothing_else_of_a_claim_changes() -> None:
    old = claim("trial", "2014-11-14", "2014-11-14", "on Tuesday")
    settled = settle(Report(name="t", text=TEXT, published=FRIDAY), [FRESH, old])
    assert settled[0] is FRESH
    assert settled[1] == old.model_copy(update={"setting": "background"})
    assert settle(Report(name="t", text=TEXT), []) == ()
