package io.grapholap.importscheduler.job;

import java.util.List;
import java.util.Optional;

/**
 * The store that was named and the configurations that came with it, of which one should be there
 * and be of that store.
 */
public record TableChoice(TableStore store, List<TableConfig> configs) {
    /** The one configuration, if it is of the store. */
    public Optional<TableConfig> config() {
        return configs.size() == 1 && configs.getFirst().store() == store
                ? Optional.of(configs.getFirst())
                : Optional.empty();
    }
}
