package io.grapholap.controlplane.config;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads and changes the sections, always as they stand in the database. */
@ApplicationScoped
class ConfigService {
    private final ConfigRepository rows;
    private final Clock clock;

    ConfigService(ConfigRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @WithSession
    Uni<GlobalConfig> read() {
        return rows.listAll().map(ConfigService::assemble);
    }

    @WithSession
    <T> Uni<Setting<T>> read(Section<T> section) {
        return rows.findById(section.key()).map(row -> row.setting(section));
    }

    /**
     * Replaces the value of a section; of two changes at the same time the second sees the first.
     *
     * @param change from the stored value to the wanted one; fails with {@link ValidationFailed} if
     *     that may not be, and nothing changes
     */
    @WithTransaction
    <T> Uni<Setting<T>> change(Section<T> section, UnaryOperator<T> change, Caller caller) {
        return rows.locked(section)
                .map(row -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    row.write(change.apply(row.value(section)), caller.username(), now);
                    return row.setting(section);
                });
    }

    private static GlobalConfig assemble(List<ConfigEntity> found) {
        Map<String, ConfigEntity> sections =
                found.stream().collect(Collectors.toMap(row -> row.section, row -> row));
        return new GlobalConfig(
                value(sections, Section.LIFECYCLE),
                value(sections, Section.CONCURRENCY),
                value(sections, Section.MAINTENANCE),
                value(sections, Section.EXPORT));
    }

    private static <T> T value(Map<String, ConfigEntity> sections, Section<T> section) {
        var row = sections.get(section.key());
        if (row == null) {
            throw new IllegalStateException("global_config has no row " + section.key());
        }
        return row.value(section);
    }
}
