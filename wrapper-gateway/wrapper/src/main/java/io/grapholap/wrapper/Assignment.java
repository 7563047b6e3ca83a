package io.grapholap.wrapper;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Which instance a process serves. The environment says it at the start; a spare is told later, by
 * the same names.
 *
 * @param urlSlug public name of the instance; tokens are meant for it
 * @param incarnation which start of the instance this is, from 1
 * @param startToken proves to the control plane that events come from this incarnation
 * @param ownerId username of the instance's owner, who may run algorithms
 * @param storeRoot root of the snapshot in the object store; ends with {@code /}
 * @param workDir directory of this incarnation alone; what is put there is deleted at the end
 * @param traceparent W3C trace context of the request that wanted the instance
 */
public record Assignment(
        long instanceId,
        String urlSlug,
        long incarnation,
        String startToken,
        long snapshotId,
        long mappingId,
        String ownerId,
        URI storeRoot,
        Path workDir,
        @Nullable String traceparent) {

    /** What the configuration of this process says. */
    static Assignment of(Config config) {
        return of(name -> config.getOptionalValue(name, String.class));
    }

    /**
     * What a spare is told.
     *
     * @param variables as they would stand in an environment
     * @throws IllegalArgumentException if one that is needed is missing or of the wrong kind
     */
    static Assignment of(Map<String, String> variables) {
        return of(name -> Optional.ofNullable(variables.get(variable(name))));
    }

    private static Assignment of(Function<String, Optional<String>> values) {
        Function<String, String> needed =
                name ->
                        values.apply(name)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "No instance is assigned: "
                                                        + name
                                                        + " is missing."));
        return new Assignment(
                Long.parseLong(needed.apply("wrapper.instance-id")),
                needed.apply("wrapper.url-slug"),
                Long.parseLong(needed.apply("wrapper.incarnation")),
                needed.apply("wrapper.start-token"),
                Long.parseLong(needed.apply("wrapper.snapshot-id")),
                Long.parseLong(needed.apply("wrapper.mapping-id")),
                needed.apply("wrapper.owner-id"),
                URI.create(needed.apply("wrapper.store-root")),
                Path.of(needed.apply("wrapper.work-dir")),
                values.apply("traceparent").orElse(null));
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** All but the secret. */
    @Override
    public String toString() {
        return "Assignment[instance " + instanceId + ", " + urlSlug + "-" + incarnation + "]";
    }
}
