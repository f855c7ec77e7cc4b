"""The index: what can be found, its words, and how far it is filled. Plain ids, no foreign keys out
of the room: all floors above are found in it.

The lexemes of an entry stand beside its row (`store`): on SQLite in an FTS5 table of the same ids,
on PostgreSQL in a column of its own. On PostgreSQL an entry can be read only by what it answers
(`engine`), and only from its own workspace.
"""

from django.db import models


class SearchEntry(models.Model):
    """Something that can be found: a register (`source`), an object in it, a part of its text.

    `audience`: who may read it, as the rule of its source asks it; the other columns are facets,
    which stand among its lexemes too. Ids go by day: the greater, the newer.
    """

    workspace_id = models.UUIDField()
    source = models.CharField(max_length=24)
    object_id = models.UUIDField()
    part = models.PositiveIntegerField(default=0)
    audience = models.CharField(max_length=10)
    side = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=24, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    party_id = models.UUIDField(null=True)
    day = models.DateField(null=True)
    digest = models.CharField(max_length=32)

    class Meta:
        db_table = "search_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["workspace_id", "source", "object_id", "part"], name="one_entry_a_part"
            ),
        ]
        indexes = [models.Index(fields=["workspace_id", "-id"])]

    def __str__(self) -> str:
        return f"{self.source} {self.object_id} {self.part}"


class SearchText(models.Model):
    """The words of an entry, as written: for the snippet, and for searching letter by letter."""

    entry = models.OneToOneField(
        SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="text"
    )
    workspace_id = models.UUIDField()
    title = models.TextField(blank=True)
    body = models.TextField(blank=True)
    start = models.PositiveIntegerField(default=0, help_text="of the body in its document's text")

    class Meta:
        db_table = "search_text"

    def __str__(self) -> str:
        return self.title


class SearchProgress(models.Model):
    """How far one register of one workspace is indexed, and by which analyser."""

    workspace_id = models.UUIDField()
    source = models.CharField(max_length=24)
    version = models.PositiveIntegerField()
    after = models.UUIDField(null=True, help_text="the last object done")
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "search_progress"
        constraints = [
            models.UniqueConstraint(fields=["workspace_id", "source"], name="one_progress_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.workspace_id}"
