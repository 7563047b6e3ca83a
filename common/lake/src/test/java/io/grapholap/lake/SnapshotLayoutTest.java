package io.grapholap.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.definition.EntityKind;
import java.net.URI;
import java.nio.file.Path;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;

class SnapshotLayoutTest {
    @Example
    void aSnapshotLiesBelowItsOwnerMappingAndVersion() {
        assertThat(SnapshotLayout.snapshot("alice", 3, 2, 17)).isEqualTo("alice/3/v2/17");
        assertThat(SnapshotLayout.entityAttempt(EntityKind.EDGE, "FLIES_TO", "k3x"))
                .isEqualTo("edges/FLIES_TO/k3x");
        assertThat(SnapshotLayout.graphAttempt("ryugraph", "0.11.2", "k3x"))
                .isEqualTo("graph/ryugraph-0.11.2/k3x");
        assertThat(SnapshotLayout.graphManifest("ryugraph"))
                .isEqualTo("graph/ryugraph/manifest.json");
    }

    @Example
    void theRootAsUriAndThePathBelowTheStoreAreTheSameDirectory() {
        var store = URI.create("file:///data/my%20store/");
        var owner = "../eve@example.org/%2F ü";

        var byUri = Path.of(SnapshotLayout.snapshotRoot(store, owner, 1, 2, 3));
        var byPath =
                ObjectStore.of(store)
                        .localPath(SnapshotLayout.snapshot(owner, 1, 2, 3))
                        .orElseThrow();

        assertThat(byUri).isEqualTo(byPath).startsWithRaw(Path.of("/data/my store"));
    }

    @Property
    void anyNameIsOneHarmlessSegment(@ForAll @NotEmpty @StringLength(max = 80) String name) {
        Assume.that(isText(name));
        var segment = StorePath.segment(name);

        assertThat(segment).matches("([A-Za-z0-9_-]|%[0-9A-F]{2})([A-Za-z0-9._-]|%[0-9A-F]{2})*");
        assertThat(StorePath.segments(segment)).containsExactly(segment);
    }

    @Property
    void differentNamesNeverShareASegment(
            @ForAll @NotEmpty String one, @ForAll @NotEmpty String other) {
        Assume.that(isText(one) && isText(other) && !one.equals(other));
        assertThat(StorePath.segment(one)).isNotEqualTo(StorePath.segment(other));
    }

    /** Lone surrogates have no UTF-8. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
}
