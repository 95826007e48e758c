"""Actions at the caret of the reading text, and on the proposal at hand."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtGui import QKeySequence

from desktop_app.actions.spec import ActionSpec, When, mark

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("text.larger", mark(QT_TRANSLATE_NOOP("Actions", "&Larger text")), "Ctrl+Shift+."),
    ActionSpec("text.smaller", mark(QT_TRANSLATE_NOOP("Actions", "&Smaller text")), "Ctrl+Shift+,"),
    ActionSpec(
        "text.find",
        mark(QT_TRANSLATE_NOOP("Actions", "&Find and replace")),
        QKeySequence.StandardKey.Find,
        when=When.TEXT,
    ),
    ActionSpec(
        "text.replace",
        mark(QT_TRANSLATE_NOOP("Actions", "Find and replace in &many places…")),
        "Ctrl+H",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.find_next",
        mark(QT_TRANSLATE_NOOP("Actions", "Find ne&xt")),
        "F3",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.find_previous",
        mark(QT_TRANSLATE_NOOP("Actions", "Find pre&vious")),
        "Shift+F3",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.next_doubt",
        mark(QT_TRANSLATE_NOOP("Actions", "Next doub&tful character")),
        "F7",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.previous_doubt",
        mark(QT_TRANSLATE_NOOP("Actions", "Previous d&oubtful character")),
        "Shift+F7",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.alternatives",
        mark(QT_TRANSLATE_NOOP("Actions", "Alternatives of the &character")),
        "F4",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.lines",
        mark(QT_TRANSLATE_NOOP("Actions", "Lines under their &images, or the text")),
        "Ctrl+L",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.start_article",
        mark(QT_TRANSLATE_NOOP("Actions", "Begin an &article here")),
        when=When.TEXT,
    ),
    ActionSpec(
        "text.merge_article",
        mark(QT_TRANSLATE_NOOP("Actions", "&Merge with the previous article")),
        when=When.TEXT,
    ),
    ActionSpec(
        "text.join_passage",
        mark(QT_TRANSLATE_NOOP("Actions", "&Join to the previous passage")),
        "Ctrl+J",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.passage_up",
        mark(QT_TRANSLATE_NOOP("Actions", "Move passage &up")),
        "Alt+Up",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.passage_down",
        mark(QT_TRANSLATE_NOOP("Actions", "Move passage &down")),
        "Alt+Down",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.article_up",
        mark(QT_TRANSLATE_NOOP("Actions", "Move article u&p")),
        "Alt+Shift+Up",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.article_down",
        mark(QT_TRANSLATE_NOOP("Actions", "Move article do&wn")),
        "Alt+Shift+Down",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.toggle_gap",
        mark(QT_TRANSLATE_NOOP("Actions", "Mark or unmark a &gap after the passage")),
        "Ctrl+G",
        when=When.TEXT,
    ),
    ActionSpec(
        "text.set_aside",
        mark(QT_TRANSLATE_NOOP("Actions", "Set the line a&side")),
        when=When.TEXT,
    ),
    ActionSpec(
        "text.mark_noise",
        mark(QT_TRANSLATE_NOOP("Actions", "Mark the line as &noise")),
        when=When.TEXT,
    ),
    ActionSpec(
        "queue.next",
        mark(QT_TRANSLATE_NOOP("Actions", "&Next proposal")),
        "Ctrl+Down",
        "down",
        When.TEXT,
    ),
    ActionSpec(
        "queue.previous",
        mark(QT_TRANSLATE_NOOP("Actions", "&Previous proposal")),
        "Ctrl+Up",
        "up",
        When.TEXT,
    ),
    ActionSpec(
        "queue.accept",
        mark(QT_TRANSLATE_NOOP("Actions", "&Accept proposal")),
        "Ctrl+Return",
        "accept",
        When.TEXT,
    ),
    ActionSpec(
        "queue.reject",
        mark(QT_TRANSLATE_NOOP("Actions", "&Reject proposal")),
        "Ctrl+Backspace",
        "reject",
        When.TEXT,
    ),
    ActionSpec(
        "queue.edit",
        mark(QT_TRANSLATE_NOOP("Actions", "&Edit at the proposal")),
        icon="edit",
        when=When.TEXT,
    ),
    ActionSpec(
        "queue.accept_alike",
        mark(QT_TRANSLATE_NOOP("Actions", "Accept all al&ike")),
        when=When.TEXT,
    ),
    ActionSpec(
        "queue.reject_alike",
        mark(QT_TRANSLATE_NOOP("Actions", "Re&ject all alike")),
        when=When.TEXT,
    ),
    ActionSpec(
        "queue.accept_as_sure",
        mark(QT_TRANSLATE_NOOP("Actions", "Accept all of this &kind with this confidence or more")),
        when=When.TEXT,
    ),
)
