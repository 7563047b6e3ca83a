package io.grapholap.exportworker.question;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.question.CatalogContents;
import io.grapholap.common.question.CatalogNames;
import io.grapholap.common.question.CatalogQuestion;
import io.grapholap.common.question.SourceItems;
import io.grapholap.common.question.SourceItems.Item;
import io.grapholap.common.question.SourceQuestion;
import io.grapholap.common.question.SourceTable;
import io.grapholap.common.question.SourceTest;
import io.grapholap.warehouse.ExportFailure;
import io.grapholap.warehouse.WarehouseMetadata;
import io.grapholap.warehouse.WarehouseMetadata.StoredTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is in the deployment's own warehouse, which data sources of type csv show, too. */
@ApplicationScoped
class EmbeddedSource {
    /** More than anybody reads; a prefix narrows it down. */
    static final int MAX_ITEMS = 10_000;

    private final WarehouseMetadata warehouse;
    private final QuestionConfig config;

    EmbeddedSource(WarehouseMetadata warehouse, QuestionConfig config) {
        this.warehouse = warehouse;
        this.config = config;
    }

    CatalogNames catalogs() {
        return new CatalogNames(warehouse.catalogs());
    }

    /** Fails with {@link NotFound} without such a catalog. */
    CatalogContents catalog(CatalogQuestion question, Asked asked) {
        var name = String.valueOf(question.catalog());
        return warehouse
                .catalog(name, limits(asked), asked.cancellation())
                .orElseThrow(() -> new NotFound("catalog", name));
    }

    SourceTest test(SourceQuestion question) {
        long tables = shown(question).count();
        return new SourceTest(
                tables > 0,
                tables > 0
                        ? "There " + (tables == 1 ? "is 1 table." : "are " + tables + " tables.")
                        : schema(question)
                                        .map(s -> "There is no table in schema " + s)
                                        .orElse("There is no table")
                                + "; files become tables as <schema>/<table>.csv or .parquet.");
    }

    SourceItems browse(SourceQuestion question) {
        var prefix = question.name() == null ? "" : question.name().toLowerCase(Locale.ROOT);
        var items =
                shown(question)
                        .filter(table -> qualified(table).startsWith(prefix))
                        .limit(MAX_ITEMS + 1L)
                        .map(EmbeddedSource::item)
                        .toList();
        return items.size() <= MAX_ITEMS
                ? new SourceItems(items, null)
                : new SourceItems(
                        items.subList(0, MAX_ITEMS),
                        "These are the first " + MAX_ITEMS + "; give a prefix to see others.");
    }

    /** Fails with {@link NotFound} if the source shows no such table. */
    SourceTable table(SourceQuestion question, Asked asked) {
        var name = String.valueOf(question.name());
        var found =
                shown(question)
                        .filter(table -> isNamed(table, name))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("table", name));
        try {
            return warehouse
                    .columns(found.schema(), found.table(), limits(asked), asked.cancellation())
                    .map(columns ->
                            new SourceTable(
                                    qualified(found),
                                    columns.stream()
                                            .map(c ->
                                                    new SourceTable.Column(
                                                            c.name(), c.type(), c.sample()))
                                            .toList(),
                                    null))
                    .orElseThrow(() -> new NotFound("table", name));
        } catch (ExportFailure e) {
            if (e.isRetryable()) {
                throw e;
            }
            return new SourceTable(
                    qualified(found),
                    List.of(),
                    "The table " + name + " cannot be read: " + e.getMessage());
        }
    }

    private Stream<StoredTable> shown(SourceQuestion question) {
        var schema = schema(question);
        return warehouse.tables().stream()
                .filter(table -> schema.isEmpty() || schema.get().equals(table.schema()));
    }

    private static Optional<String> schema(SourceQuestion question) {
        @Nullable Object schema = question.config().get("schema");
        return Optional.ofNullable(schema).map(s -> s.toString().toLowerCase(Locale.ROOT));
    }

    private static Item item(StoredTable table) {
        return new Item(
                qualified(table),
                "table",
                table.bytes(),
                table.format(),
                table.catalog(),
                table.schema());
    }

    private static boolean isNamed(StoredTable table, String name) {
        return name.equalsIgnoreCase(qualified(table))
                || name.equalsIgnoreCase(table.catalog() + "." + qualified(table));
    }

    private static String qualified(StoredTable table) {
        return table.schema() + "." + table.table();
    }

    private WarehouseMetadata.Limits limits(Asked asked) {
        return new WarehouseMetadata.Limits(
                asked.directory(), config.memory().asLongValue(), asked.timeLeft());
    }
}
