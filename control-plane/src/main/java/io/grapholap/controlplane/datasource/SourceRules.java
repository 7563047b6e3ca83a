package io.grapholap.controlplane.datasource;

import io.grapholap.common.datasource.HostName;
import io.grapholap.common.datasource.SourceField;
import io.grapholap.common.datasource.SourceType;
import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.Fault;
import io.grapholap.common.error.PlatformException.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the configuration and credentials of a data source must keep, by the table of its type. */
final class SourceRules {
    static final int MAX_TEXT = 1_000;
    static final int MAX_SECRET = 16_384;

    private static final int MAX_PORT = 65_535;

    private SourceRules() {}

    /**
     * The type of that name.
     *
     * @throws Refused {@code INVALID_SOURCE_TYPE} if there is none; names those there are
     */
    static SourceType type(String wireName) {
        return SourceType.of(wireName)
                .orElseThrow(() -> {
                    var known =
                            Arrays.stream(SourceType.values()).map(SourceType::wireName).toList();
                    return new Refused(
                            ErrorCode.INVALID_SOURCE_TYPE,
                            "'"
                                    + wireName
                                    + "' is no type of data source; use one of "
                                    + known
                                    + ".",
                            Map.of("source_type", wireName, "allowed", known));
                });
    }

    static List<Fault> config(SourceType type, Map<String, Object> given) {
        return check("config", type, type.config(), given);
    }

    static List<Fault> credentials(SourceType type, SecretFields given) {
        return check("credentials", type, type.credentials(), given.reveal());
    }

    private static List<Fault> check(
            String part, SourceType type, List<SourceField> fields, Map<String, Object> given) {
        var faults = new ArrayList<Fault>();
        var names = fields.stream().map(SourceField::name).toList();
        for (var name : given.keySet()) {
            if (!names.contains(name)) {
                faults.add(
                        new Fault(
                                part + "." + name,
                                "is unknown for " + type.wireName() + "; known are " + names,
                                "unknown_field"));
            }
        }
        for (var field : fields) {
            var fault = fault(field, given.get(field.name()));
            if (fault != null) {
                faults.add(fault.within(part));
            }
        }
        return faults;
    }

    private static @Nullable Fault fault(SourceField field, @Nullable Object value) {
        if (value == null) {
            return field.required()
                    ? new Fault(field.name(), "is missing; a source needs it", "required")
                    : null;
        }
        return switch (field.kind()) {
            case TEXT -> text(field, value, MAX_TEXT, true);
            case SECRET -> text(field, value, MAX_SECRET, false);
            case HOST ->
                    value instanceof String s && HostName.parse(s).isPresent()
                            ? null
                            : new Fault(
                                    field.name(),
                                    "'"
                                            + shortened(value)
                                            + "' is no host; write a name such as"
                                            + " trino.example.com or an address, without scheme,"
                                            + " user, port, path or dot at the end",
                                    "host");
            case PORT ->
                    value instanceof Integer port && port >= 1 && port <= MAX_PORT
                            ? null
                            : new Fault(
                                    field.name(),
                                    "must be a whole number from 1 to "
                                            + MAX_PORT
                                            + ", found "
                                            + shortened(value),
                                    "range");
            case FLAG ->
                    value instanceof Boolean
                            ? null
                            : new Fault(
                                    field.name(),
                                    "must be true or false, found " + shortened(value),
                                    "type");
        };
    }

    /** Never shows the value: a secret may stand in the wrong field. */
    private static @Nullable Fault text(SourceField field, Object value, int max, boolean oneLine) {
        if (!(value instanceof String s)) {
            return new Fault(field.name(), "must be a string", "type");
        }
        if (s.isBlank() || s.length() > max) {
            return new Fault(
                    field.name(), "must have 1 to " + max + " characters, not all blank", "length");
        }
        return s.indexOf('\0') >= 0 || oneLine && s.chars().anyMatch(Character::isISOControl)
                ? new Fault(field.name(), "holds control characters; remove them", "pattern")
                : null;
    }

    private static String shortened(Object value) {
        var text = String.valueOf(value);
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
