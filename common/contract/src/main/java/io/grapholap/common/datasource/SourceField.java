package io.grapholap.common.datasource;

/**
 * One field of a data source's configuration or credentials.
 *
 * @param required whether a source cannot do without it
 */
public record SourceField(String name, Kind kind, boolean required) {

    /** What a field holds. */
    public enum Kind {
        /** One line of text. */
        TEXT,
        /** Text that is never shown; may have many lines. */
        SECRET,
        /** Name or address of a machine, nothing around it. */
        HOST,
        /** A TCP port, 1 to 65535. */
        PORT,
        /** {@code true} or {@code false}. */
        FLAG
    }

    static SourceField text(String name) {
        return new SourceField(name, Kind.TEXT, false);
    }

    static SourceField secret(String name) {
        return new SourceField(name, Kind.SECRET, false);
    }

    static SourceField host(String name) {
        return new SourceField(name, Kind.HOST, false);
    }

    static SourceField port(String name) {
        return new SourceField(name, Kind.PORT, false);
    }

    static SourceField flag(String name) {
        return new SourceField(name, Kind.FLAG, false);
    }

    SourceField needed() {
        return new SourceField(name, kind, true);
    }
}
