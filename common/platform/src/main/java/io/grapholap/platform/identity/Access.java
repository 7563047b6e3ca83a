package io.grapholap.platform.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call an endpoint. Stands on the method, or on the class for all its methods; an endpoint
 * without it is refused.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
    Who value();

    /**
     * Whether this endpoint changes nothing although its method is not GET, so that an API key that
     * may only read may call it.
     */
    boolean reads() default false;

    /** The callers an endpoint may be open to. */
    enum Who {
        /** Anybody, without a login. */
        OPEN,
        /** Every user who is logged in, whatever their role. */
        USER,
        /** Role {@code ops} alone. */
        OPS,
        /** Role {@code admin} alone. */
        ADMIN,
        /** Role {@code admin} or {@code ops}. */
        ADMIN_OR_OPS
    }
}
