package io.grapholap.wrapper.query;

import io.smallrye.mutiny.subscription.MultiEmitter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one thread writes for a client who reads in their own time: pieces of some size, each only
 * when it is asked for. Used by one thread; {@link #leave} may be called by any.
 */
final class ByteStream extends OutputStream {
    private static final int PIECE_BYTES = 256 * 1024;

    private final MultiEmitter<? super byte[]> client;
    private final Duration patience;
    private final byte[] piece = new byte[PIECE_BYTES];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int filled;
    private boolean gone;
    private volatile boolean begun;

    /**
     * @param patience how long the client may read nothing before it counts as gone
     */
    ByteStream(MultiEmitter<? super byte[]> client, Duration patience) {
        this.client = client;
        this.patience = patience;
        client.onRequest(_ -> signal());
    }

    /** Whether the client has got anything. */
    boolean begun() {
        return begun;
    }

    /** The client is not there any more: whoever writes fails. */
    void leave() {
        lock.lock();
        try {
            gone = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            int taken = Math.min(left, PIECE_BYTES - filled);
            System.arraycopy(bytes, at, piece, filled, taken);
            filled += taken;
            at += taken;
            left -= taken;
            if (filled == PIECE_BYTES) {
                send();
            }
        }
    }

    /** Sends what is there; nobody but the owner of the stream knows when that is useful. */
    void send() throws IOException {
        if (filled == 0) {
            return;
        }
        awaitDemand();
        begun = true;
        client.emit(Arrays.copyOf(piece, filled));
        filled = 0;
    }

    private void awaitDemand() throws IOException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (client.requested() == 0 && !gone && !client.isCancelled()) {
                if (left <= 0) {
                    throw new IOException("the client has read nothing for " + patience);
                }
                left = changed.awaitNanos(left);
            }
            if (gone || client.isCancelled()) {
                throw new IOException("the client has gone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
