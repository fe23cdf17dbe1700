"""The times of a report's claims: told, leaning on the text, or taken from another claim."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Claim, Extent, Report, Span, Time
from rashomon.resolve.when_report import resolve_times

FRIDAY = date(2024, 11, 29)


def report_of(text: str, published: date | None = FRIDAY) -> Report:
    return Report(name="test", text=text, published=published)


def claim_of(text: str, trigger: str, words: str | None = None, **values: Any) -> Claim:
    """A claim by its trigger and, where the sentence tells it, its time, each found as words in the text."""
    at = text.index(trigger)
    start = max((m.end() for m in re.finditer(r"[.!?]\s+|\n", text[:at])), default=0)
    stop = re.search(r"[.!?](?:\s|$)", text[at:])
    end = at + stop.end() if stop else len(text)
    told = text.index(words) if words else 0
    time = Time(span=Span.cut(text, told, told + len(words))) if words else Time()
    values.setdefault("type", "violence")
    return Claim(
        report="r-0",
        sentence=Extent(start=start, end=end),
        trigger=Span.cut(text, at, at + len(trigger)),
        time=time,
        **values,
    )


def days(claim: Claim) -> tuple[str | None, str | None]:
    t = claim.time
    return (t.start.isoformat() if t.start else None, t.end.isoformat() if t.end else None)


def test_a_told_time_is_read_and_keeps_its_span() -> None:
    text = "Gunmen raided the depot on Tuesday."
    (claim,) = resolve_times(report_of(text), [claim_of(text, "raided", "on Tuesday")])
    assert days(claim) == ("2024-11-26", "2024-11-26")
    assert claim.time.span is not None and claim.time.span.text == "on Tuesday"
    assert claim.time.precision == "day" and not claim.time.inferred


def test_another_claim_of_the_event_lends_its_time() -> None:
    text = "Gunmen raided the depot. The raid began early on Tuesday. The depot raid left a crater."
    first, second, third = resolve_times(
        report_of(text),
        [
            claim_of(text, "raided", event="e1"),
            claim_of(text, "began", "early on Tuesday", event="e1"),
            claim_of(text, "depot raid", event="e1"),
        ],
    )
    assert days(first) == days(second) == days(third) == ("2024-11-26", "2024-11-26")
    assert (first.time.inferred, second.time.inferred, third.time.inferred) == (True, False, True)
    assert first.time.span == second.time.span


def test_no_time_told_leaves_publication_as_upper_bound() -> None:
    text = "The envoys held a meeting. Rebels plan an assault. No shell landed."
    asserted, planned, negated = resolve_times(
        report_of(text),
        [
            claim_of(text, "meeting", type="talks"),
            claim_of(text, "assault", stance="planned", type="clash"),
            claim_of(text, "landed", stance="negated", type="shelling"),
        ],
    )
    assert days(asserted) == (None, "2024-11-29") and asserted.time.precision == "unknown"
    assert days(planned) == days(negated) == (None, None)
    assert not asserted.time.inferred


def test_the_day_before_leans_on_the_nearest_earlier_day_of_the_text() -> None:
    text = (
        "A convoy burned on Monday, the spokesman said at a briefing on Thursday. Two men had been shot the day before."
    )
    _, shot = resolve_times(
        report_of(text), [claim_of(text, "burned", "on Monday"), claim_of(text, "shot", "the day before")]
    )
    assert days(shot) == ("2024-11-27", "2024-11-27")


def test_counts_chain_from_sentence_to_sentence_without_publication() -> None:
    text = "On 5 May 2005 troops entered Arka. Four days later they took Belin. After two more days they left Corum."
    claims = [
        claim_of(text, "entered", "On 5 May 2005"),
        claim_of(text, "took", "Four days later"),
        claim_of(text, "left", "After two more days"),
    ]
    found = resolve_times(report_of(text, None), claims)
    assert [days(c)[0] for c in found] == ["2005-05-05", "2005-05-09", "2005-05-11"]


def test_the_year_of_the_text_dates_its_days_without_publication() -> None:
    text = "In May 2005 troops entered Arka. On 9 May they shelled Belin. On Sunday they left."
    claims = [
        claim_of(text, "entered", "In May 2005"),
        claim_of(text, "shelled", "On 9 May"),
        claim_of(text, "left", "On Sunday"),
    ]
    assert [days(c)[0] for c in resolve_times(report_of(text, None), claims)] == ["2005-05-01", "2005-05-09", None]


def test_the_year_of_a_history_holds_for_the_next_date() -> None:
    text = "In May 2011 police shot nine marchers. In July troops stormed the square."
    claims = [claim_of(text, "shot", "In May 2011"), claim_of(text, "stormed", "In July")]
    assert days(resolve_times(report_of(text), claims)[1]) == ("2011-07-01", "2011-07-31")


def test_days_after_an_arrest_count_back_to_it() -> None:
    text = "Barely two days after three men were arrested, police seized a lorry."
    (arrested,) = resolve_times(report_of(text), [claim_of(text, "arrested", "Barely two days after", type="arrest")])
    assert days(arrested) == ("2024-11-27", "2024-11-27")


def test_yesterday_in_a_quotation_is_the_day_before_the_speech() -> None:
    text = "The mayor said in Tarn on Wednesday: “Even yesterday they killed four of us.”"
    (killed,) = resolve_times(report_of(text), [claim_of(text, "killed", "yesterday", stance="claimed")])
    assert days(killed) == ("2024-11-26", "2024-11-26")


def test_a_word_cut_off_beside_the_span_still_counts() -> None:
    text = "Rebels shot a guard last Friday. A lorry burned on March 3, 2019."
    shot, burned = resolve_times(
        report_of(text), [claim_of(text, "shot", "Friday"), claim_of(text, "burned", "March 3")]
    )
    assert days(shot) == ("2024-11-22", "2024-11-22") and days(burned) == ("2019-03-03", "2019-03-03")


def test_a_plan_looks_ahead_but_the_day_of_its_saying_does_not() -> None:
    text = "On Tuesday the group vowed to march. Envoys are to meet on Tuesday in Lyss."
    claims = [
        claim_of(text, "march", "On Tuesday", stance="planned", type="protest"),
        claim_of(text, "meet", "on Tuesday", stance="planned", type="talks"),
    ]
    assert [days(c)[0] for c in resolve_times(report_of(text), claims)] == ["2024-11-26", "2024-12-03"]


def test_steps_of_an_offensive_lie_between_its_first_day_and_publication() -> None:
    text = "Rebels attacked army posts on Wednesday. They later captured two villages."
    claims = [
        claim_of(text, "attacked", "on Wednesday", type="clash", event="e1"),
        claim_of(text, "captured", type="takeover", event="e2"),
    ]
    step = resolve_times(report_of(text), claims)[1]
    assert days(step) == ("2024-11-27", "2024-11-29") and step.time.inferred and step.time.precision == "days"


def test_an_act_of_force_goes_on_with_the_sentence_before_but_a_noun_does_not() -> None:
    text = "Police fired on marchers on Monday. They beat a reporter in Olm. The killings were condemned."
    claims = [
        claim_of(text, "fired", "on Monday", type="crackdown", event="e1"),
        claim_of(text, "beat", event="e2"),
        claim_of(text, "killings", event="e3"),
    ]
    _, beat, killings = resolve_times(report_of(text), claims)
    assert days(beat) == ("2024-11-25", "2024-11-25") and beat.time.inferred
    assert days(killings) == (None, "2024-11-29")


def test_a_dated_claim_lends_its_time_before_one_that_counts() -> None:
    text = "The siege of Orl began on 3 March 2015. It ended after ten days. The siege cost many lives."
    claims = [
        claim_of(text, "siege of Orl", "on 3 March 2015", type="siege", event="e1"),
        claim_of(text, "ended", "after ten days", type="siege", event="e1"),
        claim_of(text, "siege cost", type="siege", event="e1"),
    ]
    assert days(resolve_times(report_of(text), claims)[2]) == ("2015-03-03", "2015-03-03")


def test_resolving_changes_nothing_but_the_time() -> None:
    text = "Gunmen raided the depot on Tuesday."
    claim = claim_of(text, "raided", "on Tuesday", event="e1")
    (found,) = resolve_times(report_of(text), [claim])
    assert found.model_copy(update={"time": claim.time}) == claim
    assert found.id == claim.id


def test_no_claims_is_no_error() -> None:
    assert resolve_times(report_of("x"), []) == ()


@given(st.text(min_size=1, max_size=200), st.data())
def test_any_text_with_any_spans_is_resolved(text: str, data: st.DataObject) -> None:
    claims = []
    for _ in range(data.draw(st.integers(0, 4))):
        a, b = sorted(data.draw(st.tuples(st.integers(0, len(text) - 1), st.integers(0, len(text) - 1))))
        span = Span.cut(text, a, b + 1)
        told = data.draw(st.booleans())
        claims.append(
            Claim(
                report="r", sentence=Extent(start=0, end=len(text)), trigger=span, type="clash", event="e1",
                stance=data.draw(st.sampled_from(["asserted", "planned"])), time=Time(span=span if told else None),
            )
        )  # fmt: skip
    published = data.draw(st.one_of(st.none(), st.dates()))
    found = resolve_times(report_of(text, published), claims)
    assert len(found) == len(claims)
    assert all(c.time.span is None or c.time.span.stands_in(text) for c in found)
    assert found == resolve_times(report_of(text, published), claims)
