package io.grapholap.common.question;

/**
 * What came of a test of a data source.
 *
 * @param success whether tables can be read from it
 * @param message a sentence for its owner
 */
public record SourceTest(boolean success, String message) {}
