"""One page of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Callable, Generic, List, TypeVar, Union, overload

__all__ = ["PaginatedList"]

T = TypeVar("T")


@dataclass(frozen=True)
class PaginatedList(Sequence[T], Generic[T]):
    """A page of a list, itself a sequence of its items.

    Attributes:
        items: What is on this page.
        total: How many there are on all pages.
        offset: How many come before this page.
        limit: How many fit on a page.
    """

    items: List[T]
    total: int
    offset: int
    limit: int

    @classmethod
    def of(cls, answer: dict[str, Any], read: Callable[[dict[str, Any]], T]) -> PaginatedList[T]:
        """The page that a list endpoint answered."""
        meta = answer["meta"]
        items = [read(item) for item in answer["data"]]
        return cls(items, meta["total"], meta["offset"], meta["limit"])

    @property
    def has_more(self) -> bool:
        """Whether another page follows."""
        return self.offset + len(self.items) < self.total

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> List[T]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[T, List[T]]:
        return self.items[index]
