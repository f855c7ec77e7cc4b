"""A text pasted, cut, looked at, and only then written."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from hiwar.web.views import INVALID, attempt, tell
from hiwar.workspaces.views.pages import EntryPage


class PastePage(EntryPage):
    """First POST: `rows_of(form)` are shown. Second, with «confirm»: `write(form, rows)` is the one call.

    A text that gives no row is written at once, where `may_be_empty` says so.
    """

    template_name = "dialogue/paste.html"
    rows_class: ClassVar[Any]
    may_be_empty = False
    confirm_verb: Any = _("Write these in the register")

    def rows_of(self, form: Any) -> Sequence[dict[str, Any]]:
        raise NotImplementedError

    def write(self, form: Any, rows: Sequence[dict[str, Any]]) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ARG002
        form = self.build_form(data=request.POST)
        if not form.is_valid():
            return self._again(form, status=INVALID)
        if "confirm" in request.POST:
            return self._confirm(form, self.rows_class(request.POST, prefix="row"))
        found = self.rows_of(form)
        if not found and self.may_be_empty:
            return self._written(form, [])
        if not found:
            form.add_error("words", _("No clause is found in this text."))
            return self._again(form, status=INVALID)
        return self._again(form, rows=self.rows_class(initial=found, prefix="row"))

    def _confirm(self, form: Any, rows: Any) -> HttpResponseBase:
        if not rows.is_valid():
            return self._again(form, rows=rows, status=INVALID)
        return self._written(form, rows.chosen, rows)

    def _written(
        self, form: Any, chosen: Sequence[dict[str, Any]], rows: Any = None
    ) -> HttpResponseBase:
        done = attempt(form, lambda checked: self.write(checked, chosen))
        if isinstance(done, str):
            tell(self.request)
            return HttpResponseRedirect(done)
        return self._again(form, rows=rows, status=INVALID)

    def _again(self, form: Any, rows: Any = None, status: int = 200) -> HttpResponseBase:
        context = self.get_context_data(form=form, rows=rows, confirm_verb=self.confirm_verb)
        return self.render_to_response(context, status=status)
