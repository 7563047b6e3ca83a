package io.grapholap.common.question;

import io.grapholap.common.definition.MappingDefinition;

/**
 * Could these definitions be exported?
 *
 * @param definition keeps the rules of definitions
 * @param timeLimitMillis how long the answer may take
 */
public record DefinitionsQuestion(MappingDefinition definition, long timeLimitMillis) {}
