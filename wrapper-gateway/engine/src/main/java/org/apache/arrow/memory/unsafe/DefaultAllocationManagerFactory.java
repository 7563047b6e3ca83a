package org.apache.arrow.memory.unsafe;

import org.apache.arrow.memory.AllocationManager;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.memory.util.MemoryUtil;

/**
 * Memory for Arrow straight from the operating system, given back at once. Arrow finds it by this
 * very name; its own choices are Netty's pool, which keeps what it once had, and one that is not
 * published.
 */
public final class DefaultAllocationManagerFactory implements AllocationManager.Factory {
    public static final AllocationManager.Factory FACTORY = new DefaultAllocationManagerFactory();

    private static final ArrowBuf EMPTY =
            new ArrowBuf(ReferenceManager.NO_OP, null, 0, MemoryUtil.allocateMemory(0));

    private DefaultAllocationManagerFactory() {}

    @Override
    public AllocationManager create(BufferAllocator accountant, long size) {
        return new Memory(accountant, size);
    }

    @Override
    public ArrowBuf empty() {
        return EMPTY;
    }

    private static final class Memory extends AllocationManager {
        private final long size;
        private final long address;

        Memory(BufferAllocator accountant, long size) {
            super(accountant);
            this.size = size;
            this.address = MemoryUtil.allocateMemory(size);
        }

        @Override
        public long getSize() {
            return size;
        }

        @Override
        protected long memoryAddress() {
            return address;
        }

        @Override
        protected void release0() {
            MemoryUtil.freeMemory(address);
        }
    }
}
