"""Organizations in the browser, without JavaScript."""

import csv
from importlib import import_module

import pytest
from django.apps import apps

from hiwar.documents.domain import quote, share_document
from hiwar.kernel.scope import in_workspace
from hiwar.organizations import domain
from hiwar.organizations.models import Assignment, Mandate, Organization, Post
from hiwar.people.domain import add_person

pytestmark = pytest.mark.django_db

LIST = 7  # session, user, membership, head of the journal, count, rows, the regions of the filter
PAGE = "/w/masalik/organizations/"


@pytest.fixture
def bare_rail(monkeypatch):
    """Without the rail, whose counts are other rooms' queries."""
    monkeypatch.setattr("hiwar.web.registry.rail", list)


@pytest.fixture
def areas(db):
    """As the migration loads them; tests that commit empty the table."""
    import_module("hiwar.places.migrations.0002_areas").load(apps, None)


def typed(**fields):
    return {
        "name_ar": "النقابة الوطنية لأعوان السدود", "kind": "union", "standing": "none",
        "audience": "bureau", **fields,
    }  # fmt: skip


def text(answer):
    return answer.content.decode()


def test_the_list_makes_the_same_queries_at_one_row_and_at_three(
    signed_in, bare_rail, add, django_assert_num_queries
):
    parent = add("الأولى")
    with django_assert_num_queries(LIST):
        signed_in.get(PAGE)
    add("الثانية", parent=parent)
    add("الثالثة", parent=parent)
    with django_assert_num_queries(LIST):
        page = signed_in.get(PAGE)
    assert text(page).count("<tr>") == 4


def test_the_list_is_filtered_by_words_kind_side_and_region(
    areas, signed_in, union, administration, add
):
    from hiwar.places.models import Area

    here = add("فرع إنزكان", parent=union, is_ours=True, area=Area.objects.get(code="09.273"))
    for query, found, missing in (
        ({"q": "مديريه المسالك"}, administration, here),
        ({"kind": "administration"}, administration, union),
        ({"whose": "ours"}, union, administration),
        ({"whose": "others"}, administration, here),
        ({"region": "09"}, here, administration),
    ):
        page = text(signed_in.get(PAGE, query))
        assert f"{PAGE}{found.pk}/" in page
        assert f"{PAGE}{missing.pk}/" not in page


def test_a_filter_that_means_nothing_is_said_and_shows_everything(signed_in, union):
    page = text(signed_in.get(PAGE, {"kind": "sect", "q": "xyz"}))
    assert f"{PAGE}{union.pk}/" in page
    assert 'class="err"' in page


def test_the_list_is_exported_in_the_language_of_the_reader(signed_in, union, administration):
    signed_in.cookies["django_language"] = "fr"
    file = signed_in.get(PAGE, {"whose": "others", "format": "csv"})
    head, row = csv.reader(b"".join(file).decode("utf-8-sig").splitlines())
    assert (head[0], head[2]) == ("Nom", "Type")
    assert (row[0], row[2]) == ("مديرية المسالك القروية", "administration")


def test_pages_of_the_list_keep_the_filter(signed_in, add, monkeypatch):
    monkeypatch.setattr("hiwar.workspaces.views.pages.RegisterPage.per_page", 2)
    for number in range(3):
        add(f"هيئة {number}")
    page = text(signed_in.get(PAGE, {"q": "هيئه", "kind": "union"}))
    assert page.count("<tr>") == 3
    assert "page=2" in page
    assert "kind=union" in page
    assert text(signed_in.get(PAGE, {"q": "هيئه", "page": "2"})).count("<tr>") == 2


def test_an_organization_is_added_without_source_and_its_page_says_so(areas, signed_in, union):
    answer = signed_in.post(f"{PAGE}add/", typed(parent=str(union.pk), area="سوس ماسة"))
    made = Organization.objects.get(parent=union)
    assert answer.headers["Location"] == f"{PAGE}{made.pk}/"
    page = text(signed_in.get(f"{PAGE}{made.pk}/"))
    assert made.area_id == "09"
    assert "دون مصدر" in page


