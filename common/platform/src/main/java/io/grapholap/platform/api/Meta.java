package io.grapholap.platform.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What is said about an answer.
 *
 * @param requestId id of the request; filled in when the answer leaves
 * @param total rows of the whole list; null unless the answer is a page
 * @param offset rows left out before this page
 * @param limit rows this page may have
 */
public record Meta(
        @Nullable String requestId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer offset,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer limit) {

    static final Meta NONE = new Meta(null, null, null, null);

    Meta withRequestId(String id) {
        return new Meta(id, total, offset, limit);
    }
}
