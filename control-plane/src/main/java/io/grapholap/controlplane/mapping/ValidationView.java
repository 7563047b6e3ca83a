package io.grapholap.controlplane.mapping;

import io.grapholap.common.question.CheckedDefinition;
import java.util.List;

/**
 * Answer of {@code POST /api/mappings/validate}.
 *
 * @param valid whether no definition has an error
 * @param warnings sentences about what was not checked
 */
record ValidationView(boolean valid, List<CheckedDefinition> definitions, List<String> warnings) {
    static ValidationView of(DefinitionCheck check) {
        return new ValidationView(check.isValid(), check.definitions(), check.warnings());
    }
}