def test_a_source_is_found_in_the_text_under_any_spelling(signed_in, document):
    answer = signed_in.post(
        f"{PAGE}add/",
        typed(source_document=str(document.pk), source_words="اجتمع  المكتب الوطنى للنقابه"),
    )
    made = Organization.objects.get()
    assert made.passage.words == "اجتمع المكتب الوطني للنقابة"
    page = text(signed_in.get(answer.headers["Location"]))
    assert "اجتمع المكتب الوطني للنقابة" in page
    assert "دون مصدر" not in page


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ({"source_words": "كلمات"}, "اختر الوثيقة"),
        ({"source_words": "كلمات غيرها", "source_document": "?"}, "ليست في الوثيقة"),
        ({"source_words": "", "source_document": "?"}, "ليست في الوثيقة"),
    ],
)
def test_a_source_half_given_is_refused_and_nothing_typed_is_lost(
    signed_in, document, source, sentence
):
    source = {key: str(document.pk) if value == "?" else value for key, value in source.items()}
    answer = signed_in.post(f"{PAGE}add/", typed(short_name="نوس", **source))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="نوس"' in text(answer)
    assert source["source_words"] in text(answer)
    assert not Organization.objects.exists()


@pytest.mark.parametrize(
    ("area", "sentence"), [("لا مكان", "لا وحدة ترابية"), ("أجدير", "عدة وحدات ترابية")]
)
def test_an_area_nobody_knows_or_several_bear_is_refused_with_what_to_write(
    areas, signed_in, area, sentence
):
    answer = signed_in.post(f"{PAGE}add/", typed(area=area))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert f'value="{area}"' in text(answer)


def test_a_name_that_stands_is_refused_at_its_field(signed_in, union):
    answer = signed_in.post(f"{PAGE}add/", typed(name_ar=union.name_ar, name_fr="Syndicat"))
    assert answer.status_code == 422
    assert "مسجلة هناك من قبل" in text(answer)
    assert 'value="Syndicat"' in text(answer)


def test_a_day_that_does_not_exist_is_refused_with_what_to_write(signed_in):
    answer = signed_in.post(f"{PAGE}add/", typed(bureau_until="2025-02-31"))
    assert "لا وجود لهذا اليوم" in text(answer)
    assert 'value="2025-02-31"' in text(answer)


def test_a_new_branch_is_proposed_under_its_parent(signed_in, union):
    page = text(signed_in.get(f"{PAGE}add/", {"under": str(union.pk)}))
    assert f'<option value="{union.pk}" selected>' in page
    assert signed_in.get(f"{PAGE}add/", {"under": "nonsense"}).status_code == 200


def test_the_form_of_a_correction_shows_what_stands(areas, signed_in, secretary, at, union, region):
    from hiwar.places.models import Area

    domain.correct_organization(
        actor=secretary, at=at, organization=region, area=Area.objects.get(code="09")
    )
    page = text(signed_in.get(f"{PAGE}{region.pk}/correct/"))
    assert 'value="سوس - ماسة"' in page
    assert f'<option value="{union.pk}" selected>' in page
    answer = signed_in.post(
        f"{PAGE}{region.pk}/correct/",
        typed(name_ar=region.name_ar, parent=str(union.pk), area="سوس - ماسة", standing="elected"),
    )
    assert answer.status_code == 302
    region.refresh_from_db()
    assert (region.standing, region.area_id) == ("elected", "09")


def test_a_circle_of_parents_is_refused_in_the_form(signed_in, union, region):
    answer = signed_in.post(
        f"{PAGE}{union.pk}/correct/", typed(name_ar=union.name_ar, parent=str(region.pk))
    )
    assert answer.status_code == 422
    assert "لا تتبع الهيئة نفسها" in text(answer)


def test_a_source_given_once_is_no_more_asked_for(signed_in, secretary, at, union, document):
    passage = quote(document=document, start=0, end=5)
    assert "source_words" in text(signed_in.get(f"{PAGE}{union.pk}/correct/"))
    domain.correct_organization(actor=secretary, at=at, organization=union, passage=passage)
    assert "source_words" not in text(signed_in.get(f"{PAGE}{union.pk}/correct/"))


