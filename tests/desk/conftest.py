from tests.site.conftest import browse, world  # noqa: F401
