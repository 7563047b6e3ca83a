package io.grapholap.common.job;

/**
 * One file in the object store.
 *
 * @param path relative to the snapshot's root, with {@code /}
 * @param rows rows in it; 0 for files that are no tables
 * @param crc32c CRC-32C of its bytes as eight hex digits (RFC 3720, appendix B.4)
 */
public record DataFile(String path, long rows, long bytes, String crc32c) {}
