"""A small site with one workspace page, one form and one export, for the tests of `web`."""

from django import forms
from django.http import HttpResponse
from django.urls import include, path
from django.views.generic import TemplateView
from django.views.i18n import set_language

from hiwar.web.export import Column, table_response
from hiwar.web.views import FormPage, Page, toast


class Refused(Exception):  # noqa: N818 - named for the fact, as the house asks
    def __init__(self, sentence, field=None):
        self.sentence, self.field = sentence, field


class ReadingRoom(Page):
    rule = "records.read"
    rail = "records"
    template_name = "web/list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(title="السجل", columns=[{"title": "الاسم"}], **kwargs)


class Wordless(Page):
    template_name = "web/list.html"


class PromiseForm(forms.Form):
    owner = forms.CharField(label="صاحبه")
    wording = forms.CharField(label="نصه", help_text="بلفظه")


class RecordPromise(FormPage):
    rule = "records.write"
    form_class = PromiseForm
    title = "سجّل الوعد"
    verb = "سجّل"

    def perform(self, form):
        if form.cleaned_data["owner"] == "مجهول":
            raise Refused("سمِّ صاحب الوعد كما في المحضر.", "owner")
        if form.cleaned_data["owner"] == "متقاعد":
            raise Refused("انتهت ولايته.", "mandate")
        toast(self.request, "سُجّل الوعد", undo_url="/undo/")
        return "/w/masalik/records/"


def export(request, kind):
    rows = [("م-014", "=1+1"), ("م-015", "أعوان الصيانة")]
    columns = [Column("المرجع", lambda row: row[0]), Column("النص", lambda row: row[1])]
    return table_response(rows, columns, "records", kind)


inside = (
    [
        path("records/", ReadingRoom.as_view(), name="records"),
        path("records/<int:number>/", ReadingRoom.as_view(), name="record"),
        path("promise/", RecordPromise.as_view(), name="promise"),
        path("wordless/", Wordless.as_view(), name="wordless"),
    ],
    "room",
)
urlpatterns = [
    path("", TemplateView.as_view(template_name="web/plain.html"), name="home"),
    path("language/", set_language, name="set_language"),
    path("export/<str:kind>/", export, name="export"),
    path("accounts/", include("hiwar.site.account_urls")),
    path("undo/", lambda request: HttpResponse(status=204)),
    path("w/<slug:workspace>/", include(inside)),
    path("", include("hiwar.web.urls")),
]
