from typing import Any

from django.db import migrations

from hiwar.language import all_areas, fold


def load(apps: Any, _schema_editor: Any) -> None:
    Area = apps.get_model("places", "Area")
    Area.objects.bulk_create(
        [
            Area(
                code=area.code,
                level=area.level,
                name_ar=area.name_ar,
                name_fr=area.name_fr,
                parent_id=area.parent_code,
                search_key=f"{fold(area.name_ar)}|{fold(area.name_fr)}",
            )
            for area in all_areas()
        ],
        ignore_conflicts=True,
        batch_size=500,
    )


def unload(apps: Any, _schema_editor: Any) -> None:
    Area = apps.get_model("places", "Area")
    for level in ("commune", "province", "region"):
        Area.objects.filter(level=level).delete()


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial")]
    operations = [migrations.RunPython(load, unload)]
