package io.grapholap.importscheduler.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grapholap.importscheduler.window.TimeLine.Row;
import io.grapholap.warehouse.source.CursorKind;
import io.grapholap.warehouse.source.CursorValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowPlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.000000001Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static WindowSettings berlin(CursorKind kind) {
        return new WindowSettings(
                kind,
                BERLIN,
                Duration.ofHours(1),
                Duration.ofMinutes(10),
                Duration.ZERO,
                Duration.ofMinutes(5));
    }

    @Test
    void theHorizonIsTheWarehousesClockMinusTheLagToTheNanosecond() {
        assertThat(Horizon.of(NOW, WindowSettings.defaults(CursorKind.INSTANT)).text())
                .isEqualTo("2026-11-21T11:55:00.000000001");
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-10-25: at 01:00 UTC the clock of Berlin goes from 03:00 back to 02:00.
        "2026-10-25T00:04:00Z, 2026-10-25T01:59:00.000000000",
        "2026-10-25T00:30:00Z, 2026-10-25T02:00:00.000000000",
        "2026-10-25T01:05:00Z, 2026-10-25T02:00:00.000000000",
        "2026-10-25T01:35:00Z, 2026-10-25T02:30:00.000000000",
        // 2026-03-29: at 01:00 UTC it goes from 02:00 to 03:00.
        "2026-03-29T01:04:00Z, 2026-03-29T01:59:00.000000000",
        "2026-03-29T01:06:00Z, 2026-03-29T03:01:00.000000000"
    })
    void anHourThatTheWallClockShowsTwiceIsOpenUntilItPassedTwice(Instant clock, String horizon) {
        assertThat(Horizon.of(clock, berlin(CursorKind.WALL_CLOCK)).text()).isEqualTo(horizon);
    }

    @Test
    void onTheDayTheClocksGoBackEveryRowIsLandedOnce() {
        var line = new TimeLine(berlin(CursorKind.WALL_CLOCK), new Random(1), 1_000);
        var now = Instant.parse("2026-10-24T20:00:00Z");
        LaneState lane = line.start(now).scheduled();
        for (int minute = 0; minute < 12 * 60; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            line.table.add(new Row(minute, CursorValue.of(LocalDateTime.ofInstant(now, BERLIN))));
            lane = line.run(lane, now);
        }
        lane = line.run(lane, now.plus(Duration.ofHours(1)));

        assertThat(line.landed).containsExactlyInAnyOrderElementsOf(line.table);
        assertThat(line.windows.stream().mapToInt(w -> line.rowsOf(w).size()).sum())
                .as("no lookback: each row is read once")
                .isEqualTo(line.table.size());
    }

    @Test
    void aDayClosesAtItsEndInItsZonePlusTheLag() {
        var settings = berlin(CursorKind.DATE);
        assertThat(Horizon.of(Instant.parse("2026-11-20T23:04:59Z"), settings).text())
                .startsWith("2026-11-20T00:00:00");
        assertThat(Horizon.of(Instant.parse("2026-11-20T23:05:00Z"), settings).text())
                .startsWith("2026-11-21T00:00:00");
        assertThat(settings.size()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aDateColumnWaitsWhileItsDayIsOpen() {
        var settings = berlin(CursorKind.DATE);
        var planner = new WindowPlanner(settings);
        var horizon = Horizon.of(NOW, settings);
        var lane = new LaneState.Scheduled(horizon, horizon, true, NOW, 0);

        assertThat(planner.next(lane, NOW, NOW))
                .isEqualTo(new Decision.Wait(NOW.plus(settings.refresh())));
    }

    @Test
    void theFirstRunBeginsWithTheNewestWindowAndCutsThePastIntoLanes() {
        var settings = WindowSettings.defaults(CursorKind.INSTANT);
        var least = new CursorValue(NOW.minus(Duration.ofDays(100)).minusNanos(7));

        var first = FirstRun.plan(Optional.of(least), NOW, NOW, settings);

        var horizon = Horizon.of(NOW, settings);
        assertThat(new WindowPlanner(settings).next(first.scheduled(), NOW, NOW))
                .isEqualTo(
                        new Decision.Run(
                                Window.of(
                                        Lane.SCHEDULED,
                                        horizon.minus(settings.size()),
                                        horizon.minus(settings.size()),
                                        horizon,
                                        true)));
        assertThat(first.backfills()).hasSizeGreaterThan(1).hasSizeLessThanOrEqualTo(16);
        assertThat(first.backfills().getFirst().position())
                .isEqualTo(first.scheduled().watermark());
        assertThat(first.backfills().getLast().from()).isEqualTo(least);
        for (int i = 1; i < first.backfills().size(); i++) {
            assertThat(first.backfills().get(i).position())
                    .isEqualTo(first.backfills().get(i - 1).from());
        }
    }

    @Test
    void anEmptyTableOrOneOfTheFutureGetsOneWindowAtTheClock() {
        var settings = WindowSettings.defaults(CursorKind.INSTANT);
        var future = Optional.of(new CursorValue(NOW.plus(Duration.ofDays(3))));

        assertThat(FirstRun.plan(future, NOW, NOW, settings).backfills()).isEmpty();
        assertThat(FirstRun.plan(future, NOW, NOW, settings).scheduled().watermark())
                .isEqualTo(Horizon.of(NOW, settings).minus(settings.size()));
    }

    @Test
    void aLongStretchWithoutRowsTakesFewWindows() {
        var settings = WindowSettings.defaults(CursorKind.INSTANT);
        var line = new TimeLine(settings, new Random(1), 10);
        line.table.add(new Row(1, new CursorValue(NOW.minus(Duration.ofDays(4_000)))));
        line.table.add(new Row(2, new CursorValue(NOW.minus(Duration.ofDays(2_000)))));
        var first = line.start(NOW);

        first.backfills().forEach(lane -> line.run(lane, NOW));

        assertThat(line.landed).containsExactlyInAnyOrderElementsOf(line.table);
        assertThat(line.windows).hasSizeLessThan(16 * 10);
    }

    @Test
    void anIdleTableStillMovesTheWatermarkAndALateTieArrives() {
        var settings = WindowSettings.defaults(CursorKind.INSTANT);
        var line = new TimeLine(settings, new Random(1), 10);
        var tie = new CursorValue(NOW.minus(Duration.ofMinutes(10)));
        line.table.add(new Row(1, tie));
        LaneState lane = line.run(line.start(NOW).scheduled(), NOW);
        assertThat(line.landed).hasSize(1);
        assertThat(((LaneState.Scheduled) lane).watermark()).isEqualTo(Horizon.of(NOW, settings));

        line.table.add(new Row(2, tie));
        line.run(lane, NOW.plus(Duration.ofHours(1)));

        assertThat(line.landed).hasSize(2);
    }

    @Test
    void aRangeThatIsAskedForMayReachTheClockAndNoFurther() {
        var settings = WindowSettings.defaults(CursorKind.INSTANT);
        var horizon = Horizon.ofTriggered(NOW, settings);
        var end = new CursorValue(NOW);
        assertThat(Window.triggered(end.minus(Duration.ofNanos(1)), end, horizon).end())
                .isEqualTo(end);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.triggered(end, end, horizon))
                .withMessageContaining("not after its start");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Window.triggered(end, end.plus(Duration.ofNanos(1)), horizon))
                .withMessageContaining("after the warehouse's clock");
    }

    @Test
    void lanesHaveNames() {
        for (var lane : new Lane[] {Lane.SCHEDULED, Lane.TRIGGERED, Lane.backfill(12)}) {
            assertThat(Lane.parse(lane.name())).isEqualTo(lane);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Lane.parse("backfill-x"));
    }

    @Test
    void aTransientFailureIsTriedFiveTimesMoreWithAWaitThatDoublesAndIsRandom() {
        var random = new Random(1);
        for (int attempt = 1; attempt <= 5; attempt++) {
            long most = 15_000L << (attempt - 1);
            for (int i = 0; i < 100; i++) {
                assertThat(RetryPolicy.DEFAULT.after(attempt, true, random).orElseThrow())
                        .isBetween(Duration.ZERO, Duration.ofMillis(most));
            }
        }
        assertThat(RetryPolicy.DEFAULT.after(6, true, random)).isEmpty();
        assertThat(RetryPolicy.DEFAULT.after(1, false, random)).isEmpty();
        assertThat(
                        new RetryPolicy(60, Duration.ofSeconds(15), Duration.ofMinutes(15))
                                .after(59, true, random)
                                .orElseThrow())
                .isLessThanOrEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void aJobThatDoesNotGetOnPausesAndSaysWhy() {
        var pause = AutoPause.DEFAULT;
        assertThat(pause.reason(4, NOW.minus(Duration.ofHours(23)), NOW, "no grant")).isEmpty();
        assertThat(pause.reason(5, null, NOW, "no grant").orElseThrow())
                .isEqualTo("5 windows in a row failed; the last one with: no grant");
        assertThat(pause.reason(1, NOW.minus(Duration.ofHours(24)), NOW, "no grant").orElseThrow())
                .contains("has been failing since")
                .contains("no grant");
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new WindowSettings(
                                CursorKind.INSTANT,
                                ZoneOffset.UTC,
                                Duration.ofHours(1),
                                Duration.ofHours(1),
                                Duration.ofHours(2),
                                Duration.ZERO))
                .withMessageContaining("lookback");
    }
}
