package io.grapholap.controlplane.idempotency;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an endpoint that creates something: it heeds the header {@code Idempotency-Key}. Its method
 * must store what it creates through {@link Idempotency#once}, or {@link Idempotency#onceBare}.
 */
@NameBinding
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
