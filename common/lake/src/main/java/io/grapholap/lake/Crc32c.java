package io.grapholap.lake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** CRC-32C checksums as the eight hex digits that manifests carry. */
final class Crc32c {
    static final int CHUNK = 1 << 18;

    private final CRC32C crc = new CRC32C();

    static String of(byte[] bytes) {
        var sum = new Crc32c();
        sum.crc.update(bytes);
        return sum.hex();
    }

    /** Reads {@code in} to its end. */
    static String of(ReadableByteChannel in) throws IOException {
        var sum = new Crc32c();
        var buffer = ByteBuffer.allocateDirect(CHUNK);
        while (in.read(buffer.clear()) >= 0) {
            sum.update(buffer.flip());
        }
        return sum.hex();
    }

    /** Takes the remaining bytes of {@code buffer}, which is left at its end. */
    void update(ByteBuffer buffer) {
        crc.update(buffer);
    }

    String hex() {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
