/**
 * Creating requests that may be sent again: with the same {@code Idempotency-Key} they create once
 * and get the same answer.
 *
 * <p>A key is claimed before its request is looked at, in a short transaction of its own; the claim
 * holds for a minute. The answer is stored in the transaction that creates the resource, so that
 * there is never one without the other, and only while the claim still holds: of two that believe
 * they hold it, one is rolled back. A request that fails gives its claim back. Answers are stored
 * as they were first given, without what is told once.
 */
@NullMarked
package io.grapholap.controlplane.idempotency;

import org.jspecify.annotations.NullMarked;
