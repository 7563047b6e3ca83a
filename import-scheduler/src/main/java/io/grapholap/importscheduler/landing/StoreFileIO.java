package io.grapholap.importscheduler.landing;

import io.grapholap.lake.ObjectStore;
import io.grapholap.lake.StoreException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/** Iceberg's metadata in the object store. Its files are small and are held whole. */
final class StoreFileIO implements FileIO {
    private static final long serialVersionUID = 1L;

    private final transient ObjectStore store;
    private final String root;

    /**
     * @param root where the store lies; ends with {@code /}
     */
    StoreFileIO(ObjectStore store, URI root) {
        this.store = store;
        this.root = root.toString();
    }

    /** The location of an object, as metadata names it. */
    String location(String path) {
        return root + path;
    }

    /** The object at a location of this store. */
    String path(String location) {
        if (!location.startsWith(root)) {
            throw new IllegalArgumentException(location + " is not in the object store " + root);
        }
        return location.substring(root.length());
    }

    @Override
    public InputFile newInputFile(String location) {
        return new StoredInput(location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new StoredOutput(location);
    }

    @Override
    public void deleteFile(String location) {
        store.deleteAll(path(location));
    }

    private final class StoredInput implements InputFile {
        private final String location;

        StoredInput(String location) {
            this.location = location;
        }

        @Override
        public long getLength() {
            try {
                return store.size(path(location));
            } catch (StoreException.NotFound e) {
                throw new NotFoundException(e, "There is no object %s", location);
            }
        }

        @Override
        public SeekableInputStream newStream() {
            try {
                return new InMemoryInputFile(location, store.read(path(location))).newStream();
            } catch (StoreException.NotFound e) {
                throw new NotFoundException(e, "There is no object %s", location);
            }
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public boolean exists() {
            try {
                return store.size(path(location)) >= 0;
            } catch (StoreException.NotFound e) {
                return false;
            }
        }
    }

    private final class StoredOutput implements OutputFile {
        private final String location;

        StoredOutput(String location) {
            this.location = location;
        }

        /** Names of metadata are random and used once, so nothing is ever overwritten. */
        @Override
        public PositionOutputStream create() {
            return new Upload();
        }

        @Override
        public PositionOutputStream createOrOverwrite() {
            return new Upload();
        }

        @Override
        public String location() {
            return location;
        }

        @Override
        public InputFile toInputFile() {
            return newInputFile(location);
        }

        /** Collects the bytes and stores them when closed. */
        private final class Upload extends PositionOutputStream {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            private boolean closed;

            @Override
            public long getPos() {
                return bytes.size();
            }

            @Override
            public void write(int b) {
                bytes.write(b);
            }

            @Override
            public void write(byte[] b, int off, int len) {
                bytes.write(b, off, len);
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    store.putAtomic(path(location), bytes.toByteArray());
                }
            }
        }
    }
}
