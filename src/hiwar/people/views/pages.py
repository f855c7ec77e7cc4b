"""Moved to `hiwar.workspaces.views.pages`."""

from hiwar.workspaces.views.pages import About, Acting, EntryPage, QuestionPage, RegisterPage, Shown

__all__ = ["About", "Acting", "EntryPage", "QuestionPage", "RegisterPage", "Shown"]
