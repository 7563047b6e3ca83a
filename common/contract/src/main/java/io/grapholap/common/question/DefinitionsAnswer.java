package io.grapholap.common.question;

import java.util.List;

/**
 * Which definitions could be exported.
 *
 * @param definitions one for each definition that was looked at, nodes first, in listed order
 * @param complete whether all were looked at in time
 * @param warnings sentences about what was not
 */
public record DefinitionsAnswer(
        List<CheckedDefinition> definitions, boolean complete, List<String> warnings) {}
