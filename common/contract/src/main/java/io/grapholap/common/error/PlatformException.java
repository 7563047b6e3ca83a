package io.grapholap.common.error;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error that a client is told about; each kind fixes its code and its details. Anything else is
 * a bug and a bare 500.
 */
public abstract sealed class PlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    private PlatformException(ErrorCode code, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.details = details;
    }

    public ErrorCode code() {
        return code;
    }

    /** What a program needs to act on the error; names as in the wire contract, section 1.4. */
    public Map<String, Object> details() {
        return details == null ? Map.of() : details;
    }

    /** The input breaks one or more rules; nothing was stored. */
    public static final class ValidationFailed extends PlatformException {
        public ValidationFailed(List<Fault> faults) {
            super(
                    ErrorCode.VALIDATION_FAILED,
                    summary(faults),
                    Map.of("errors", List.copyOf(faults)));
        }

        public ValidationFailed(String field, String message, String type) {
            this(List.of(new Fault(field, message, type)));
        }

        private static String summary(List<Fault> faults) {
            var first = faults.getFirst();
            var rest = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
            return first.field() + ": " + first.message() + rest;
        }
    }

    /** No such resource, or none that the caller may see. */
    public static final class NotFound extends PlatformException {
        public NotFound(String resourceType, Object resourceId) {
            super(
                    ErrorCode.RESOURCE_NOT_FOUND,
                    "No " + resourceType + " " + resourceId + " was found.",
                    Map.of("resource_type", resourceType, "resource_id", resourceId));
        }
    }

    /** The resource is not in a state that allows the operation. */
    public static final class InvalidState extends PlatformException {
        public InvalidState(String resource, Object id, String current, String required) {
            super(
                    ErrorCode.INVALID_STATE,
                    "The "
                            + resource
                            + " "
                            + id
                            + " is "
                            + current
                            + "; this needs it to be "
                            + required
                            + ".",
                    ordered(
                            "resource",
                            resource,
                            "resource_id",
                            id,
                            "current_state",
                            current,
                            "required_state",
                            required));
        }
    }

    /** Other resources still need this one. */
    public static final class HasDependencies extends PlatformException {
        public HasDependencies(
                String resourceType, Object id, String dependentType, long dependentCount) {
            super(
                    ErrorCode.RESOURCE_HAS_DEPENDENCIES,
                    "The "
                            + resourceType
                            + " "
                            + id
                            + " still has "
                            + dependentCount
                            + " "
                            + dependentType
                            + (dependentCount == 1 ? "" : "s")
                            + "; delete them first.",
                    ordered(
                            "resource_type",
                            resourceType,
                            "resource_id",
                            id,
                            "dependent_type",
                            dependentType,
                            "dependent_count",
                            dependentCount));
        }
    }

    /** A limit on concurrent resources is reached. */
    public static final class LimitExceeded extends PlatformException {
        public LimitExceeded(String limitType, long current, long allowed) {
            super(
                    ErrorCode.CONCURRENCY_LIMIT_EXCEEDED,
                    "The limit "
                            + limitType
                            + " of "
                            + allowed
                            + " is reached ("
                            + current
                            + " in use); terminate an instance or ask an operator to raise it.",
                    ordered(
                            "limit_type",
                            limitType,
                            "current_count",
                            current,
                            "max_allowed",
                            allowed));
        }
    }

    /** Who is asking is not known, or not believed. */
    public static final class Unauthorized extends PlatformException {
        public Unauthorized(ErrorCode code, String message) {
            super(code, message, Map.of());
        }
    }

    /** Who is asking is known and may not do this. */
    public static final class Forbidden extends PlatformException {
        public Forbidden(ErrorCode code, String message, Map<String, Object> details) {
            super(code, message, details);
        }

        /** The resource belongs to somebody else. */
        public static Forbidden notOwner(String resourceType, Object resourceId) {
            return new Forbidden(
                    ErrorCode.PERMISSION_DENIED,
                    "The "
                            + resourceType
                            + " "
                            + resourceId
                            + " belongs to another user; only its owner or an admin may do this.",
                    Map.of("resource_type", resourceType, "resource_id", resourceId));
        }
    }

    /** Something this service needs is away for now; asking again later may help. */
    public static final class Unavailable extends PlatformException {
        public Unavailable(ErrorCode code, String message, Map<String, Object> details) {
            super(code, message, details);
        }

        public Unavailable(String service, String message) {
            this(ErrorCode.SERVICE_UNAVAILABLE, message, Map.of("service", service));
        }
    }

    /** A refusal whose code and details the thrower chooses: queries, algorithms, locks. */
    public static final class Refused extends PlatformException {
        public Refused(ErrorCode code, String message, Map<String, Object> details) {
            super(code, message, details);
        }

        public Refused(ErrorCode code, String message) {
            this(code, message, Map.of());
        }
    }

    private static Map<String, Object> ordered(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(map);
    }
}
