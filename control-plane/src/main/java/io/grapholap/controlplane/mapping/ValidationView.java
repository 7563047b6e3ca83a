package io.grapholap.controlplane.mapping;

import io.grapholap.common.question.CheckedDefinition;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Answer of {@code POST /api/mappings/validate}.
 *
 * @param valid whether no definition has an error
 * @param warnings sentences about what was not checked
 */
@Schema(name = "ValidationReport")
record ValidationView(boolean valid, List<CheckedDefinition> definitions, List<String> warnings) {
    static ValidationView of(DefinitionCheck check) {
        return new ValidationView(check.isValid(), check.definitions(), check.warnings());
    }
}
