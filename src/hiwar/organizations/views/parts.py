"""Forms of bodies, posts and mandates; they lead back to their organization's page."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hiwar.organizations import domain
from hiwar.organizations.forms.parts import (
    BodyForm,
    MandateDatesForm,
    MandateEndForm,
    MandateForm,
    PostForm,
)
from hiwar.organizations.models import Body, Mandate, Organization, Post
from hiwar.organizations.queries import (
    visible_bodies,
    visible_mandates,
    visible_posts,
    visible_to,
)
from hiwar.organizations.views.patterns import CorrectionPage, FactPage
from hiwar.workspaces.views.pages import About, EntryPage, QuestionPage


class _OfOrganization(About):
    """A part to be made: the rule is asked about it before it stands."""

    rail = "organizations"

    def objects(self) -> QuerySet[Organization]:
        return visible_to(self.actor)

    def back(self) -> str:
        return self.url("organizations:organization", self.object.pk)


class _Part(About):
    rail = "organizations"

    def back(self) -> str:
        return self.url("organizations:organization", self.object.organization_id)


class _OfBody(_Part):
    def objects(self) -> QuerySet[Body]:
        return visible_bodies(self.actor)


class _OfPost(_Part):
    def objects(self) -> QuerySet[Post]:
        return visible_posts(self.actor)


class _OfMandate(About):
    rail = "organizations"

    def objects(self) -> QuerySet[Mandate]:
        return visible_mandates(self.actor)

    def back(self) -> str:
        return self.url("organizations:organization", self.object.post.organization_id)


class AddBody(_OfOrganization, FactPage):
    rule = "organizations.write_parts"
    form_class = BodyForm
    title = _("New body")
    verb = _("Add to the register")

    def judged(self) -> Body:
        return Body(workspace_id=self.actor.workspace_id, organization=self.object)

    def write(self, form: Any, passage: Any) -> str:
        domain.add_body(**self.deed, organization=self.object, passage=passage, **form.cleaned_data)
        return self.back()


class CorrectBody(_OfBody, CorrectionPage):
    rule = "organizations.write_parts"
    form_class = BodyForm
    title = _("Correct a body")
    fields = ("name_ar", "name_fr", "kind")

    def write(self, form: Any, passage: Any) -> str:
        domain.correct_body(**self.deed, body=self.object, passage=passage, **form.cleaned_data)
        return self.back()


class WithdrawBody(_OfBody, QuestionPage):
    rule = "organizations.write_parts"
    title = _("Withdraw this body?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_body(**self.deed, body=self.object)
        return self.back()


class AddPost(_OfOrganization, FactPage):
    rule = "organizations.write_parts"
    form_class = PostForm
    title = _("New post")
    verb = _("Add to the register")

    def judged(self) -> Post:
        return Post(workspace_id=self.actor.workspace_id, organization=self.object)

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "organization": self.object}

    def write(self, form: Any, passage: Any) -> str:
        domain.add_post(**self.deed, organization=self.object, passage=passage, **form.cleaned_data)
        return self.back()


class CorrectPost(_OfPost, CorrectionPage):
    rule = "organizations.write_parts"
    form_class = PostForm
    title = _("Correct a post")
    fields = ("title_ar", "title_fr", "body")

    def form_arguments(self) -> dict[str, Any]:
        return {**super().form_arguments(), "organization": self.object.organization}

    def write(self, form: Any, passage: Any) -> str:
        domain.correct_post(**self.deed, post=self.object, passage=passage, **form.cleaned_data)
        return self.back()


class WithdrawPost(_OfPost, QuestionPage):
    rule = "organizations.write_parts"
    title = _("Withdraw this post?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_post(**self.deed, post=self.object)
        return self.back()


class AddMandate(_OfPost, FactPage):
    rule = "organizations.write_mandates"
    form_class = MandateForm
    title = _("New mandate")
    verb = _("Record")

    def judged(self) -> Mandate:
        return Mandate(workspace_id=self.actor.workspace_id, post=self.object)

    def write(self, form: Any, passage: Any) -> str:
        fields = form.spoken()
        domain.record_mandate(
            **self.deed, post=self.object, person=form.cleaned_data["person"], passage=passage,
            precision=fields.pop("from_precision"), **fields,
        )  # fmt: skip
        return self.back()


class CorrectMandate(_OfMandate, CorrectionPage):
    rule = "organizations.write_mandates"
    form_class = MandateDatesForm
    title = _("Correct a mandate")

    def known(self) -> dict[str, Any]:
        mandate: Mandate = self.object
        return {
            "held_from": (mandate.held_from, mandate.from_precision),
            "held_until": (mandate.held_until, mandate.until_precision),
            "event": mandate.event,
        }

    def write(self, form: Any, passage: Any) -> str:
        domain.correct_mandate(**self.deed, mandate=self.object, passage=passage, **form.spoken())
        return self.back()


class EndMandate(_OfMandate, EntryPage):
    rule = "organizations.write_mandates"
    form_class = MandateEndForm
    title = _("End a mandate")
    verb = _("End")

    def perform(self, form: Any) -> str:
        held_until, precision = form.cleaned_data["held_until"]
        domain.end_mandate(
            **self.deed, mandate=self.object, held_until=held_until, precision=precision,
            event=form.cleaned_data["event"],
        )  # fmt: skip
        return self.back()


class WithdrawMandate(_OfMandate, QuestionPage):
    rule = "organizations.write_mandates"
    title = _("Withdraw this mandate?")

    def perform(self, form: Any) -> str:  # noqa: ARG002 - a question has no fields
        domain.withdraw_mandate(**self.deed, mandate=self.object)
        return self.back()