def test_posts_mandates_and_bodies_are_written_by_hand_and_shown(signed_in, union, person):
    page = f"{PAGE}{union.pk}/"
    signed_in.post(f"{page}bodies/add/", {"name_ar": "المكتب الوطني", "kind": "bureau"})
    signed_in.post(f"{page}posts/add/", {"title_ar": "الكاتب العام"})
    post = Post.objects.get()
    assert "شاغرة" in text(signed_in.get(page))
    signed_in.post(
        f"{PAGE}posts/{post.pk}/mandates/add/",
        {"person": str(person.pk), "held_from": "2023-05", "event": "elected"},
    )
    mandate = Mandate.objects.get()
    assert (str(mandate.held_from), mandate.from_precision) == ("2023-05-01", "month")
    shown = text(signed_in.get(page))
    assert "سعيد الخنوشي" in shown
    assert "ماي 2023" in shown
    on_person = text(signed_in.get(f"/w/masalik/people/{person.pk}/"))
    assert "الكاتب العام" in on_person
    signed_in.post(f"{PAGE}mandates/{mandate.pk}/end/", {"held_until": "2025"})
    assert "شاغرة" in text(signed_in.get(page))


def test_parts_are_corrected_and_withdrawn(signed_in, secretary, at, union, post, person):
    body = domain.add_body(
        actor=secretary, at=at, organization=union, kind="bureau", name_ar="مكتب"
    )
    mandate = domain.record_mandate(actor=secretary, at=at, post=post, person=person)
    signed_in.post(
        f"{PAGE}bodies/{body.pk}/correct/", {"name_ar": "المجلس الوطني", "kind": "council"}
    )
    signed_in.post(
        f"{PAGE}posts/{post.pk}/correct/", {"title_ar": "الكاتبة العامة", "body": str(body.pk)}
    )
    signed_in.post(f"{PAGE}mandates/{mandate.pk}/correct/", {"held_from": "2024-03-02"})
    page = text(signed_in.get(f"{PAGE}{union.pk}/"))
    for words in ("المجلس الوطني", "الكاتبة العامة", "2 مارس 2024"):
        assert words in page
    for part in (f"mandates/{mandate.pk}", f"posts/{post.pk}", f"bodies/{body.pk}"):
        assert signed_in.get(f"{PAGE}{part}/withdraw/").status_code == 200
        assert signed_in.post(f"{PAGE}{part}/withdraw/").status_code == 302
        assert signed_in.get(f"{PAGE}{part}/withdraw/").status_code == 404


def test_what_others_rest_on_is_refused_in_words(signed_in, union, region):
    answer = signed_in.post(f"{PAGE}{union.pk}/withdraw/")
    assert answer.status_code == 422
    assert "قيود أخرى تستند" in text(answer)
    signed_in.post(f"{PAGE}{region.pk}/withdraw/")
    assert signed_in.get(f"{PAGE}{region.pk}/").status_code == 404


def test_a_branch_is_opened_to_a_coordinator_and_closed(signed_in, acting, region):
    coordinator = acting("coordinator")
    page = f"{PAGE}{region.pk}/"
    signed_in.post(f"{page}assign/", {"user": str(coordinator.user_id)})
    assert coordinator.name in text(signed_in.get(page))
    given = Assignment.objects.get()
    assert signed_in.get(f"{PAGE}assignments/{given.pk}/end/").status_code == 200
    signed_in.post(f"{PAGE}assignments/{given.pk}/end/")
    assert coordinator.name not in text(signed_in.get(page))


def test_nobody_without_a_place_here_is_offered_for_a_branch(signed_in, stranger, region):
    assert str(stranger.user_id) not in text(signed_in.get(f"{PAGE}{region.pk}/assign/"))


def test_the_page_leads_to_the_journal_of_its_object_for_those_who_read_it(
    signed_in, browse, acting, union
):
    link = f"/w/masalik/journal/organizations.organization/{union.pk}/"
    assert link in text(signed_in.get(f"{PAGE}{union.pk}/"))
    assert signed_in.get(link).status_code == 200
    assert link not in text(browse(acting("coordinator")).get(f"{PAGE}{union.pk}/"))


