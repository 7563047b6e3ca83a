package io.grapholap.importscheduler.graphql;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.platform.identity.Scope;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class RequestLimitTest {
    private final RequestLimit limit =
            new RequestLimit(
                    new GraphQlConfig() {
                        @Override
                        public int maxCost() {
                            return 1000;
                        }

                        @Override
                        public int queriesPerMinute() {
                            return 2;
                        }

                        @Override
                        public int mutationsPerMinute() {
                            return 1;
                        }
                    });

    /** A call that remembers what is put into it. */
    private static RoutingContext call() {
        var data = new HashMap<Object, Object>();
        return (RoutingContext)
                Proxy.newProxyInstance(
                        RequestLimitTest.class.getClassLoader(),
                        new Class<?>[] {RoutingContext.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("put")) {
                                data.put(arguments[0], arguments[1]);
                                return proxy;
                            }
                            return data.get(arguments[0]);
                        });
    }

    @Test
    void theCallsOfAMinuteAreLimitedForEachUserAndKind() {
        limit.count(call(), "alice", Scope.READ);
        limit.count(call(), "alice", Scope.READ);
        assertThatThrownBy(() -> limit.count(call(), "alice", Scope.READ))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("2 calls a minute");
        assertThatCode(() -> limit.count(call(), "alice", Scope.WRITE)).doesNotThrowAnyException();
        assertThatCode(() -> limit.count(call(), "bob", Scope.READ)).doesNotThrowAnyException();
    }

    @Test
    void aCallCountsOnceHoweverManyFieldsItHas() {
        var one = call();
        for (int i = 0; i < 10; i++) {
            limit.count(one, "alice", Scope.READ);
        }
        assertThatCode(() -> limit.count(call(), "alice", Scope.READ)).doesNotThrowAnyException();
        var refused = call();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> limit.count(refused, "alice", Scope.READ))
                    .isInstanceOf(Refused.class);
        }
    }
}
