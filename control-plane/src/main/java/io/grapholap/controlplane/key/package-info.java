/** API keys: made by users for their programs, kept as hashes, revoked at any time. */
@NullMarked
package io.grapholap.controlplane.key;

import org.jspecify.annotations.NullMarked;
