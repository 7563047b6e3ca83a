package io.grapholap.controlplane.mapping;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.config.GlobalConfigs;
import io.grapholap.controlplane.config.ResourceLifecycle;
import io.grapholap.controlplane.datasource.DataSource;
import io.grapholap.controlplane.datasource.DataSources;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Prepares what {@link MappingCreation} and {@link MappingChanges} store: rules first, then the
 * warehouse's word on the SQL, which may take 10 s. Nothing here runs in a transaction; what
 * changed meanwhile is noticed when the result is stored.
 */
@ApplicationScoped
class MappingEdits {
    private static final int ATTEMPTS = 3;

    private final MappingChanges mappings;
    private final DefinitionChecks checks;
    private final DataSources sources;
    private final GlobalConfigs configs;

    MappingEdits(
            MappingChanges mappings,
            DefinitionChecks checks,
            DataSources sources,
            GlobalConfigs configs) {
        this.mappings = mappings;
        this.checks = checks;
        this.sources = sources;
        this.configs = configs;
    }

    /**
     * Says what the warehouse thinks of definitions; stores nothing.
     *
     * @return fails with {@link ValidationFailed} if they break a rule, with {@link NotFound} or
     *     {@link Forbidden} if the caller may not use the data source, with {@link Unavailable} if
     *     the warehouse is away
     */
    Uni<DefinitionCheck> validate(DefinitionsToCheck wanted, Caller caller) {
        var definition = wanted.checked();
        return sources.resolve(wanted.dataSourceId(), caller)
                .flatMap(source -> checks.ask(definition, source));
    }

    /**
     * A new mapping that may be stored, with the lifetimes that operators set where it names none.
     *
     * @return fails as {@link #validate}, except that a warehouse that is away leaves a warning
     */
    Uni<CheckedMapping> prepare(NewMapping wanted, Caller caller) {
        return lifecycle()
                .invoke(wanted::check)
                .flatMap(rules ->
                        sources.resolve(wanted.dataSourceId(), caller)
                                .flatMap(source ->
                                        checks.require(wanted.definition(), source)
                                                .map(check ->
                                                        checked(wanted, rules, source, check))));
    }

    private static CheckedMapping checked(
            NewMapping wanted,
            ResourceLifecycle rules,
            Optional<DataSource> source,
            DefinitionCheck check) {
        return new CheckedMapping(
                wanted.withDefaults(rules, source.map(DataSource::id).orElse(null)),
                check.validation(),
                check.warnings());
    }

    /**
     * Changes a mapping. A definition that differs from the current one makes a new version; all
     * else keeps the version. Changes at the same time are made one after the other.
     *
     * @return fails with {@link NotFound}, with {@link Forbidden} unless the caller is its owner or
     *     an admin and may use its data source, with {@link ValidationFailed} naming every fault of
     *     the merged result, or with {@link InvalidState} if others were faster several times
     */
    Uni<StoredMapping> change(long id, MappingChange change, Caller caller) {
        return Uni.createFrom()
                .deferred(() -> attempt(id, change, caller))
                .onFailure(Overtaken.class)
                .retry()
                .atMost(ATTEMPTS - 1L)
                .onFailure(Overtaken.class)
                .transform(_ ->
                        new InvalidState(
                                "mapping", id, "being changed by others", "left alone a moment"));
    }

    private Uni<StoredMapping> attempt(long id, MappingChange change, Caller caller) {
        return lifecycle()
                .flatMap(rules ->
                        mappings.getChangeable(id, caller)
                                .invoke(m -> change.check(m.current().definition(), rules)))
                .flatMap(m -> checked(change, m, caller))
                .flatMap(checked ->
                        mappings.change(id, checked, caller)
                                .map(m -> new StoredMapping(m, checked.warnings())));
    }

    private Uni<CheckedChange> checked(MappingChange change, Mapping mapping, Caller caller) {
        var current = mapping.current();
        var merged = change.applyTo(current.definition());
        if (merged.equals(current.definition())) {
            return Uni.createFrom()
                    .item(
                            new CheckedChange(
                                    change,
                                    current.version(),
                                    merged,
                                    current.validation(),
                                    List.of()));
        }
        return sourceOf(mapping, caller)
                .flatMap(source -> checks.require(merged, source))
                .map(check ->
                        new CheckedChange(
                                change,
                                current.version(),
                                merged,
                                check.validation(),
                                check.warnings()));
    }

    /** The SQL runs through the mapping's source, so whoever changes it must be allowed to. */
    private Uni<Optional<DataSource>> sourceOf(Mapping mapping, Caller caller) {
        var id = mapping.dataSourceId();
        return id == null
                ? Uni.createFrom().item(Optional.empty())
                : sources.requireUsable(id, caller).map(Optional::of);
    }

    private Uni<ResourceLifecycle> lifecycle() {
        return configs.current().map(config -> config.lifecycle().mapping());
    }
}
