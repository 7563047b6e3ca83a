package io.grapholap.controlplane.mapping;

import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.common.question.CheckedDefinition;
import io.grapholap.common.question.DefinitionsAnswer;
import java.util.List;

/**
 * What the warehouse says of definitions.
 *
 * @param definitions those that it looked at
 * @param validation whether it looked at all of them
 * @param warnings sentences about what it did not
 */
record DefinitionCheck(
        List<CheckedDefinition> definitions, Validation validation, List<String> warnings) {

    static DefinitionCheck of(DefinitionsAnswer answer) {
        return new DefinitionCheck(
                answer.definitions(),
                answer.complete() ? Validation.CHECKED : Validation.UNCHECKED,
                answer.warnings());
    }

    /** Nothing was looked at, for that reason. */
    static DefinitionCheck unchecked(String reason) {
        return new DefinitionCheck(
                List.of(), Validation.UNCHECKED, List.of("The SQL was not checked. " + reason));
    }

    /** Whether nothing is wrong with what was looked at. */
    boolean isValid() {
        return definitions.stream().allMatch(d -> d.errors().isEmpty());
    }

    /**
     * This check.
     *
     * @throws ValidationFailed naming every fault at its place in {@code definition}
     */
    DefinitionCheck orFail(MappingDefinition definition) {
        if (!isValid()) {
            throw new ValidationFailed(DefinitionFaults.of(definitions, definition));
        }
        return this;
    }
}
