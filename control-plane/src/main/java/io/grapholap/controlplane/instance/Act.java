package io.grapholap.controlplane.instance;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.runtime.WrapperName;
import java.util.UUID;

/**
 * One thing to do so that what runs is what is wanted. Acts on the same slug are done in their
 * order, and the rest of them is left out when one no longer applies.
 */
sealed interface Act {
    UUID slug();

    /** Launch a new incarnation. */
    record Start(ManagedInstance instance) implements Act {
        @Override
        public UUID slug() {
            return instance.slug();
        }
    }

    /** End a wrapper, if it runs, and clear away what it left. */
    record Stop(WrapperName name) implements Act {
        @Override
        public UUID slug() {
            return name.slug();
        }
    }

    /** Mark the instance failed. */
    record Fail(ManagedInstance instance, InstanceErrorCode code, String message) implements Act {
        @Override
        public UUID slug() {
            return instance.slug();
        }
    }

    /** Delete the row of an instance that was ended for good. */
    record Remove(ManagedInstance instance) implements Act {
        @Override
        public UUID slug() {
            return instance.slug();
        }
    }
}
