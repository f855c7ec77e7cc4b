"""The page of arranging: plain forms without JavaScript, parts for its own script."""

import re

import pytest
from tests.conftest import AT
from tests.demands import worlds

from hiwar.demands import domain
from hiwar.demands.models import Demand
from hiwar.demands.queries.forest import forest_of
from hiwar.kernel.scope import in_workspace

pytestmark = pytest.mark.django_db
PAGE = "dossier/arrange/"
QUERIES = 13


@pytest.fixture
def theme(secretary, dossier):
    return worlds.a_theme(secretary, dossier)


@pytest.fixture
def lines(secretary, dossier, theme):
    return [
        worlds.a_demand(secretary, dossier, name, theme=theme) for name in ("أول", "ثان", "ثالث")
    ]


@pytest.fixture
def page(signed_in):
    def make(tail="", **more):
        response = signed_in.get(signed_in.base + PAGE + tail, **more)
        assert response.status_code == 200
        return response.content.decode()

    return make


@pytest.fixture
def line_of(page):
    """What the page's checkbox sends for a line."""

    def make(demand):
        return re.search(rf'value="({demand.pk}:\w+)"', page())[1]

    return make


@pytest.fixture
def send(signed_in):
    def make(do, *lines, **fields):
        return signed_in.post(signed_in.base + PAGE, {"do": do, "line": list(lines), **fields})

    return make


def wordings(actor, dossier):
    return [node.demand.wording_ar for node in forest_of(actor, dossier).walk()]


def test_ticked_lines_go_where_the_button_says_and_the_page_says_where_they_are(
    signed_in, secretary, dossier, lines, line_of, send, page
):
    answer = send("up", line_of(lines[2]))
    assert answer.status_code == 302
    assert answer.url.endswith(f"#d-{lines[2].pk}")
    assert "م-003: المرتبة 2 من 3 في باب التعويضات والتنقل" in page()
    assert wordings(secretary, dossier) == ["أول", "ثالث", "ثان"]
    send("undo")
    assert wordings(secretary, dossier) == ["أول", "ثان", "ثالث"]
    send("redo")
    assert wordings(secretary, dossier) == ["أول", "ثالث", "ثان"]


def test_the_menu_of_a_line_moves_it_and_rewords_it(signed_in, secretary, dossier, lines, page):
    menu = page(f"{lines[1].pk}/")
    line = re.search(r'name="line" value="([^"]+)"', menu)[1]
    for verb in ("إلى أعلى", "تحت سابقه", "انقل إلى الباب", "اقسمه عند الأسطر"):
        assert verb in menu
    signed_in.post(signed_in.base + PAGE, {"do": "inward", "line": line})
    lines[1].refresh_from_db()
    assert lines[1].parent_id == lines[0].pk
    line = re.search(r'name="line" value="([^"]+)"', page(f"{lines[1].pk}/"))[1]
    signed_in.post(signed_in.base + PAGE, {"do": "reword", "line": line, "words": "بلفظ آخر"})
    lines[1].refresh_from_db()
    assert lines[1].wording_ar == "بلفظ آخر"


def test_a_tree_moved_meanwhile_is_told_and_what_was_typed_comes_back(
    signed_in, secretary, dossier, lines, line_of, send
):
    stale = line_of(lines[1])
    domain.correct_demand(actor=secretary, at=AT, demand=lines[1], wording_ar="غيره آخر")
    answer = send("reword", stale, words="ما كتبته أنا")
    assert answer.status_code == 409
    words = answer.content.decode()
    assert "تغيّر هذا الموضع من الملف في الأثناء" in words
    assert "ما كتبته أنا" in words
    lines[1].refresh_from_db()
    assert lines[1].wording_ar == "غيره آخر"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"do": "up"}, "علّم البنود أولا"),
        ({"do": "nonsense"}, "علّم البنود أولا"),
        ({"do": "up", "line": "junk"}, "علّم البنود أولا"),
        ({"do": "undo"}, "لا خطوة لك"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(signed_in, lines, fields, words):
    answer = signed_in.post(signed_in.base + PAGE, fields)
    assert answer.status_code == 409
    assert words in answer.content.decode()


def test_the_script_gets_the_touched_themes_and_the_sentence(
    signed_in, secretary, dossier, lines, line_of
):
    other = worlds.a_theme(secretary, dossier, "وسائل العمل")
    worlds.a_theme(secretary, dossier, "باب لم يُمس")
    answer = signed_in.post(
        signed_in.base + PAGE,
        {"do": "theme", "line": line_of(lines[0]), "theme": str(other.pk)},
        headers={"x-arrange": "1"},
    )
    words = answer.content.decode()
    assert 'data-said="م-001: المرتبة 1 من 1 في باب وسائل العمل"' in words
    assert 'data-undo="1"' in words
    assert "باب لم يُمس" not in words
    refused = signed_in.post(
        signed_in.base + PAGE,
        {"do": "up", "line": f"{lines[0].pk}:stale"},
        headers={"x-arrange": "1"},
    )
    assert refused.status_code == 409
    assert "data-whole" in refused.content.decode()


def test_markup_and_turning_letters_in_a_wording_stay_letters(secretary, dossier, theme, page):
    worlds.a_demand(secretary, dossier, '<img src=x onerror="x">\u202e"سر', theme=theme)
    assert "<img src=x" not in page()


def test_a_long_dossier_opens_its_themes_one_by_one(secretary, dossier, theme, page, monkeypatch):
    monkeypatch.setattr("hiwar.demands.queries.arranging.LINES_OPEN", 2)
    second = worlds.a_theme(secretary, dossier, "باب ثان")
    for each in range(2):
        worlds.a_demand(secretary, dossier, f"مطلب {each}", theme=theme)
    worlds.a_demand(secretary, dossier, "مطلب بعيد", theme=second)
    assert "مطلب بعيد" not in page()
    assert "مطلب بعيد" in page(f"?open={second.pk}")


def test_another_workspace_and_a_member_find_no_door(signed_in, client, acting, stranger, lines):
    with in_workspace(stranger.workspace_id):
        theirs = worlds.a_demand(stranger, worlds.an_open_dossier(stranger), "سر التلال")
    assert signed_in.get(f"{signed_in.base}{PAGE}{theirs.pk}/").status_code == 404
    answer = signed_in.post(
        signed_in.base + PAGE, {"do": "under", "line": f"{lines[0].pk}:x", "to": str(theirs.pk)}
    )
    assert answer.status_code == 409
    from hiwar.workspaces.models import User

    client.force_login(
        User.objects.get(pk=acting("member").user_id),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    assert client.get("/w/masalik/" + PAGE).status_code == 403
    assert client.post("/w/masalik/" + PAGE, {"do": "undo"}).status_code == 403


def test_without_a_dossier_it_leads_to_the_page_that_opens_one(signed_in):
    assert signed_in.get(signed_in.base + PAGE).url.endswith("/dossier/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_whatever_its_length(
    signed_in, secretary, dossier, theme, number, django_assert_num_queries
):
    for each in range(number):
        worlds.a_demand(secretary, dossier, f"مطلب {each}", theme=theme)
    signed_in.get(signed_in.base + PAGE)
    with django_assert_num_queries(QUERIES):
        signed_in.get(signed_in.base + PAGE)


def test_the_order_of_the_dossier_is_the_order_of_its_page(signed_in, lines, line_of, send):
    send("up", line_of(lines[2]))
    words = signed_in.get(signed_in.base + "dossier/").content.decode()
    assert words.index("ثالث") < words.index("ثان<")
    assert Demand.objects.filter(position__lt=0).count() == 0
