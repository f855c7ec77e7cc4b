"""Telling the whole story into a workspace of its own."""

from datetime import date

from hiwar.kernel.scope import in_workspace, unscoped
from hiwar.site.demonstration.chapters import (
    accounts,
    commitments,
    demands,
    dialogue,
    dossiers,
    ledger,
    meetings,
    organizations,
    papers,
    people,
)
from hiwar.site.demonstration.clearing import clear_files
from hiwar.site.demonstration.days import Calendar
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table
from hiwar.workspaces.domain import found_workspace
from hiwar.workspaces.models import Membership, Workspace
from hiwar.workspaces.vocabulary import Role, WorkspaceKind

# On one day they act in this order.
CHAPTERS = (
    accounts, people, organizations, meetings, demands, papers, ledger, dialogue, commitments,
    dossiers,
)  # fmt: skip


def demonstration_workspace() -> Workspace | None:
    """The workspace in which the demonstration's accounts have their places."""
    slug = table("organizations")["union"]["slug"]
    with unscoped("the demonstration is looked for before any workspace is entered"):
        place = Membership.objects.filter(workspace__slug=slug, user__is_demonstration=True)
        return Workspace.objects.filter(pk__in=place.values("workspace")).first()


def tell(today: date) -> None:
    """Inside a transaction. Raises SlugTaken where another workspace has its address."""
    union = table("organizations")["union"]
    story = Story(Calendar(today, table("days")))
    secretary = story.users[Role.SECRETARY] = accounts.account(Role.SECRETARY)
    story.now = story.at_office(story.calendar.day("founded"))
    workspace, story.actors[Role.SECRETARY] = found_workspace(
        founder=secretary, at=story.now, name_ar=union["name_ar"], name_fr=union["name_fr"],
        slug=union["slug"], kind=WorkspaceKind.UNION,
    )  # fmt: skip
    for chapter, module in enumerate(CHAPTERS):
        story.chapter = chapter
        module.schedule(story)
    try:
        with in_workspace(workspace.id):
            story.tell()
    except BaseException:
        clear_files(workspace.id)
        raise
