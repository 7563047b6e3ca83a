package io.grapholap.warehouse.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grapholap.warehouse.Description;
import io.grapholap.warehouse.DescriptionRequest;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One look at a statement inside its sandbox; no row is read. */
final class SandboxedDescription {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox sandbox;
    private final DescriptionRequest request;
    private final Execution execution;

    SandboxedDescription(Sandbox sandbox, DescriptionRequest request, Execution execution) {
        this.sandbox = sandbox;
        this.request = request;
        this.execution = execution;
    }

    Description run() throws SQLException {
        var source = SourceView.create(sandbox, request.sql(), execution);
        var faults = source.casts(request.columns()).faults();
        return new Description(source.columns(), rowEstimate(), faults);
    }

    private @Nullable Long rowEstimate() throws SQLException {
        var plan =
                sandbox.query(
                        "EXPLAIN (FORMAT json) SELECT * FROM " + SourceView.NAME,
                        execution,
                        rows -> {
                            rows.next();
                            return rows.getString("explain_value");
                        });
        try {
            return estimate(JSON.readTree(plan).path(0)).orElse(null);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Some operators, such as UNION, say nothing; what flows into them is the best guess. */
    private static Optional<Long> estimate(JsonNode operator) {
        var said = operator.path("extra_info").path("Estimated Cardinality").asText();
        if (said.matches("\\d{1,18}")) {
            return Optional.of(Long.valueOf(said));
        }
        var sum = Optional.<Long>empty();
        for (var child : operator.path("children")) {
            var rows = estimate(child);
            sum = rows.isPresent() ? Optional.of(sum.orElse(0L) + rows.get()) : sum;
        }
        return sum;
    }
}
