"""Results that do not fit, batch after batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pyarrow as pa
import pytest

from graph_olap import InstanceConnection
from graph_olap._arrow import Batches
from graph_olap.exceptions import ServerError

SCHEMA = pa.schema([("n", pa.int64()), ("name", pa.string()), ("kind", pa.dictionary(pa.int8(), pa.string()))])


def batch(start: int, rows: int) -> Any:
    numbers = list(range(start, start + rows))
    kinds = pa.array(["a" if n % 2 else "b" for n in numbers]).dictionary_encode()
    return pa.record_batch([pa.array(numbers), pa.array(map(str, numbers)), kinds.cast(SCHEMA.field(2).type)], SCHEMA)


def stream(*batches: Any) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, SCHEMA, options=pa.ipc.IpcWriteOptions(emit_dictionary_deltas=True)) as writer:
        for part in batches:
            writer.write_batch(part)
    return bytes(sink.getvalue())


@pytest.mark.parametrize("size", [1, 7, 8, 64, 1000, 1_000_000])
def test_batches_do_not_depend_on_the_pieces(size: int) -> None:
    parts = [batch(0, 3), batch(3, 0), batch(3, 500)]
    text = stream(*parts)
    batches = Batches()
    found = [b for i in range(0, len(text), size) for b in batches.feed(text[i : i + size])]
    batches.end()

    assert [b.to_pylist() for b in found] == [p.to_pylist() for p in parts]


def connection(pieces: Iterator[bytes]) -> InstanceConnection:
    answer = httpx.Response(200, content=pieces)
    return InstanceConnection("http://instance", "key", 5, transport=httpx.MockTransport(lambda request: answer))


def test_a_batch_comes_before_the_next_is_sent() -> None:
    text = stream(batch(0, 100), batch(100, 100))
    sent = []

    def pieces() -> Iterator[bytes]:
        half = text.index(b"100", len(text) // 2) - 900
        for piece in (text[:half], text[half:]):
            sent.append(len(piece))
            yield piece

    rows = connection(pieces()).stream("x")
    assert next(rows).num_rows == 100
    assert len(sent) == 1
    assert [b.num_rows for b in rows] == [100]


def test_half_a_stream_is_an_error() -> None:
    text = stream(batch(0, 100))
    with pytest.raises(ServerError, match="whole"):
        list(connection(iter([text[:-8]])).stream("x"))
