package io.grapholap.controlplane.job;

/** How a run ended. */
sealed interface JobOutcome {
    /** As the metrics call it. */
    String label();

    record Succeeded() implements JobOutcome {
        @Override
        public String label() {
            return "success";
        }
    }

    /**
     * @param reason sentence for operators
     */
    record Failed(String reason) implements JobOutcome {
        @Override
        public String label() {
            return "failed";
        }
    }
}
