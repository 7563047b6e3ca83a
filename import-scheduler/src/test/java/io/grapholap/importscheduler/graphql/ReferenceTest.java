package io.grapholap.importscheduler.graphql;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.DescribedNode;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The field reference tells what the schema tells. */
class ReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/importer/reference.md");

    /** After a wanted change of the schema: {@code SCHEMA_WRITE=1} writes the file anew. */
    @Test
    void theReferenceIsTheOneCheckedIn() throws IOException {
        var generated = reference(Files.readString(Path.of("schema.graphql")));
        if (System.getenv("SCHEMA_WRITE") != null) {
            Files.writeString(REFERENCE, generated);
        }
        assertThat(Files.readString(REFERENCE)).isEqualTo(generated);
    }

    private static String reference(String schema) {
        return new SchemaParser()
                .parse(schema).types().values().stream()
                        .filter(type -> !sections(type).isEmpty())
                        .sorted(Comparator.comparing(TypeDefinition::getName))
                        .map(ReferenceTest::section)
                        .collect(
                                joining(
                                        "\n",
                                        "# Field reference\n\nGenerated from the schema. `!` is never null.\n\n",
                                        ""));
    }

    private static String section(TypeDefinition<?> type) {
        return "## "
                + type.getName()
                + "\n\n"
                + description((DescribedNode<?>) type, "%s\n\n")
                + "| Field | Type | |\n|---|---|---|\n"
                + sections(type).stream().map(row -> row + "\n").collect(joining());
    }

    private static List<String> sections(TypeDefinition<?> type) {
        return switch (type) {
            case ObjectTypeDefinition t ->
                    t.getFieldDefinitions().stream().map(ReferenceTest::row).toList();
            case InterfaceTypeDefinition t ->
                    t.getFieldDefinitions().stream().map(ReferenceTest::row).toList();
            case InputObjectTypeDefinition t ->
                    t.getInputValueDefinitions().stream()
                            .map(f -> row(f.getName(), AstPrinter.printAst(f.getType()), f))
                            .toList();
            case EnumTypeDefinition t ->
                    t.getEnumValueDefinitions().stream()
                            .map(value -> row(value.getName(), "", value))
                            .toList();
            default -> List.of();
        };
    }

    private static String row(FieldDefinition field) {
        var arguments =
                field.getInputValueDefinitions().stream()
                        .map(a -> a.getName() + ": " + AstPrinter.printAst(a.getType()))
                        .collect(joining(", "));
        return row(
                field.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")"),
                AstPrinter.printAst(field.getType()),
                field);
    }

    private static String row(String name, String type, DescribedNode<?> described) {
        return "| `%s` | %s | %s |"
                .formatted(
                        name, type.isEmpty() ? "" : "`" + type + "`", description(described, "%s"));
    }

    private static String description(DescribedNode<?> node, String format) {
        return node.getDescription() == null
                ? ""
                : format.formatted(node.getDescription().getContent().strip());
    }
}
