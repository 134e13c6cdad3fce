"""What must hold after a kill, whatever moment it was."""

from __future__ import annotations

from collections.abc import Callable

from tests.forked import Ended
from tests.held import Held

Check = Callable[[Held, Held, Ended], list[str]]
"""What is wrong, given what was held before and after."""


def same(before: Held, after: Held, ended: Ended) -> list[str]:
    return [] if before == after else [f"changed: {_difference(before, after)}"]


def grown(before: Held, after: Held, ended: Ended) -> list[str]:
    """Documents came, and those that were said to be kept are there; all else is as it was."""
    wrong = _rest(before, after)
    if lost := {key for key, digest in before.documents.items() if after.documents.get(key) != digest}:
        wrong.append(f"lost or changed {lost}")
    if missing := {line for line in ended.told if line and line not in after.documents}:
        wrong.append(f"told as kept, and is not: {missing}")
    return wrong


def without(*gone: str) -> Check:
    def check(before: Held, after: Held, ended: Ended) -> list[str]:
        wrong = _rest(before, after)
        expected = {key: digest for key, digest in before.documents.items() if key not in gone}
        kept = {key: digest for key, digest in after.documents.items() if key not in gone}
        return wrong + ([] if kept == expected else [f"lost or changed {_difference(before, after)}"])

    return check


def read_anew(before: Held, after: Held, ended: Ended) -> list[str]:
    return _rest(before, after) + ([] if before.documents == after.documents else ["documents changed"])


def edited(plan_id: str) -> Check:
    """Each edit that was told is there, at most one more that was not told any more."""

    def check(before: Held, after: Held, ended: Ended) -> list[str]:
        old, new = before.plans[plan_id][1], after.plans.get(plan_id, ("", -1, ""))[1]
        made = [int(line) for line in ended.told]
        wanted = made[-1] if made else old
        wrong = [] if new in (wanted, wanted + 1) else [f"plan: {old} before, told {wanted}, now {new}"]
        others = {key: plan for key, plan in before.plans.items() if key != plan_id}
        kept = {key: plan for key, plan in after.plans.items() if key != plan_id}
        return wrong + ([] if others == kept and before.documents == after.documents else ["something else changed"])

    return check


def plans_only(before: Held, after: Held, ended: Ended) -> list[str]:
    """One plan more or fewer, or one changed; the rest as it was."""
    moved = {key for key in {*before.plans, *after.plans} if before.plans.get(key) != after.plans.get(key)}
    wrong = [] if len(moved) <= 1 else [f"plans changed: {moved}"]
    return wrong + ([] if before.documents == after.documents else ["documents changed"])


def corrected(before: Held, after: Held, ended: Ended) -> list[str]:
    """Each correction that was told is there, at most one more; other documents are as they were."""
    made, wanted = len(after.corrections), int(ended.told[-1]) if ended.told else len(before.corrections)
    wrong = [] if made in (wanted, wanted + 1) else [f"corrections: told {wanted}, now {made}"]
    lost = before.documents.keys() ^ after.documents.keys()
    return wrong + ([f"documents {lost}"] if lost or before.plans != after.plans else [])


def restored(kept: Held) -> Check:
    """As it was, or as the backup has it; nothing between, and never nothing."""

    def check(before: Held, after: Held, ended: Ended) -> list[str]:
        return [] if after in (before, kept) else [f"neither: {_difference(before, after)}"]

    return check


def anything_but_documents(before: Held, after: Held, ended: Ended) -> list[str]:
    same_rest = before.documents == after.documents and before.plans == after.plans
    return [] if same_rest and before.corrections == after.corrections else [_difference(before, after)]


def _rest(before: Held, after: Held) -> list[str]:
    return [] if before.apart_from_documents == after.apart_from_documents else [_difference(before, after)]


def _difference(before: Held, after: Held) -> str:
    names = ("documents", "corrections", "plans", "searches")
    told = [f"{name} {getattr(before, name)} -> {getattr(after, name)}" for name in names]
    return "; ".join(
        line for name, line in zip(names, told, strict=True) if getattr(before, name) != getattr(after, name)
    )
