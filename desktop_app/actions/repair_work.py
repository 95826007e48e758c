"""Opens the sheets and lists of repair; what they are made of is imported then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.main_window import MainWindow
    from desktop_app.workspace import Workspace

_LONGEST = 40


class RepairWork(QObject):
    """Opens the contact sheet, what the archive has learned, and what the work has cost."""

    def __init__(self, workspace: Workspace, window: MainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what carries out each action."""
        return {
            "repair.show_alike": self.show_alike,
            "repair.show_decided": self.show_decided,
            "repair.contact_sheet": self.show_contact_sheet,
            "repair.rules": self.show_rules,
            "repair.effort": self.show_effort,
        }

    def show_alike(self) -> None:
        """Show all proposals that do the same as the one at hand."""
        self._window.repair_queue.commands.show_all_alike()

    def show_decided(self) -> None:
        """Show what was decided on the page, in the place of the queue."""
        self._window.repair_queue.show_decided(shown=True)

    def show_contact_sheet(self) -> None:
        """Show every image of what is chosen in the text, or doubted by the proposal at hand."""
        from desktop_app.contact_sheet.contact_sheet import ContactSheet

        sheet = ContactSheet(self._workspace, self._window)
        sheet.show()
        sheet.look_for(*self._doubted())

    def show_rules(self) -> None:
        """Show what the archive has learned; there is one such window."""
        from desktop_app.dialogs.rules_dialog import RulesDialog

        dialog = self._window.findChild(RulesDialog)
        if not isinstance(dialog, RulesDialog):
            dialog = RulesDialog(self._workspace, self._window)
            dialog.repair_wished.connect(lambda: self._window.trigger("page.repair"))
        dialog.show()
        dialog.activateWindow()

    def show_effort(self) -> None:
        """Show what the work has cost."""
        from desktop_app.dialogs.effort_dialog import EffortDialog

        EffortDialog(self._workspace, self._window).show()

    def _doubted(self) -> tuple[str, str]:
        """Return a character or word to look at, and what else it might be."""
        chosen = self._window.reading_pane.editor.textCursor().selectedText()
        if 0 < len(chosen) <= _LONGEST and chosen.strip():
            return chosen.strip(), ""
        from archive.model.proposal import ProposalKind
        from desktop_app.repair_queue.difference import brief
        from desktop_app.repair_queue.open_proposals import open_proposals

        proposal = open_proposals(self._workspace).current
        if proposal is None or proposal.kind is not ProposalKind.CHARACTER:
            return "", ""
        short = brief(proposal.before, proposal.after)
        return short.removed, short.inserted
