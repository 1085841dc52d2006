"""The steps of a history: each is legal when it is taken, and says whether it could be taken before today."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from benchmarks import vocabulary as words
from benchmarks.periods import FINE, promised
from benchmarks.setting import MINISTRY, SOURCE, TODAY
from benchmarks.telling import Telling
from benchmarks.written import Value


def _start(at: Telling) -> bool:
    return at.owner_says({"status": "in_progress", "lead": at.lead, "note": at.promise.said(at.rng, words.NEWS)})


def _note(at: Telling) -> bool:
    return at.owner_says({"note": at.promise.said(at.rng, words.NEWS)})


def _nothing_new(at: Telling) -> bool:
    return at.owner_says({"nothing_new": "true"})


def _signal(at: Telling) -> bool:
    """How it goes; what will be late by today is not called green."""
    rng = at.rng
    if (at.due is None or at.due > TODAY) and rng.random() < 0.5:
        return at.owner_says({"signal": {"value": "green"}})
    signal: dict[str, Value] = {
        "value": rng.choice(("amber", "amber", "red")),
        "cause": rng.choice(words.CAUSES),
        "consequence": rng.choice(words.EFFECTS),
        "correction": rng.choice(words.REMEDIES),
    }
    return at.owner_says({"signal": signal, "note": at.promise.said(rng, words.NEWS)})


def _forecast(at: Telling) -> bool:
    period, _ = promised(at.rng, TODAY + timedelta(days=at.rng.randrange(30, 400)), FINE)
    return at.owner_says({"forecast": period.written, "note": at.promise.said(at.rng, words.NEWS)})


def _example(at: Telling) -> bool:
    return at.owner_says({"example": {"title": f"Een goed voorbeeld van {at.promise.subject}"}})


def _reach(at: Telling) -> bool:
    """A milestone or a unit, where the promise has them; else news in words."""
    values = at.promise.values
    if "milestones" in values:
        return at.owner_says({"milestone": "plan van aanpak vastgesteld"})
    if "coverage" in values:
        return at.owner_says({"coverage": [{"unit": "eerste groep besturen", "status": "done"}]})
    return _note(at)


def _ask(at: Telling) -> bool:
    period, text = promised(at.rng, max(at.due or TODAY, TODAY) + timedelta(days=at.rng.randrange(90, 300)), FINE)
    asked: dict[str, Value] = {
        "deadline": {"text": text, "by": period.written},
        "reason": at.rng.choice(words.MOVED_FOR),
    }
    return at.owner_says({"asks": asked})


def _postpone(at: Telling) -> bool:
    """The table moves a date while it has not passed; without a date nothing is moved."""

    def decision(day: date) -> dict[str, Value] | None:
        due = at.due
        if due is None or due <= day:
            return None
        period, text = promised(at.rng, due + timedelta(days=at.rng.randrange(95, 280)), FINE)
        at.due = period.last
        return {"deadline": {"text": text, "by": period.written}, "reason": at.rng.choice(words.MOVED_FOR)}

    return at.table_decides(decision) or True


def _hold(at: Telling) -> bool:
    until = TODAY + timedelta(days=at.rng.randrange(30, 300))
    return at.table_decides(
        lambda _: {"status": "on_hold", "reason": at.rng.choice(words.HELD_FOR), "until": f"{until:%Y-%m}"}
    )


def _resume(at: Telling) -> bool:
    return at.table_decides(
        lambda _: {"status": "in_progress", "lead": at.lead, "reason": "het werk kan worden hervat"}
    )


def _evidence(at: Telling, proves: str) -> list[Value]:
    rng = at.rng
    proof: dict[str, Value] = {
        "title": f"{rng.choice(words.PROOFS)} {at.promise.subject}",
        "date": (at.day + timedelta(days=rng.randrange(1, 14))).isoformat(),
    }
    if rng.random() < 0.5:
        proof["reference"] = f"{rng.choice('ABCDEF')}{rng.randrange(100, 999)}-{at.day.year}"
    else:
        proof["url"] = f"https://voorbeeld.nl/stukken/{at.promise.id}"
    return [proof | {"proves": proves}]


def _report(at: Telling) -> bool:
    return at.owner_says(
        {"status": "reported_done", "evidence": _evidence(at, f"dat {at.promise.subject} is afgerond zoals beloofd")}
    )


def _partly(at: Telling) -> bool:
    return at.table_decides(
        lambda _: {
            "status": "partly_done",
            "evidence": _evidence(at, "welk deel is uitgevoerd"),
            "remains": at.rng.choice(words.REMAINS),
        }
    )


def _done(at: Telling) -> bool:
    return at.table_decides(lambda _: {"status": "done", "reason": "de tafel heeft het resultaat beoordeeld"})


def _achieved(at: Telling) -> bool:
    return at.table_decides(
        lambda _: {"status": "done", "evidence": _evidence(at, "dat het streven is bereikt"), "reason": "bereikt"}
    )


def _drop(at: Telling) -> bool:
    to = at.rng.choice(("lapsed", "withdrawn", "not_done"))
    return at.table_decides(lambda _: {"status": to, "reason": at.rng.choice(words.DROPPED_FOR)})


def _withdraw(at: Telling) -> bool:
    return at.table_decides(lambda _: {"status": "withdrawn", "reason": at.rng.choice(words.DROPPED_FOR)})


def _supersede(at: Telling) -> bool:
    return at.table_decides(lambda _: {"status": "superseded", "reason": "een ander punt komt hiervoor in de plaats"})


def _end(at: Telling) -> bool:
    return at.table_decides(lambda _: {"status": "ended", "reason": at.rng.choice(words.DROPPED_FOR)})


def _consents(at: Telling) -> bool:
    """Every bound party agrees to the text."""
    digest = hashlib.sha256(" ".join(at.promise.agreed_text.split()).encode()).hexdigest()
    return all(
        at.owner_says({"consent": {"party": party, "value": "given", "digest": digest}}, by=party)
        for party in at.promise.binds
    )


def _answer(at: Telling, tenor: str, **says: Value) -> bool:
    answer = {"tenor": tenor, "document": f"brief van {MINISTRY} over {SOURCE}"}
    return at.owner_says({**says, "answer": answer}, by=MINISTRY)


def _grant(at: Telling) -> bool:
    return _answer(at, "granted", status="done")


def _grant_partly(at: Telling) -> bool:
    return _answer(at, "partly", status="partly_done", remains=at.rng.choice(words.REMAINS))


def _refuse(at: Telling) -> bool:
    return _answer(at, "refused", status="not_done", reason="er zijn geen middelen beschikbaar")


STEPS: Mapping[str, Callable[[Telling], bool]] = {
    "start": _start,
    "note": _note,
    "nothing new": _nothing_new,
    "signal": _signal,
    "forecast": _forecast,
    "example": _example,
    "reach": _reach,
    "ask": _ask,
    "postpone": _postpone,
    "hold": _hold,
    "resume": _resume,
    "report": _report,
    "partly": _partly,
    "done": _done,
    "achieved": _achieved,
    "drop": _drop,
    "withdraw": _withdraw,
    "supersede": _supersede,
    "end": _end,
    "consents": _consents,
    "grant": _grant,
    "grant partly": _grant_partly,
    "refuse": _refuse,
}
