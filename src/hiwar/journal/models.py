"""The append-only record of every write. Plain ids, no foreign keys: all floors above write in it."""

from typing import Any

from django.db import models

from hiwar.kernel.models import Row


class Head(models.Model):
    """Where a workspace's chain stands, MACed with a key that lives outside the database."""

    workspace_id = models.UUIDField(primary_key=True)
    sequence = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash[:8]}"


class Entry(Row):
    """One write: who, when, what verb, on which object; chained to the entry before it."""

    workspace_id = models.UUIDField()
    sequence = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=80)
    actor_id = models.UUIDField()
    at = models.DateTimeField()
    object_type = models.CharField(max_length=60)
    object_id = models.UUIDField()
    payload_digest = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["workspace_id", "sequence"], name="one_entry_a_place"),
        ]
        indexes = [models.Index(fields=["workspace_id", "object_type", "object_id", "sequence"])]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    def sealed_fields(self) -> list[Any]:
        """What the hash covers, in order; times in UTC with microseconds."""
        return [
            str(self.workspace_id), self.sequence, self.verb, str(self.actor_id),
            self.at.timestamp(), self.object_type, str(self.object_id),
            self.payload_digest, self.previous_hash,
        ]  # fmt: skip


class Payload(models.Model):
    """What an entry says: names and the changed fields. A row of its own, so that it can be erased."""

    entry_id = models.UUIDField(primary_key=True)
    workspace_id = models.UUIDField(db_index=True)
    salt = models.CharField(max_length=64, blank=True)
    content = models.JSONField(null=True)
    erased_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.entry_id)
