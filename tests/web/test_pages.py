import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404
from django.test import RequestFactory
from tests.web.urls import ReadingRoom, Refused, Wordless

from hiwar.web import registry
from hiwar.web.links import workspace_url
from hiwar.web.registry import Entry, Panel


def request_of(user, actor=None):
    request = RequestFactory().get("/w/masalik/records/")
    request.user, request.actor = user, actor
    return request


class SignedIn:
    is_authenticated = True


def test_a_stranger_is_sent_to_sign_in():
    answer = ReadingRoom.as_view()(request_of(AnonymousUser()))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=/w/masalik/records/")


def test_whoever_has_no_place_in_the_workspace_finds_nothing():
    with pytest.raises(Http404):
        ReadingRoom.as_view()(request_of(SignedIn()))


def test_a_role_that_does_not_reach_is_refused(client, person):
    person.rules.clear()
    answer = client.get("/w/masalik/records/")
    assert answer.status_code == 403
    assert "السجل" not in answer.content.decode()


def test_a_page_without_a_rule_opens_to_nobody(person):
    with pytest.raises(ImproperlyConfigured, match="Wordless"):
        Wordless.as_view()(request_of(SignedIn(), person))


def test_a_page_reaches_whoever_its_rule_allows(client):
    answer = client.get("/w/masalik/records/")
    assert answer.status_code == 200
    assert "<title>السجل — حوار</title>" in answer.content.decode()


def test_the_form_keeps_what_was_typed_and_joins_the_error_to_its_field(client):
    page = client.post("/w/masalik/promise/", {"owner": "كاتب القطاع", "wording": ""})
    told = page.content.decode()
    assert page.status_code == 422
    assert 'value="كاتب القطاع"' in told
    assert "املأ هذه الخانة." in told
    assert 'aria-describedby="id_wording_helptext id_wording_error"' in told
    assert 'id="id_wording_error"' in told
    assert 'aria-invalid="true"' in told


def test_a_domain_refusal_stands_at_its_field_and_nothing_is_lost(client):
    page = client.post("/w/masalik/promise/", {"owner": "مجهول", "wording": "تُشكَّل لجنة"})
    told = page.content.decode()
    assert page.status_code == 422
    assert "سمِّ صاحب الوعد كما في المحضر." in told
    assert "تُشكَّل لجنة" in told


def test_a_refusal_about_no_field_stands_above_the_form(client):
    told = client.post(
        "/w/masalik/promise/", {"owner": "متقاعد", "wording": "لجنة"}
    ).content.decode()
    assert told.index("انتهت ولايته.") < told.index("id_owner")


def test_other_exceptions_are_not_swallowed(client, monkeypatch):
    monkeypatch.setattr(registry, "_refusals", [])
    with pytest.raises(Refused):
        client.post("/w/masalik/promise/", {"owner": "مجهول", "wording": "لجنة"})


def test_success_goes_on_and_leaves_a_notice_with_its_undo(client):
    answer = client.post("/w/masalik/promise/", {"owner": "كاتب القطاع", "wording": "لجنة"})
    assert answer.status_code == 302
    told = client.get(answer["Location"]).content.decode()
    assert "سُجّل الوعد" in told
    assert 'action="/undo/"' in told


@pytest.fixture
def rail():
    for order, (key, allowed) in enumerate(
        {"records": True, "closed": False, "promise": True}.items()
    ):
        registry.register_rail(
            Entry(
                key,
                "room:records" if key != "promise" else "room:promise",
                "inbox",
                key,
                order=order,
                allowed=lambda _actor, allowed=allowed: allowed,
                count=lambda _actor: 12345 if _actor else None,
                group="work" if key == "promise" else "record",
                tab=1 if key == "records" else None,
            )
        )


@pytest.mark.usefixtures("rail")
def test_the_rail_shows_what_the_actor_may_open_and_lights_the_current(client):
    told = client.get("/w/masalik/records/").content.decode()
    assert 'href="/w/masalik/records/" title="records" aria-current="page"' in told
    assert 'href="/w/masalik/promise/" title="promise"' in told
    assert "closed" not in told
    assert "12\u202f345" in told


@pytest.mark.usefixtures("rail")
def test_outside_a_workspace_there_is_no_rail_and_no_count(client):
    assert "12\u202f345" not in client.get("/").content.decode()


def test_the_search_box_stands_where_a_page_answers_it(client):
    assert 'type="search"' not in client.get("/w/masalik/records/").content.decode()
    registry.register_search("room:records")
    told = client.get("/w/masalik/records/?q=تعويض").content.decode()
    assert 'action="/w/masalik/records/"' in told
    assert 'value="تعويض"' in told


def test_addresses_inside_a_workspace_begin_with_its_slug(person):
    request = request_of(SignedIn(), person)
    request.resolver_match = None
    request.workspace = type("W", (), {"slug": "masalik"})()
    assert workspace_url(request, "room:record", 14) == "/w/masalik/records/14/"
    assert workspace_url(request, "room:record", number=14) == "/w/masalik/records/14/"


def test_panels_of_higher_rooms_come_in_their_order_and_may_stay_empty(person):
    from django.template import RequestContext, Template

    for key, order, shown in (("late", 2, "ثان"), ("early", 1, "أول"), ("none", 0, None)):
        registry.register_panel(
            "room:record",
            Panel(
                key,
                "web/_notice.html",
                lambda _request, _object, shown=shown: shown and {"text": shown},
                order,
            ),
        )
    request = request_of(SignedIn(), person)
    told = Template("{% load web %}{% panels 'room:record' thing %}").render(
        RequestContext(request, {"thing": object()})
    )
    assert told.index("أول") < told.index("ثان")
    assert told.count('class="notice"') == 2


def test_a_language_is_a_direction(client):
    arabic = client.get("/w/masalik/records/").content.decode()
    assert '<html lang="ar-MA" dir="rtl">' in arabic
    assert "نقابة المسالك" in arabic
    client.cookies["django_language"] = "fr"
    french = client.get("/w/masalik/records/").content.decode()
    assert '<html lang="fr" dir="ltr">' in french
    assert "Union des pistes" in french
    assert "Aller au contenu" in french


def test_the_theme_is_remembered_and_leads_back(client):
    answer = client.post("/theme/", {"theme": "dark", "next": "/w/masalik/records/"})
    assert answer["Location"] == "/w/masalik/records/"
    assert 'data-theme="dark"' in client.get("/w/masalik/records/").content.decode()


def test_no_theme_is_set_by_a_stray_word_and_no_one_is_led_away(client):
    answer = client.post("/theme/", {"theme": "neon", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert "data-theme=" not in client.get("/").content.decode()


def test_saving_data_leaves_the_fonts_out(client):
    assert "fonts.css" in client.get("/").content.decode()
    assert "fonts" not in client.get("/", headers={"Save-Data": "on"}).content.decode()


def test_the_gallery_is_for_those_who_build(client, settings):
    assert client.get("/components/").status_code == 200
    settings.HIWAR_ENVIRONMENT = "production"
    assert client.get("/components/").status_code == 404
