"""Candidates, their order, their reasons; with the embedding and without."""

import pytest

from hiwar.matching import Pool, Why, fused, in_words
from hiwar.matching import semantic as embedding
from hiwar.matching.matcher import trust_in_meaning

POOL = (
    "إحداث مقصف بمقر الإدارة المركزية",
    "الرفع من أجور عمال النظافة",
    "الرفع من أجور القضاة",
    "تنظيم رحلات لفائدة أسر المنخرطين",
    "تجهيز المديريات الجهوية بالحواسيب",
    "Créer une crèche pour les enfants du personnel",
)


def first(text: str) -> str:
    return POOL[Pool(POOL).candidates(text)[0].place]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("خلق مطعم للعاملين بالمصالح المركزية", 0),
        ("تحسين رواتب شغيلة النظافة", 1),
        ("تزويد المصالح الخارجية بالعتاد المعلوماتي", 4),
        ("فتح حضانة لأبناء الموظفين", 5),
        ("Équiper les services déconcentrés en matériel informatique", 4),
    ],
)
def test_a_demand_is_found_in_other_words_and_in_the_other_language(asked, found):
    assert first(asked) == POOL[found]


def test_another_group_of_beneficiaries_is_said_and_ranked_behind():
    found = Pool(POOL).candidates("تحسين رواتب شغيلة النظافة")
    judges = next(each for each in found if each.place == 2)
    assert found[0].score > judges.score
    assert Why.OTHER_BENEFICIARIES in {reason.why for reason in judges.reasons}


def test_reasons_give_the_words_of_both_sides():
    found = Pool(POOL).candidates("خلق مطعم للعاملين بالمصالح المركزية")[0]
    assert "الموضوع نفسه بلفظ آخر: مطعم = مقصف" in in_words(found.reasons, french=False)
    assert any("مطعم = مقصف" in line for line in in_words(found.reasons, french=True))


def test_what_shares_nothing_is_no_candidate():
    assert Pool(POOL).candidates("ترجمة الأفلام الوثائقية") == []
    assert Pool([]).candidates("الرفع من الأجور") == []
    assert Pool(POOL).candidates("") == []


def test_the_same_words_score_one_and_no_score_leaves_its_bounds():
    for text in POOL:
        scores = [found.score for found in Pool(POOL).candidates(text)]
        assert scores[0] == 1.0
        assert all(0 <= score <= 1 for score in scores)


def test_the_embedding_never_lowers_below_nothing_nor_outweighs_the_words():
    assert fused(0.6, None, 0.5) == 0.6
    assert fused(0.6, -0.4, 0.5) == pytest.approx(0.4)
    assert fused(0.0, 1.0, trust_in_meaning(0.0)) < 0.1
    assert fused(0.0, 1.0, trust_in_meaning(1.0)) == pytest.approx(0.5)


def test_the_embedding_is_off_where_the_processor_lacks_avx2(monkeypatch, tmp_path):
    flags = tmp_path / "cpuinfo"
    flags.write_text("flags\t: fpu sse2 avx\n", encoding="ascii")
    monkeypatch.setattr(embedding, "_CPU", flags)
    monkeypatch.setattr(embedding, "find_spec", lambda _name: object())
    monkeypatch.setattr(embedding.platform, "machine", lambda: "x86_64")
    assert "AVX2" in embedding.why_off()


def test_the_embedding_is_off_where_its_package_is_not_installed(monkeypatch):
    monkeypatch.setattr(embedding, "find_spec", lambda _name: None)
    assert "hiwar[semantic]" in embedding.why_off()


@pytest.mark.skipif(embedding.why_off() is not None, reason="no embedding on this machine")
def test_a_demand_is_nearer_to_its_rewording_than_to_another():
    one, same, other = embedding.embedded(
        ["تقريب العلاج من العمال", "فتح مصحة بجوار المصنع", "تعميم الأمازيغية بالإدارة"]
    )
    assert one @ same > one @ other
    assert one @ one == pytest.approx(1, abs=1e-5)
