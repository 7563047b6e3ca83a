package io.grapholap.controlplane.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.grapholap.common.definition.MappingDefinition;
import io.grapholap.common.json.Json;
import io.grapholap.controlplane.datasource.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Definitions in which the warehouse found nothing wrong a moment ago, so that one and the same is
 * not shown to it over and over. Whatever was wrong, or not looked at, is asked again.
 */
@ApplicationScoped
class RecentChecks {
    static final Duration FRESH = Duration.ofSeconds(10);

    private static final int MAX_CHECKS = 200;

    private final Clock clock;
    private final Cache<Shown, Passed> passed =
            Caffeine.newBuilder().maximumSize(MAX_CHECKS).build();

    RecentChecks(Clock clock) {
        this.clock = clock;
    }

    /** What the warehouse said of that definition on that source, if it was well and is recent. */
    Optional<DefinitionCheck> find(MappingDefinition definition, Optional<DataSource> source) {
        return Optional.ofNullable(passed.getIfPresent(Shown.of(definition, source)))
                .filter(known -> clock.instant().isBefore(known.until()))
                .map(Passed::check);
    }

    void note(MappingDefinition definition, Optional<DataSource> source, DefinitionCheck check) {
        if (check.validation() == Validation.CHECKED && check.isValid()) {
            passed.put(
                    Shown.of(definition, source), new Passed(check, clock.instant().plus(FRESH)));
        }
    }

    /**
     * @param sha256 of the definition as JSON
     */
    private record Shown(ByteBuffer sha256, @Nullable Long source) {
        static Shown of(MappingDefinition definition, Optional<DataSource> source) {
            try {
                var json = Json.mapper().writeValueAsBytes(definition);
                var hash = MessageDigest.getInstance("SHA-256").digest(json);
                return new Shown(ByteBuffer.wrap(hash), source.map(DataSource::id).orElse(null));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private record Passed(DefinitionCheck check, Instant until) {}
}
