"""All actions there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.actions import (
    annotation_actions,
    archive_actions,
    edit_actions,
    layout_actions,
    page_actions,
    repair_actions,
    scan_actions,
    text_actions,
    view_actions,
)

if TYPE_CHECKING:
    from desktop_app.actions.spec import ActionSpec

ALL_ACTIONS: tuple[ActionSpec, ...] = (
    *archive_actions.ACTIONS,
    *edit_actions.ACTIONS,
    *page_actions.ACTIONS,
    *text_actions.ACTIONS,
    *repair_actions.ACTIONS,
    *annotation_actions.ACTIONS,
    *scan_actions.ACTIONS,
    *layout_actions.ACTIONS,
    *view_actions.ACTIONS,
)
