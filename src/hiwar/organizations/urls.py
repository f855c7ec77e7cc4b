"""Addresses under `/w/<slug>/organizations/`."""

from django.urls import path

from hiwar.organizations.views import organizations, parts

urlpatterns = [
    path("", organizations.Organizations.as_view(), name="organizations"),
    path("add/", organizations.AddOrganization.as_view(), name="add"),
    path("<uuid:pk>/", organizations.OrganizationPage.as_view(), name="organization"),
    path("<uuid:pk>/correct/", organizations.CorrectOrganization.as_view(), name="correct"),
    path("<uuid:pk>/withdraw/", organizations.WithdrawOrganization.as_view(), name="withdraw"),
    path("<uuid:pk>/assign/", organizations.Assign.as_view(), name="assign"),
    path(
        "assignments/<uuid:pk>/end/", organizations.EndAssignment.as_view(), name="end_assignment"
    ),
    path("<uuid:pk>/bodies/add/", parts.AddBody.as_view(), name="add_body"),
    path("bodies/<uuid:pk>/correct/", parts.CorrectBody.as_view(), name="correct_body"),
    path("bodies/<uuid:pk>/withdraw/", parts.WithdrawBody.as_view(), name="withdraw_body"),
    path("<uuid:pk>/posts/add/", parts.AddPost.as_view(), name="add_post"),
    path("posts/<uuid:pk>/correct/", parts.CorrectPost.as_view(), name="correct_post"),
    path("posts/<uuid:pk>/withdraw/", parts.WithdrawPost.as_view(), name="withdraw_post"),
    path("posts/<uuid:pk>/mandates/add/", parts.AddMandate.as_view(), name="add_mandate"),
    path("mandates/<uuid:pk>/correct/", parts.CorrectMandate.as_view(), name="correct_mandate"),
    path("mandates/<uuid:pk>/end/", parts.EndMandate.as_view(), name="end_mandate"),
    path("mandates/<uuid:pk>/withdraw/", parts.WithdrawMandate.as_view(), name="withdraw_mandate"),
]
