"""What can go wrong, one class a failure. The message is the sentence that a person reads."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
"""What the system says when there is no room: on the disk, in the user's share of it, or for a file of that size."""


class FactdeckError(Exception):
    """Anything that the program can explain. `exit_code` is what the command line ends with."""

    exit_code = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors cross processes: they come back with their sentence, not by calling the constructor with it."""
        return _revived, (type(self), self.args, self.__dict__)


def _revived(kind: type[FactdeckError], args: tuple[Any, ...], state: dict[str, Any]) -> FactdeckError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class WorkerLost(FactdeckError):
    """A process that parsed for us is gone."""

    def __init__(self) -> None:
        super().__init__(
            "A process that was parsing articles ended before it was done, perhaps for want of memory. "
            "What was stored is safe; run the command again, with fewer --jobs."
        )


class ClusterUnusable(FactdeckError):
    """The cluster that was to parse for us cannot be used."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(f"The Dask cluster at {address} cannot be used: {why}.")


class SourceUnreadable(FactdeckError):
    """One source could not be read as an article."""

    def __init__(self, source: str, why: str) -> None:
        super().__init__(f"{source}: {why}")
        self.source = source
        self.why = why


class SourceAway(SourceUnreadable):
    """There was no getting to a source; next time it may go well."""


class SourceRefused(SourceUnreadable):
    """A host answered, but not with what was asked for. `status` is HTTP's; `after` when to ask again, if it says so.

    `after` is an ISO 8601 time in UTC.
    """

    def __init__(self, source: str, why: str, status: int, after: str | None = None) -> None:
        super().__init__(source, why)
        self.status = status
        self.after = after


class FeedsDamaged(FactdeckError):
    """The list of feeds cannot be read. It is left as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged: the feeds in it cannot be read. Remove it, and add the feeds again.")


class OriginalMissing(FactdeckError):
    """What a document was taken from is not there."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The original cannot be shown: {why}.")
        self.why = why


class ArchiveInvalid(FactdeckError):
    """A line of an exported base that cannot be taken in."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"Line {number:,} cannot be imported: {why}.")
        self.number = number


class QueryInvalid(FactdeckError):
    """A query that does not follow the query language. `position` is the character it goes wrong at."""

    exit_code = 2

    def __init__(self, query: str, position: int, why: str) -> None:
        super().__init__(f"{why}, at character {position + 1} of the query.")
        self.query = query
        self.position = position
        self.why = why


class BaseMissing(FactdeckError):
    """There is no base at the place that was named."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no base at {folder}: `factdeck --base {folder} add SOURCE…` makes one.")


class BaseUnreadable(FactdeckError):
    """The folder cannot be used as a base."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"{folder} cannot be used as a base: {why}.")


class BaseTooNew(FactdeckError):
    """A newer factdeck wrote this base."""

    def __init__(self, folder: Path, version: object) -> None:
        super().__init__(f"The base at {folder} has schema version {version}, which this factdeck does not know: update it.")


class BaseBusy(FactdeckError):
    """Another process is writing to the base."""

    def __init__(self, folder: Path, holder: int | None) -> None:
        who = f"process {holder}" if holder else "another process"
        super().__init__(f"The base at {folder} is being written to by {who}: try again when it is done.")


class BaseNotWritable(FactdeckError):
    """The base could not be written: no room, no permission, or a failing disk. What was stored before is unharmed."""

    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(
            f"{folder} could not be written ({why}): what was to be stored now was not. What was there before is unharmed."
        )


class IndexDamaged(FactdeckError):
    """The search index cannot be read or written. It is derived, so it can be made again."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The search index is damaged or could not be written ({why}); deleting its folder makes it anew.")


class IndexWithoutRoom(IndexDamaged):
    """The search index cannot be written for want of room."""

    def __init__(self) -> None:
        FactdeckError.__init__(self, "There is no room left for the search index; it is made when there is.")


class OutputWithoutRoom(FactdeckError):
    """What was to be written elsewhere than to a base found no room."""

    def __init__(self) -> None:
        super().__init__("There is no room left for the output: what was written of it is not all.")


class ShardDamaged(FactdeckError):
    """A file of facts cannot be read. It is left as it is."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} is damaged ({why}). It was set aside and is left as it is; the rest of the base works.")
        self.path = path
        self.why = why


class WordMissing(FactdeckError):
    """A note or a tag without a word in it."""

    exit_code = 2

    def __init__(self, what: str) -> None:
        super().__init__(f"There is no {what} in that.")


class FactUnknown(FactdeckError):
    """No fact has this id."""

    def __init__(self, fact_id: str) -> None:
        super().__init__(f"No fact has the id {fact_id!r}: `factdeck find QUERY` lists ids.")
