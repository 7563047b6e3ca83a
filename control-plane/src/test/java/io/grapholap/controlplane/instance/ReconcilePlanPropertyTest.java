package io.grapholap.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.instance.InstanceErrorCode;
import io.grapholap.controlplane.instance.InstanceState.Failed;
import io.grapholap.controlplane.instance.InstanceState.Running;
import io.grapholap.controlplane.instance.InstanceState.Starting;
import io.grapholap.controlplane.instance.InstanceState.Stopping;
import io.grapholap.controlplane.instance.InstanceState.WaitingForSnapshot;
import io.grapholap.controlplane.runtime.ObservedWrapper;
import io.grapholap.controlplane.runtime.ObservedWrapper.End;
import io.grapholap.controlplane.runtime.WrapperName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every plan, whatever is wanted and whatever is seen. */
class ReconcilePlanPropertyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final URI ADDRESS = URI.create("http://127.0.0.1:4000");
    private static final ReconcilePlan.Patience PATIENCE =
            new ReconcilePlan.Patience(
                    Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofSeconds(2));

    /** Rows and processes; refuses acts that must never be planned. */
    static final class World {
        final Map<UUID, ManagedInstance> rows = new LinkedHashMap<>();
        final Map<WrapperName, ObservedWrapper> wrappers = new LinkedHashMap<>();
        Instant heardSince;

        List<Act> plan() {
            return ReconcilePlan.of(rows.values(), wrappers.values(), NOW, heardSince, PATIENCE);
        }

        void apply(Act act) {
            switch (act) {
                case Act.Start(var instance) -> {
                    assertThat(wrappersOf(instance.slug())).as("others beside %s", act).isEmpty();
                    var starting = (Starting) rows.get(instance.slug()).state();
                    long next = starting.launch().map(Launch::incarnation).orElse(9L) + 1;
                    put(instance, starting.launched(new Launch(next, Launch.hash("t"), NOW)));
                    var name = new WrapperName(instance.slug(), next);
                    wrappers.put(name, ObservedWrapper.running(name));
                }
                case Act.Stop(var name) -> {
                    var row = rows.get(name.slug());
                    assertThat(
                                    row != null
                                            && row.state()
                                                    .launch()
                                                    .filter(l ->
                                                            l.incarnation() == name.incarnation())
                                                    .isPresent())
                            .as("%s is wanted", name)
                            .isFalse();
                    assertThat(wrappers.remove(name)).isNotNull();
                }
                case Act.Fail(var instance, var code, var message) ->
                        put(instance, new Failed(code, message, null));
                case Act.Remove(var instance) -> {
                    assertThat(wrappersOf(instance.slug())).isEmpty();
                    assertThat(rows.remove(instance.slug()).state()).isInstanceOf(Stopping.class);
                }
            }
        }

        List<WrapperName> wrappersOf(UUID slug) {
            return wrappers.keySet().stream().filter(n -> n.slug().equals(slug)).toList();
        }

        private void put(ManagedInstance old, InstanceState next) {
            rows.put(
                    old.slug(),
                    new ManagedInstance(
                            old.id(), old.version() + 1, old.slug(), next, old.lastHeartbeat()));
        }
    }

    @Property
    void onceDoneNothingIsLeftToDo(@ForAll("worlds") World world) {
        world.plan().forEach(world::apply);
        assertThat(world.plan()).isEmpty();
    }

    @Property
    void noInstanceEverHasTwoWrappersOnceDone(@ForAll("worlds") World world) {
        world.plan().forEach(world::apply);
        for (var slug : world.rows.keySet()) {
            assertThat(world.wrappersOf(slug)).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(world.wrappers.keySet())
                .allMatch(n ->
                        world.rows.containsKey(n.slug())
                                && world.rows.get(n.slug()).state().launch().isPresent());
    }

    @Property
    void whatRunsAsWantedIsLeftAlone(@ForAll("worlds") World world) {
        var plan = world.plan();
        var failed = plan.stream().filter(Act.Fail.class::isInstance).map(Act::slug).toList();
        for (var row : world.rows.values()) {
            row.state()
                    .launch()
                    .map(l -> new WrapperName(row.slug(), l.incarnation()))
                    .filter(n -> !failed.contains(n.slug()))
                    .ifPresent(n -> assertThat(plan).doesNotContain(new Act.Stop(n)));
        }
    }

    @Property
    void nothingIsDoneToAnInstanceTwice(@ForAll("worlds") World world) {
        assertThat(world.plan()).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<World> worlds() {
        var slugs = new ArrayList<UUID>();
        for (int i = 0; i < 4; i++) {
            slugs.add(new UUID(0, i));
        }
        var heard = seconds().injectNull(0.3);
        var rows =
                Combinators.combine(Arbitraries.of(slugs), states(), heard)
                        .as((slug, state, at) -> new ManagedInstance(1, 1, slug, state, at))
                        .list()
                        .ofMaxSize(4);
        var wrappers =
                Combinators.combine(
                                Arbitraries.of(slugs),
                                Arbitraries.longs().between(1, 3),
                                ends().injectNull(0.6))
                        .as((slug, n, end) -> new ObservedWrapper(new WrapperName(slug, n), end))
                        .list()
                        .ofMaxSize(8);
        return Combinators.combine(rows, wrappers, heard)
                .as((r, w, since) -> {
                    var world = new World();
                    r.forEach(row -> world.rows.put(row.slug(), row));
                    w.forEach(one -> world.wrappers.put(one.name(), one));
                    world.heardSince = since;
                    return world;
                });
    }

    private static Arbitrary<Instant> seconds() {
        return Arbitraries.of(0, 1, 2, 3, 29, 30, 31, 299, 300, 301, 4000).map(NOW::minusSeconds);
    }

    private static Arbitrary<End> ends() {
        return seconds().map(at -> new End(at, false, "exit status 1", null));
    }

    private static Arbitrary<InstanceState> states() {
        var launches =
                Combinators.combine(Arbitraries.longs().between(1, 3), seconds())
                        .as((n, at) -> new Launch(n, Launch.hash("t"), at));
        return Arbitraries.oneOf(
                Arbitraries.just(new WaitingForSnapshot()),
                Combinators.combine(seconds(), launches.injectNull(0.3)).as(Starting::new),
                launches.map(l -> new Running(l, ADDRESS)),
                Arbitraries.just(new Failed(InstanceErrorCode.DATABASE_ERROR, "x", null)),
                Arbitraries.just(new Stopping()));
    }
}
