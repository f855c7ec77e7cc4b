from dataclasses import asdict
from types import SimpleNamespace
from typing import Any

from django.db import migrations

from hiwar.demands.vocabulary import fold, summary_of
from hiwar.kernel.scope import unscoped


def fill(apps: Any, schema_editor: Any) -> None:
    """What the ledgers recorded so far come to."""
    Demand = apps.get_model("demands", "Demand")
    DemandEvent = apps.get_model("demands", "DemandEvent")
    DemandStanding = apps.get_model("demands", "DemandStanding")
    with unscoped("the migration fills the standings of every workspace"):
        ledgers: dict[Any, list[Any]] = {}
        for event in (
            DemandEvent.objects.filter(voided_at=None).select_related("passage").iterator()
        ):
            start = event.passage.start if event.passage else 2**31
            place = (event.occurred_on, start, event.id)
            ledgers.setdefault(event.demand_id, []).append(
                SimpleNamespace(kind=event.kind, occurred_on=event.occurred_on, place_in_time=place)
            )
        DemandStanding.objects.bulk_create(
            [
                DemandStanding(
                    demand_id=pk,
                    workspace_id=workspace,
                    **asdict(summary_of(fold(ledgers.get(pk, [])))),
                )
                for pk, workspace in Demand.objects.values_list("id", "workspace_id")
            ],
            batch_size=500,
        )


class Migration(migrations.Migration):
    dependencies = [("demands", "0003_standings"), ("site", "0001_row_level_security")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
