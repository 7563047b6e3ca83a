package io.grapholap.controlplane;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.grapholap.controlplane.rule.FieldRules;
import io.grapholap.controlplane.testing.As;
import io.grapholap.controlplane.testing.Graphs;
import io.grapholap.platform.identity.Access;
import io.grapholap.platform.identity.Access.Who;
import io.grapholap.platform.identity.EndpointRules;
import io.grapholap.platform.identity.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may call which route: {@code route-permissions.txt} says it, the code does it. */
@QuarkusTest
@Tag("wiring")
class RoutePermissionsTest {
    private static final String TABLE = "route-permissions.txt";

    private static final Map<Who, Set<Role>> ALLOWED =
            Map.of(
                    Who.OPEN, Set.of(Role.ANALYST, Role.OPS, Role.ADMIN),
                    Who.USER, Set.of(Role.ANALYST, Role.OPS, Role.ADMIN),
                    Who.OPS, Set.of(Role.OPS),
                    Who.ADMIN, Set.of(Role.ADMIN),
                    Who.ADMIN_OR_OPS, Set.of(Role.ADMIN, Role.OPS));

    private record Route(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void theTableNamesEveryRouteAndNoOther() {
        var inCode = code();
        var written = table();
        var missing = new TreeSet<>(inCode.keySet());
        missing.removeAll(written.keySet());
        var gone = new TreeSet<>(written.keySet());
        gone.removeAll(inCode.keySet());

        if (!missing.isEmpty() || !gone.isEmpty()) {
            fail(
                    "src/test/resources/"
                            + TABLE
                            + " must name every route. Add these lines, if the rules are meant:\n"
                            + missing.stream()
                                    .map(route -> route + " " + inCode.get(route))
                                    .collect(joining("\n"))
                            + "\nRemove these:\n"
                            + String.join("\n", gone));
        }
        assertThat(inCode).isEqualTo(written);
    }

    @TestFactory
    Stream<DynamicTest> everyRouteAdmitsWhomTheTableSays() {
        return routes().flatMap(route ->
                Stream.of(
                        dynamicTest(route + " without an identity", () -> withoutIdentity(route)),
                        dynamicTest(route + " as analyst", () -> as(route, Role.ANALYST)),
                        dynamicTest(route + " as ops", () -> as(route, Role.OPS)),
                        dynamicTest(route + " as admin", () -> as(route, Role.ADMIN))));
    }

    private static Stream<Route> routes() {
        return table().keySet().stream()
                .map(line -> new Route(line.split(" ")[0], line.split(" ")[1]));
    }

    private static void withoutIdentity(Route route) {
        int status = call(route, RestAssured.given().contentType(ContentType.JSON), "999999999");
        boolean open = rule(route) == Who.OPEN;
        // The first user is added by whoever knows a token.
        boolean guarded = route.path().endsWith("/bootstrap");
        assertThat(status == 401).as("status %d", status).isEqualTo(!open || guarded);
    }

    private static void as(Route route, Role role) {
        var who = As.user("route-" + role.wireName(), role.wireName());
        int status = call(route, who, "999999999");
        if (ALLOWED.get(rule(route)).contains(role)) {
            boolean guarded = route.path().endsWith("/bootstrap");
            assertThat(status).isNotEqualTo(403);
            assertThat(status == 401).isEqualTo(guarded);
        } else {
            assertThat(status).isEqualTo(403);
        }
    }

    /** Whoever adds a route to a private resource is told when it forgets to hide it. */
    @TestFactory
    Stream<DynamicTest> noRouteTellsStrangersOfAPrivateSnapshot() {
        long id = Graphs.requestedSnapshot(Graphs.storedFlights("unseen"), "unseen");
        As.alice()
                .body("{\"visibility\": \"private\"}")
                .put("/api/snapshots/" + id + "/access")
                .then()
                .statusCode(200);
        return hiddenOn("/api/snapshots/{id}", id);
    }

    @TestFactory
    Stream<DynamicTest> noRouteTellsStrangersOfAPrivateInstance() {
        long mapping = Graphs.storedFlights("unseen instance");
        long id =
                As.alice()
                        .body("{\"mapping_id\": %d, \"name\": \"unseen\"}".formatted(mapping))
                        .post("/api/instances")
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("data.id");
        As.alice()
                .body("{\"visibility\": \"private\"}")
                .put("/api/instances/" + id + "/access")
                .then()
                .statusCode(200);
        return hiddenOn("/api/instances/{id}", id);
    }

    private static Stream<DynamicTest> hiddenOn(String prefix, long id) {
        var hidden = routes().filter(route -> route.path().startsWith(prefix)).toList();
        assertThat(hidden).isNotEmpty();
        return hidden.stream()
                .map(route ->
                        dynamicTest(
                                route + " as a stranger",
                                () -> {
                                    var stranger = As.user("stranger", "analyst");
                                    int status = call(route, stranger, Long.toString(id));
                                    // What is wrong with a body may be said before anything is
                                    // looked up.
                                    assertThat(status).isIn(404, 400);
                                    if (status == 400) {
                                        assertThat(call(route, stranger, "999999999"))
                                                .isEqualTo(400);
                                    }
                                }));
    }

    private static int call(Route route, RequestSpecification as, String id) {
        var path = route.path().replaceAll("\\{[^}]*}", id);
        var request = route.method().equals("GET") ? as : as.body("{}");
        return request.request(route.method(), path).statusCode();
    }

    private static Who rule(Route route) {
        return Who.valueOf(Objects.requireNonNull(table().get(route.toString())));
    }

    private static Map<String, String> code() {
        return EndpointRules.endpoints(FieldRules.class)
                .collect(
                        toMap(
                                m -> httpMethod(m) + " " + path(m),
                                m -> access(m).name(),
                                (a, _) -> a,
                                TreeMap::new));
    }

    private static String httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(a -> a.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
    }

    private static String path(Method method) {
        var joined =
                part(method.getDeclaringClass().getAnnotation(Path.class))
                        + "/"
                        + part(method.getAnnotation(Path.class));
        return ("/" + joined).replaceAll("/+", "/").replaceAll("/$", "");
    }

    private static String part(@Nullable Path path) {
        return path == null ? "" : path.value();
    }

    private static Who access(Method method) {
        var own = method.getAnnotation(Access.class);
        return own != null
                ? own.value()
                : method.getDeclaringClass().getAnnotation(Access.class).value();
    }

    private static Map<String, String> table() {
        try (var in =
                        Objects.requireNonNull(
                                RoutePermissionsTest.class.getResourceAsStream("/" + TABLE));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String[]> rows =
                    lines.lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.split("\\s+"))
                            .toList();
            return rows.stream()
                    .collect(toMap(r -> r[0] + " " + r[1], r -> r[2], (a, _) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
