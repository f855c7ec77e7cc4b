"""Who signs in: the secretary, the rapporteur, a coordinator of one branch, a member, an auditor."""

from hiwar.organizations.domain import assign
from hiwar.site.demonstration.story import Story
from hiwar.site.demonstration.tables import table
from hiwar.workspaces.domain import grant_membership
from hiwar.workspaces.models import User
from hiwar.workspaces.queries import actor_of
from hiwar.workspaces.vocabulary import Role

USERNAME = "karima"
ACCOUNTS = {
    Role.SECRETARY: (USERNAME, "كريمة الصنهاجي"),
    Role.RAPPORTEUR: ("brahim", "إبراهيم أمزال"),
    Role.COORDINATOR: ("idriss", "إدريس المزوضي"),
    Role.MEMBER: ("zahra", "زهرة إدبلا"),
    Role.AUDITOR: ("mustapha", "مصطفى الهواري بنجدو"),
}
GRANTED: dict[Role, str | int] = {
    Role.RAPPORTEUR: "founded+2",
    Role.COORDINATOR: -1070,
    Role.MEMBER: -700,
    Role.AUDITOR: -640,
}
BRANCH_OF_COORDINATOR = "souss"


def schedule(story: Story) -> None:
    for role, day in GRANTED.items():
        story.on(day, _grant, story, role)
    story.on(-1069, _assign, story)


def account(role: Role) -> User:
    """The account of the demonstration for that role, without a password until one is asked for."""
    username, full_name = ACCOUNTS[role]
    user, _made = User.objects.get_or_create(
        username=username,
        defaults={
            "email": f"{username}@{table('organizations')['union']['slug']}.example",
            "full_name": full_name,
            "is_demonstration": True,
            "password": "!",
        },
    )
    return user


def _grant(story: Story, role: Role) -> None:
    user = story.users[role] = account(role)
    place = grant_membership(**story.by(), user=user, role=role)
    story.actors[role] = actor_of(place)


def _assign(story: Story) -> None:
    branch = story.organizations[BRANCH_OF_COORDINATOR]
    user = story.users[Role.COORDINATOR]
    assign(**story.by(), user=user, organization=branch)
    towns = [row.pk for row in story.organizations.values() if row.parent_id == branch.pk]
    place = user.memberships.get(ended_at=None)
    story.actors[Role.COORDINATOR] = actor_of(place, [branch.pk, *towns])
