import pytest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/accounts/login/", "ادخل إلى السجل"),
        ("/accounts/password/reset/", "أرسل لي الرابط"),
        ("/accounts/password/reset/done/", "انظر في بريدك"),
        ("/accounts/password/reset/key/done/", "بُدّلت كلمة السر"),
        ("/accounts/password/reset/key/1-set-password/", "هذا الرابط لم يعد يُفتح"),
        ("/accounts/inactive/", "هذا الحساب موقوف"),
    ],
)
@pytest.mark.django_db
def test_the_pages_of_the_door_speak_our_arabic(client, address, words):
    told = client.get(address).content.decode()
    assert words in told
    assert 'class="si"' in told


@pytest.mark.django_db
def test_the_door_speaks_french(client):
    client.cookies["django_language"] = "fr"
    told = client.get("/accounts/login/").content.decode()
    assert "Entrez dans le registre" in told
    assert "Mot de passe oublié" in told


@pytest.mark.django_db
def test_a_wrong_password_says_what_to_do_next_and_keeps_the_name(client):
    page = client.post("/accounts/login/", {"login": "amina@example.org", "password": "nothing"})
    told = page.content.decode()
    assert _("The email address and/or password you specified are not correct.") in told
    assert 'role="alert"' in told
    assert 'value="amina@example.org"' in told
    assert "nothing" not in told


@pytest.mark.django_db
def test_someone_signed_in_is_asked_before_leaving_and_may_change_the_password(
    client, django_user_model
):
    user = django_user_model.objects.create_user("amina", "amina@example.org", "old-password-1")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "أتخرج من هذا الجهاز؟" in client.get("/accounts/logout/").content.decode()
    assert "بدّل كلمة السر" in client.get("/accounts/password/change/").content.decode()
    assert "أكّد أنك أنت" in client.get("/accounts/reauthenticate/").content.decode()


@pytest.mark.django_db
def test_the_letter_with_the_link_is_in_our_words(client, django_user_model, mailoutbox):
    django_user_model.objects.create_user("amina", "amina@example.org", "old-password-1")
    client.post("/accounts/password/reset/", {"email": "amina@example.org"})
    letter = mailoutbox[0]
    assert letter.subject == "رابط لاختيار كلمة سر جديدة"
    assert "/accounts/password/reset/key/" in letter.body
    assert "حوار، سجل هيئتك" in letter.body


def test_error_pages_need_no_request():
    told = render_to_string(
        "web/error.html", {"code": 500, "title": "تعذّر العرض", "sentence": "أعد المحاولة."}
    )
    assert "تعذّر العرض" in told
    assert 'lang="ar-MA" dir="rtl"' in told
