"""What the address of the dossier asks for."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DossierFilters:
    """`kind` and `priority` are those of the demand; `region` is an official code («09»); `words` as typed."""

    states: tuple[str, ...] = ()
    theme: UUID | None = None
    region: str = ""
    category: str = ""
    kind: str = ""
    priority: str = ""
    words: str = ""
    unanswered: bool = False
    by_age: bool = False

    @property
    def is_narrow(self) -> bool:
        return self != DossierFilters(by_age=self.by_age)
