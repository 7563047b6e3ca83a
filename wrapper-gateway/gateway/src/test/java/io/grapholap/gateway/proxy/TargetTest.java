package io.grapholap.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final String SLUG = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    @Test
    void thePrefixIsStripped() {
        assertThat(Target.of("localhost:8002", "/wrapper/" + SLUG + "/algo/status/a%20b"))
                .isEqualTo(new Target.Instance(SLUG, "/algo/status/a%20b"));
        assertThat(Target.of(null, "/wrapper/" + SLUG)).isEqualTo(new Target.Instance(SLUG, "/"));
        assertThat(Target.of(null, "/wrapper/" + SLUG + "/"))
                .isEqualTo(new Target.Instance(SLUG, "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrapper-%s",
                "wrapper-%s:8000",
                "WRAPPER-%s.graph-olap-local.svc.cluster.local:8000"
            })
    void theHostNameRoutesToo(String host) {
        assertThat(Target.of(host.formatted(SLUG), "/query"))
                .isEqualTo(new Target.Instance(SLUG, "/query"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../other/query",
                "/a/../b",
                "/./query",
                "/..",
                "/%2e%2e/query",
                "/%2E/query",
                "/a%2fb",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "//query",
                "/a//b",
                "/%00",
                "/%0d%0aHost:x",
                "/%252e%252e/",
                "/%zz",
                "/%",
                "/a b",
                "/é",
                "/a#b"
            })
    void tricksAreRefused(String path) {
        assertThat(Target.of(null, "/wrapper/" + SLUG + path)).isInstanceOf(Target.Malformed.class);
        assertThat(Target.of("wrapper-" + SLUG, path)).isInstanceOf(Target.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wrapper/",
                "/wrapper/x/query",
                "/wrapper//query",
                "/wrapper/../api",
                "/wrapper/127.0.0.1:9000/x",
                "/wrapper/7C9E6679-7425-40DE-944B-E07FC1F90AE7/x",
                "/wrapper/7c9e6679-7425-40de-944b-e07fc1f90ae7@evil/x",
                "/wrapper/%37c9e6679-7425-40de-944b-e07fc1f90ae7/x"
            })
    void aSlugIsAUuid(String path) {
        assertThat(Target.of(null, path)).isInstanceOf(Target.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/wrapper", "/wrapperx/y", "/x/../wrapper/y", "/"})
    void othersPassBy(String path) {
        assertThat(Target.of("localhost", path)).isEqualTo(new Target.Elsewhere());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrapper-",
                "wrapper-x.svc",
                "xwrapper-7c9e6679-7425-40de-944b-e07fc1f90ae7",
                "wrapper-7c9e6679-7425-40de-944b-e07fc1f90ae7x",
                "wrapper-7c9e6679-7425-40de-944b-e07fc1f90ae7.svc/evil"
            })
    void otherHostsPassBy(String host) {
        assertThat(Target.of(host, "/query")).isEqualTo(new Target.Elsewhere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/q", "/q/health", "/q/metrics", "/control/resources"})
    void whatOperatorsReadIsHidden(String path) {
        assertThat(Target.of(null, "/wrapper/" + SLUG + path)).isEqualTo(new Target.Hidden(path));
        assertThat(Target.of("wrapper-" + SLUG, path)).isEqualTo(new Target.Hidden(path));
    }

    @Test
    void onlyTheStatusWordIsOpen() {
        assertThat(new Target.Instance(SLUG, "/health").isOpen("GET")).isTrue();
        assertThat(new Target.Instance(SLUG, "/ready").isOpen("HEAD")).isTrue();
        assertThat(new Target.Instance(SLUG, "/health").isOpen("POST")).isFalse();
        assertThat(new Target.Instance(SLUG, "/health/").isOpen("GET")).isFalse();
        assertThat(new Target.Instance(SLUG, "/query").isOpen("GET")).isFalse();
    }

    @Property
    void whateverPassesHasOneReading(
            @ForAll @StringLength(max = 20) @CharRange(from = ' ', to = '\u007f') String text) {
        if (Target.of(null, "/wrapper/" + SLUG + "/" + text) instanceof Target.Instance to) {
            assertThat(to.slug()).isEqualTo(SLUG);
            assertThat(java.net.URI.create("http://h" + to.path()).normalize().getRawPath())
                    .isEqualTo(to.path());
        }
    }
}
