"""What the queue says about proposals, in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from archive.model.passage import Role
from archive.model.proposal import ProposalKind
from desktop_app.reading.typography import role_name

if TYPE_CHECKING:
    from archive.model.proposal import Evidence, Proposal
    from desktop_app.repair_queue.relocation import Relocation

_KINDS = {
    ProposalKind.JOIN: QT_TRANSLATE_NOOP("Proposals", "Join"),
    ProposalKind.SPLIT: QT_TRANSLATE_NOOP("Proposals", "Split"),
    ProposalKind.MOVE: QT_TRANSLATE_NOOP("Proposals", "Move"),
    ProposalKind.GAP: QT_TRANSLATE_NOOP("Proposals", "Gap"),
    ProposalKind.CHARACTER: QT_TRANSLATE_NOOP("Proposals", "Character"),
    ProposalKind.PUNCTUATION: QT_TRANSLATE_NOOP("Proposals", "Punctuation"),
    ProposalKind.SPACING: QT_TRANSLATE_NOOP("Proposals", "Spacing"),
    ProposalKind.ROLE: QT_TRANSLATE_NOOP("Proposals", "Role"),
    ProposalKind.NOISE: QT_TRANSLATE_NOOP("Proposals", "Noise"),
    ProposalKind.ARTICLE: QT_TRANSLATE_NOOP("Proposals", "Article"),
}
_SURENESS = (
    (0.97, QT_TRANSLATE_NOOP("Proposals", "almost certain")),
    (0.9, QT_TRANSLATE_NOOP("Proposals", "very likely")),
    (0.75, QT_TRANSLATE_NOOP("Proposals", "likely")),
    (0.5, QT_TRANSLATE_NOOP("Proposals", "possible")),
    (0.0, QT_TRANSLATE_NOOP("Proposals", "doubtful")),
)
_SURE = QT_TRANSLATE_NOOP("Proposals", "{word}, {number} %")
_PERCENT = QT_TRANSLATE_NOOP("Proposals", "{number} %")
_BEHIND = QT_TRANSLATE_NOOP("Proposals", "“{moved}” is put behind “{anchor}”")
_BEFORE = QT_TRANSLATE_NOOP("Proposals", "“{moved}” is put before “{anchor}”")
_BETWEEN = QT_TRANSLATE_NOOP("Proposals", "; ")
_PARTED = ", "
_WORDS = 12
"""Characters of a line by which it is known again."""
_SIGNS_PARTED = QT_TRANSLATE_NOOP("Evidence", ", ")


def kind_name(kind: ProposalKind) -> str:
    """Return the name of a kind of break."""
    return _say("Proposals", cast("str", _KINDS[kind]))


def sureness(confidence: float) -> str:
    """Return a confidence as a word and a number, e.g. "very likely, 93 %"."""
    word = next(word for least, word in _SURENESS if confidence >= least)
    pattern = _say("Proposals", cast("str", _SURE))
    return pattern.format(word=_say("Proposals", cast("str", word)), number=percent(confidence))


def percentage(confidence: float) -> str:
    """Return a confidence as it is written here, e.g. "93 %"."""
    return _say("Proposals", cast("str", _PERCENT)).format(number=percent(confidence))


def percent(confidence: float) -> int:
    """Return a confidence in whole per cent; only certainty is 100."""
    return 100 if confidence >= 1 else min(99, round(confidence * 100))


def sides(proposal: Proposal) -> tuple[str, str]:
    """Return before and after in the person's language: roles by their names, text as it is."""
    if proposal.kind is ProposalKind.ROLE:
        return _role(proposal.before), _role(proposal.after)
    return proposal.before, proposal.after


def whither(move: Relocation, moved: str, anchor: str) -> str:
    """Return what is put where; ``moved`` is all that moves, ``anchor`` the line that stays."""
    pattern = cast("str", _BEHIND if move.is_behind else _BEFORE)
    return _say("Proposals", pattern).format(
        moved=shortened(moved, _WORDS, _WORDS // 2),
        anchor=shortened(anchor, 0, _WORDS) if move.is_behind else shortened(anchor, _WORDS, 0),
    )


def shortened(text: str, head: int, tail: int) -> str:
    """Return so many characters of both ends of a text, with a sign for what is between."""
    if len(text) <= head + tail + 1:
        return text
    return f"{text[:head]}…{text[len(text) - tail :]}"


def _role(word: str) -> str:
    return role_name(Role(word)) if word in set(Role) else word


def reasons(proposal: Proposal) -> str:
    """Return why a proposal was made."""
    said = _say("Proposals", cast("str", _BETWEEN)).join(
        _reason(evidence) for evidence in proposal.evidence
    )
    return said[:1].upper() + said[1:]


def _reason(evidence: Evidence) -> str:
    translated = _say("Evidence", evidence.template)
    try:
        return translated.format(*(_value(value) for value in evidence.values))
    except (IndexError, KeyError, ValueError):  # a translation with other places for the values
        return str(evidence)


def _value(value: str) -> str:
    """Return signs of form in the person's language, and anything else as it is."""
    parts = value.split(_PARTED)
    said = [_say("Evidence", part) for part in parts]
    if any(new == old for new, old in zip(said, parts, strict=True)):
        return value  # English, or words of the page
    return _say("Evidence", cast("str", _SIGNS_PARTED)).join(said)


def _say(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