def test_markup_in_a_name_is_shown_as_written(signed_in, add, secretary, at):
    union = add("<script>نقابة</script>", name_fr="<b>x</b>", short_name="<i>")
    domain.add_post(actor=secretary, at=at, organization=union, title_ar="<script>كاتب</script>")
    for page in (PAGE, f"{PAGE}{union.pk}/"):
        assert "<script>نقابة" not in text(signed_in.get(page))
        assert "<script>كاتب" not in text(signed_in.get(page))
        assert "<b>x</b>" not in text(signed_in.get(page))


def test_the_pages_speak_french(signed_in, union, post):
    signed_in.cookies["django_language"] = "fr"
    assert "Organisations" in text(signed_in.get(PAGE))
    page = text(signed_in.get(f"{PAGE}{union.pk}/"))
    for words in ("sans source", "Vacant", "Sections", "syndicat"):
        assert words in page
    assert "Nouvelle organisation" in text(signed_in.get(f"{PAGE}add/"))


TAILS = ["", "correct/", "withdraw/", "assign/", "bodies/add/", "posts/add/"]


def test_nothing_of_another_workspace_is_there(signed_in, stranger, at):
    with in_workspace(stranger.workspace_id):
        deed = {"actor": stranger, "at": at}
        foreign = domain.add_organization(**deed, name_ar="غريبة", kind="union", is_ours=True)
        body = domain.add_body(**deed, organization=foreign, kind="bureau", name_ar="مكتب")
        post = domain.add_post(**deed, organization=foreign, title_ar="كاتب")
        person = add_person(**deed, name_ar="غريب")
        mandate = domain.record_mandate(**deed, post=post, person=person)
    paths = [f"{foreign.pk}/{tail}" for tail in TAILS]
    paths += [f"{kind}/{row.pk}/{verb}/" for kind, row in (("bodies", body), ("posts", post), ("mandates", mandate)) for verb in ("correct", "withdraw")]  # fmt: skip
    paths += [f"posts/{post.pk}/mandates/add/", f"mandates/{mandate.pk}/end/"]
    for path in paths:
        assert signed_in.get(PAGE + path).status_code == 404, path
        assert signed_in.post(PAGE + path).status_code in (404, 405), path


def test_a_member_reads_what_members_may_and_no_more(
    browse, acting, secretary, at, add, union, document, person
):
    shared = add(
        "فرع إنزكان", parent=union, is_ours=True, audience="members",
        passage=quote(document=document, start=0, end=13),
    )  # fmt: skip
    post = domain.add_post(actor=secretary, at=at, organization=shared, title_ar="كاتب الفرع")
    domain.record_mandate(actor=secretary, at=at, post=post, person=person)
    member = browse(acting("member"))
    page = text(member.get(f"{PAGE}{shared.pk}/")).split("<main")[1]
    for hidden in (union.name_ar, "اجتمع المكتب", person.name_ar):
        assert hidden not in page
    assert "كاتب الفرع" in page
    assert "وثيقة لا يطلع عليها إلا المكتب" in page
    listed = text(member.get(PAGE))
    assert "فرع إنزكان" in listed
    assert union.name_ar not in listed.split("<main")[1]
    assert member.get(f"{PAGE}{union.pk}/").status_code == 404
    assert member.get(f"{PAGE}{shared.pk}/correct/").status_code == 403
    assert member.get(f"{PAGE}{shared.pk}/posts/add/").status_code == 403
    share_document(actor=secretary, at=at, document=document, audience="members")
    assert "اجتمع المكتب" in text(member.get(f"{PAGE}{shared.pk}/"))


def test_a_coordinator_finds_forms_in_the_own_branch_alone(
    browse, acting, secretary, at, union, region
):
    from hiwar.workspaces.models import User

    actor = acting("coordinator")
    domain.assign(
        actor=secretary, at=at, user=User.objects.get(pk=actor.user_id), organization=region
    )
    coordinator = browse(actor)
    assert coordinator.get(f"{PAGE}{region.pk}/posts/add/").status_code == 200
    assert coordinator.get(f"{PAGE}{union.pk}/posts/add/").status_code == 403
    assert coordinator.post(f"{PAGE}{union.pk}/bodies/add/", {}).status_code == 403
    assert "posts/add" in text(coordinator.get(f"{PAGE}{region.pk}/"))
    assert "posts/add" not in text(coordinator.get(f"{PAGE}{union.pk}/"))
