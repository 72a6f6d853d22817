"""What may have changed in a collection, as somebody who watches it tells."""

from __future__ import annotations

from dataclasses import dataclass, field

MANY = 300
"""Files and folders from which it is all the same to look at everything."""


@dataclass(slots=True)
class Dirty:
    """Paths, relative to the collection, that may have changed."""

    files: set[bytes] = field(default_factory=set)
    folders: set[bytes] = field(default_factory=set)
    """Folders in which files or folders may have come or gone."""
    everything: bool = False

    def __bool__(self) -> bool:
        return bool(self.everything or self.files or self.folders)

    def add(self, other: Dirty) -> None:
        """Take over what `other` names."""
        self.files |= other.files
        self.folders |= other.folders
        self.everything |= other.everything or len(self.files) + len(self.folders) > MANY
