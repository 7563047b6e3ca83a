package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.EntityDefinition;
import io.grapholap.common.definition.EntityKind;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.definition.PropertyDefinition;
import io.grapholap.common.error.Fault;
import io.grapholap.common.job.JobFailure;
import io.grapholap.common.question.CheckedDefinition;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the field of a request that the warehouse's word is about. */
final class DefinitionFaults {
    private DefinitionFaults() {}

    /** One fault for each error of the warehouse, within {@code body}. */
    static List<Fault> of(List<CheckedDefinition> checked, MappingDefinition definition) {
        return checked.stream()
                .flatMap(c -> c.errors().stream().map(e -> fault(c, e, definition)))
                .toList();
    }

    private static Fault fault(
            CheckedDefinition checked, CheckedDefinition.Error error, MappingDefinition mapping) {
        boolean node = checked.kind() == EntityKind.NODE;
        var list = node ? mapping.nodeDefinitions() : mapping.edgeDefinitions();
        int index = indexOf(checked.name(), list);
        var at = (node ? "node_definitions[" : "edge_definitions[") + index + "].";
        var field = at + field(list.get(index), mapping, error);
        return new Fault(field, error.message(), error.code().name().toLowerCase(Locale.ROOT))
                .within("body");
    }

    private static String field(
            EntityDefinition entity, MappingDefinition mapping, CheckedDefinition.Error error) {
        int column = columnOf(error.column(), entity.columns(mapping));
        var part = error.code() == JobFailure.Code.CAST_FAILED ? ".type" : ".name";
        if (column < 0) {
            return "sql";
        }
        if (entity.kind() == EntityKind.NODE) {
            return column == 0 ? "primary_key" + part : "properties[" + (column - 1) + "]" + part;
        }
        return switch (column) {
            case 0 -> "from_key";
            case 1 -> "to_key";
            default -> "properties[" + (column - 2) + "]" + part;
        };
    }

    private static int columnOf(@Nullable String name, List<PropertyDefinition> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(name))
                .findFirst()
                .orElse(-1);
    }

    private static int indexOf(String name, List<? extends EntityDefinition> list) {
        return IntStream.range(0, list.size())
                .filter(i -> list.get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no definition " + name));
    }
}
