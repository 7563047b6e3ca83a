/**
 * Wrappers as pods. Each incarnation is a pod {@code wrapper-<slug>-<incarnation>} with a secret of
 * the same name that holds its start token; both, and the service {@code wrapper-<slug>}, belong to
 * the control plane's own Deployment through their owners, so that nothing outlives it.
 *
 * <p>The service selects the <em>gateway</em>: whoever calls {@code wrapper-<slug>} inside the
 * cluster is let in, or not, by the same door as everybody. The gateway itself reaches a pod by its
 * IP, which the wrapper reports when it listens.
 *
 * <p>What the control plane's service account must be allowed to do, in its namespace alone:
 *
 * <pre>
 * pods          create get list watch delete
 * pods/resize   patch
 * secrets       create get update patch delete
 * services      create get update
 * deployments   get          (apps)
 * </pre>
 *
 * <p>Nothing here blocks an event loop: the client is used on virtual threads, each call with a
 * deadline. Resizing in place needs Kubernetes 1.33 or newer.
 */
@NullMarked
package io.grapholap.controlplane.runtime.kubernetes;

import org.jspecify.annotations.NullMarked;
