package io.grapholap.gateway.route;

import static io.grapholap.common.instance.InstanceStatus.RUNNING;
import static io.grapholap.common.instance.InstanceStatus.STARTING;
import static io.grapholap.gateway.route.Instances.SLUG;
import static io.grapholap.gateway.route.Instances.changed;
import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.gateway.route.RouteTable.Entry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final RouteTable table = new RouteTable();

    @Test
    void theNewestStateWinsWhateverTheOrder() {
        table.apply(changed(3, RUNNING));
        table.apply(changed(2, STARTING));
        table.apply(changed(3, STARTING));

        assertThat(table.get(SLUG)).contains(new Entry.Present(changed(3, RUNNING)));
    }

    @Test
    void aDeletionIsFinal() {
        table.apply(changed(3, RUNNING));
        table.apply(new InstanceEvent.Deleted(1, SLUG, 1, 4, Instant.EPOCH));
        table.remove(SLUG);
        table.apply(changed(9, RUNNING));

        assertThat(table.get(SLUG)).contains(new Entry.Gone());
        assertThat(table.size()).isZero();
    }

    @Test
    void aTombstoneOfAnUnknownSlugIsHarmless() {
        table.remove(SLUG);

        assertThat(table.size()).isZero();
    }

    @Test
    void marksOfDeletionsAreBounded() {
        for (int i = 0; i < 10_001; i++) {
            table.remove("slug-" + i);
        }

        assertThat(table.get("slug-0")).isEmpty();
        assertThat(table.get("slug-10000")).contains(new Entry.Gone());
        assertThat(table.size()).isZero();
    }

    @Test
    void aWaiterWakesOnTheNextStateOnly() {
        table.apply(changed(1, STARTING));
        var waiter =
                table.next(SLUG, table.get(SLUG))
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());

        table.apply(changed(1, RUNNING));
        waiter.assertNotTerminated();
        table.apply(changed(2, RUNNING));

        assertThat(waiter.assertCompleted().getItem())
                .isEqualTo(new Entry.Present(changed(2, RUNNING)));
        assertThat(table.waiting()).isZero();
    }

    @Test
    void aWaiterWhoIsLateIsAnsweredAtOnce() {
        table.apply(changed(1, STARTING));

        table.next(SLUG, Optional.empty())
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertCompleted();
    }

    @Test
    void aWaiterWhoLeavesIsForgotten() {
        var waiter =
                table.next(SLUG, Optional.empty())
                        .subscribe()
                        .withSubscriber(UniAssertSubscriber.create());
        assertThat(table.waiting()).isOne();

        waiter.cancel();

        assertThat(table.waiting()).isZero();
    }

    @Property(tries = 200)
    void everyOrderAndRepetitionEndsTheSame(@ForAll Random random) {
        var events = new ArrayList<InstanceEvent>();
        for (int i = 1; i <= 5; i++) {
            events.add(changed(i, i == 5 ? RUNNING : STARTING));
            events.add(changed(i, i == 5 ? RUNNING : STARTING));
        }
        Collections.shuffle(events, random);
        var shuffled = new RouteTable();

        events.forEach(shuffled::apply);

        assertThat(shuffled.get(SLUG)).contains(new Entry.Present(changed(5, RUNNING)));
    }
}
