"""Addresses under `/w/<slug>/people-here/`."""

from django.urls import path

from hiwar.workspaces.views import invitations, members, workspace

urlpatterns = [
    path("", members.Members.as_view(), name="members"),
    path("organisation/", workspace.WorkspacePage.as_view(), name="workspace"),
    path("organisation/rename/", workspace.Rename.as_view(), name="rename"),
    path("invite/", invitations.Invite.as_view(), name="invite"),
    path("invitations/<uuid:pk>/revoke/", invitations.Revoke.as_view(), name="revoke"),
    path("<uuid:pk>/role/", members.ChangeRole.as_view(), name="change_role"),
    path("<uuid:pk>/end/", members.EndMembership.as_view(), name="end"),
]
