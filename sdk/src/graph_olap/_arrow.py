"""Arrow streams as DataFrames and batches."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from graph_olap._extras import need
from graph_olap.exceptions import ServerError

__all__ = ["Batches", "frame"]

_END = b"\xff\xff\xff\xff\x00\x00\x00\x00"
_RECORD_BATCH = 3


def frame(file: BinaryIO, backend: str) -> Any:
    """The DataFrame of an Arrow stream, by polars or by pandas."""
    if backend == "polars":
        polars = need("polars", "dataframe")
        return polars.read_ipc_stream(file)
    need("pandas", "dataframe")
    reader = need("pyarrow.ipc", "dataframe").open_stream(file)
    return reader.read_all().to_pandas()


class Batches:
    """The batches of an Arrow stream that comes in pieces, each as soon as all of it is there.

    A message is FFFFFFFF, the size of its metadata, the metadata, and a body whose size the metadata tells
    (https://arrow.apache.org/docs/format/Columnar.html#encapsulated-message-format).
    """

    def __init__(self) -> None:
        self._ipc = need("pyarrow.ipc", "dataframe")
        self._rest = bytearray()
        self._head = b""
        self._ended = False

    def feed(self, piece: bytes) -> Iterator[Any]:
        """The batches that this piece completes."""
        self._rest += piece
        while size := self._size():
            message = bytes(self._rest[:size])
            del self._rest[:size]
            if size == len(_END):
                self._ended = True
            elif _field(message, 1, "<B") == _RECORD_BATCH:
                yield self._ipc.open_stream(self._head + message).read_next_batch()
            else:
                self._head += message  # the schema, and dictionaries that batches refer to

    def end(self) -> None:
        """Nothing more will come.

        Raises:
            ServerError: If the stream is not whole.
        """
        if not self._ended:
            raise ServerError("The answer ended before it was whole; ask again.")

    def _size(self) -> int:
        """Bytes of the next message; 0 while some are missing."""
        there = len(self._rest)
        if there < len(_END):
            return 0
        size = len(_END) + int(struct.unpack_from("<i", self._rest, 4)[0])
        if len(_END) < size <= there:
            size += _field(self._rest, 3, "<q")
        return size if size <= there else 0


def _field(message: bytes | bytearray, field: int, kind: str) -> int:
    """A number of the metadata, which is a table of FlatBuffers: 1 is the kind of message, 3 the size of its body."""
    table = 8 + struct.unpack_from("<I", message, 8)[0]
    fields = table - struct.unpack_from("<i", message, table)[0]
    entry = 4 + 2 * field
    known = entry < struct.unpack_from("<H", message, fields)[0]
    offset = struct.unpack_from("<H", message, fields + entry)[0] if known else 0
    return int(struct.unpack_from(kind, message, table + offset)[0]) if offset else 0
