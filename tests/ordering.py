"""The heavy files go first, so that the workers end together; a plugin of the whole suite.

Seconds of one worker, roughly: only their order matters. The rest keeps the order of chance.
"""

import pytest

# The second needs no database: it runs while the first worker has it migrated.
HEAVY = (
    "site/test_every_url", "archive/test_resuming", "dialogue/test_browser", "site/test_screens",
    "story/test_a_round", "demonstration/test_load", "story/test_from_paper_to_dossier",
    "web/test_gallery", "site/test_keeping", "demands/test_tree", "review/test_pages",
    "review/test_processing", "archive/test_farm", "dialogue/test_letters", "intake/test_hostile",
    "dialogue/test_table", "dialogue/test_table_browser", "reading/test_linear",
    "archive/test_archive", "dialogue/test_accounts_browser", "dialogue/test_letters_browser",
    "story/test_the_year_of_a_round", "demands/test_demand_browser", "demands/test_tree_browser",
    "intake/test_pictures", "kernel/test_transactions", "review/test_kill", "review/test_judging",
    "demands/test_pages", "demands/test_versions", "demands/test_version_pages", "desk/test_results",
)  # fmt: skip


def _weight(item: pytest.Item) -> int:
    name = "/".join(item.path.with_suffix("").parts[-2:])
    return HEAVY.index(name) if name in HEAVY else len(HEAVY)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        items.sort(key=_weight)
