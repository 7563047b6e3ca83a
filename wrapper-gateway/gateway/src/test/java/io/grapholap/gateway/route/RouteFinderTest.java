package io.grapholap.gateway.route;

import static io.grapholap.common.instance.InstanceStatus.FAILED;
import static io.grapholap.common.instance.InstanceStatus.RUNNING;
import static io.grapholap.common.instance.InstanceStatus.STARTING;
import static io.grapholap.common.instance.InstanceStatus.STOPPING;
import static io.grapholap.common.instance.InstanceStatus.SUSPENDED;
import static io.grapholap.gateway.route.Instances.ADDRESS;
import static io.grapholap.gateway.route.Instances.SLUG;
import static io.grapholap.gateway.route.Instances.changed;
import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.event.InstanceEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteFinderTest {
    private static final Duration HOLD = Duration.ofSeconds(3);

    private final RouteTable table = new RouteTable();
    private final VirtualTimer timer = new VirtualTimer();
    private int asked;
    private Uni<Optional<InstanceEvent.Changed>> answer = Uni.createFrom().item(Optional.empty());
    private final RouteFinder finder =
            new RouteFinder(
                    table,
                    _ -> {
                        asked++;
                        return answer;
                    },
                    timer,
                    new RouteFinder.Limits(HOLD, Duration.ofSeconds(2), 2));

    @AfterEach
    void nothingIsLeftWaiting() {
        assertThat(finder.held()).isZero();
        assertThat(table.waiting()).isZero();
    }

    @Test
    void aRunningInstanceIsFoundAtOnce() {
        table.apply(changed(1, RUNNING));

        found(find());
        assertThat(asked).isZero();
    }

    @Test
    void whatTheCallerMayNotSeeIsNotFoundInWhateverState() {
        for (var status : List.of(RUNNING, STARTING, FAILED, SUSPENDED)) {
            table.apply(changed(status.ordinal() + 1L, status));
            var request =
                    finder.find(SLUG, _ -> false)
                            .subscribe()
                            .withSubscriber(UniAssertSubscriber.create());
            refused(request, ErrorCode.RESOURCE_NOT_FOUND);
        }
    }

    @Test
    void anUnknownInstanceIsNotFoundAsSoonAsTheControlPlaneSaysSo() {
        refused(find(), ErrorCode.RESOURCE_NOT_FOUND);
        assertThat(asked).isOne();
    }

    @Test
    void anUnknownInstanceIsFoundThroughTheControlPlane() {
        answer = Uni.createFrom().item(Optional.of(changed(1, RUNNING)));

        found(find());
    }

    @Test
    void anEventWakesTheRequestWhileTheControlPlaneIsSilent() {
        answer = Uni.createFrom().nothing();
        var request = find();
        timer.advance(Duration.ofMillis(2_900));
        request.assertNotTerminated();

        table.apply(changed(1, STARTING));
        request.assertNotTerminated();
        table.apply(changed(2, RUNNING));

        found(request);
    }

    @Test
    void aSilentControlPlaneIsNoProofThatThereIsNothing() {
        answer = Uni.createFrom().failure(new IllegalStateException("away"));
        var request = find();
        request.assertNotTerminated();

        timer.advance(HOLD);

        refused(request, ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(asked).isOne();
    }

    @Test
    void aStartingInstanceIsWaitedForAndThenAskedAboutOnce() {
        table.apply(changed(1, STARTING));
        answer = Uni.createFrom().item(Optional.of(changed(1, STARTING)));
        var request = find();
        timer.advance(HOLD.minusMillis(1));
        assertThat(asked).isZero();

        timer.advance(Duration.ofMillis(1));

        assertThat(refused(request, ErrorCode.SERVICE_UNAVAILABLE).details())
                .containsEntry("retry_after_seconds", 2);
        assertThat(asked).isOne();
    }

    @Test
    void theLastQuestionMayFindIt() {
        table.apply(changed(1, STARTING));
        answer = Uni.createFrom().item(Optional.of(changed(2, RUNNING)));
        var request = find();

        timer.advance(HOLD);

        found(request);
    }

    @Test
    void aStartThatFailsEndsTheWait() {
        table.apply(changed(1, STARTING));
        var request = find();

        table.apply(changed(2, FAILED));

        var refusal = refused(request, ErrorCode.INVALID_STATE);
        assertThat(refusal).hasMessageContaining("part-0.parquet is damaged");
        assertThat(refusal.details()).containsEntry("error_code", "DATA_LOAD_ERROR");
    }

    @Test
    void whatWillNotComeUpIsNotWaitedFor() {
        table.apply(changed(1, STOPPING));
        refused(find(), ErrorCode.INVALID_STATE);
        table.apply(changed(2, SUSPENDED));
        refused(find(), ErrorCode.INVALID_STATE);
        table.remove(SLUG);
        refused(find(), ErrorCode.RESOURCE_NOT_FOUND);
        assertThat(asked).isZero();
    }

    @Test
    void aDeletionEndsTheWait() {
        table.apply(changed(1, STARTING));
        var request = find();

        table.remove(SLUG);

        refused(request, ErrorCode.RESOURCE_NOT_FOUND);
    }

    @Test
    void onlySoManyMayWait() {
        table.apply(changed(1, STARTING));
        var first = find();
        var second = find();

        refused(find(), ErrorCode.SERVICE_UNAVAILABLE);

        first.cancel();
        second.cancel();
    }

    private UniAssertSubscriber<Route> find() {
        return finder.find(SLUG, _ -> true)
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }

    private static void found(UniAssertSubscriber<Route> request) {
        assertThat(request.assertCompleted().getItem())
                .isEqualTo(new Route(SLUG, 1, ADDRESS, Sharings.of(changed(1, RUNNING))));
    }

    private static PlatformException refused(UniAssertSubscriber<Route> request, ErrorCode code) {
        var failure = (PlatformException) request.assertFailed().getFailure();
        assertThat(failure.code()).isEqualTo(code);
        return failure;
    }
}
