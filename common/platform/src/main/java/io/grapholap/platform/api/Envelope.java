package io.grapholap.platform.api;

import io.grapholap.common.paging.Page;
import java.util.List;

/** A successful answer: {@code {"data": …, "meta": {"request_id": …}}}. */
public record Envelope<T>(T data, Meta meta) {
    public static <T> Envelope<T> of(T data) {
        return new Envelope<>(data, Meta.NONE);
    }

    /** A page of a list; {@code meta} also says total, offset and limit. */
    public static <T> Envelope<List<T>> of(Page<T> page) {
        return new Envelope<>(
                page.items(),
                new Meta(null, page.total(), page.range().offset(), page.range().limit()));
    }

    Envelope<T> withRequestId(String id) {
        return new Envelope<>(data, meta.withRequestId(id));
    }
}
