package io.grapholap.gateway;

import static io.grapholap.common.instance.InstanceStatus.RUNNING;
import static io.grapholap.gateway.Routes.changed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grapholap.common.access.Visibility;
import io.grapholap.common.event.IdentityEvent;
import io.grapholap.platform.identity.ApiKey;
import io.grapholap.testkit.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = false)
@Tag("wiring")
class GatewayAccessTest extends GatewayScene {
    @Test
    void aPrivateInstanceIsNotThereForStrangers() throws Exception {
        Routes.say(changed(slug, 1, RUNNING, upstream.address(), Visibility.PRIVATE));
        await().atMost(20, TimeUnit.SECONDS).until(() -> as("alice", "analyst") == 200);

        assertThat(as("mallory", "analyst")).isEqualTo(404);
        assertThat(as("eve", "analyst")).isEqualTo(200);
        assertThat(as("bob", "analyst")).isEqualTo(200);
        assertThat(as("carol", "admin")).isEqualTo(200);

        Routes.say(changed(slug, 2, RUNNING, upstream.address()));
        await().atMost(20, TimeUnit.SECONDS).until(() -> as("mallory", "analyst") == 200);
    }

    @Test
    void aRevokedKeyIsRefusedAsSoonAsItIsSaidSo() throws Exception {
        runs(upstream.address());
        var key = ApiKey.newText();
        var known =
                "[{\"id\": \"%s\", \"owner\": \"alice\", \"role\": \"analyst\", \"scopes\": [\"read\"]}]"
                        .formatted(ApiKey.read(key).orElseThrow().id());
        introspectionSays(known);
        assertThat(withKey(key)).isEqualTo(200);

        introspectionSays("[]");
        assertThat(withKey(key)).as("remembered").isEqualTo(200);
        Routes.say(
                new IdentityEvent.Changed("alice", 2, "analyst", true, List.of(), Instant.now()));

        await().atMost(20, TimeUnit.SECONDS).until(() -> withKey(key) == 401);
    }

    @Test
    void whoIsNotLoggedInGoesNoFurtherThanTheStatusWord() throws Exception {
        runs(upstream.address());

        var refused = get("/wrapper/" + slug + "/status");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(code(refused)).isEqualTo("UNAUTHORIZED");
        assertThat(get("/wrapper/" + slug + "/health").body()).contains("healthy");
    }

    @Test
    void pathTricksReachNobody() throws Exception {
        runs(upstream.address());

        for (var path :
                new String[] {
                    "/wrapper/" + slug + "/../x/query",
                    "/wrapper/" + slug + "/%2e%2e/x",
                    "/wrapper/" + slug + "//schema",
                    "/wrapper/" + slug + "/a%2Fb",
                    "/wrapper/127.0.0.1/schema",
                    "/wrapper/..%2f/schema"
                }) {
            var answer =
                    raw(
                            "GET "
                                    + path
                                    + " HTTP/1.1\r\nHost: x\r\nX-Username: alice\r\n"
                                    + "Connection: close\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 400").contains("VALIDATION_FAILED");
        }
    }
}
