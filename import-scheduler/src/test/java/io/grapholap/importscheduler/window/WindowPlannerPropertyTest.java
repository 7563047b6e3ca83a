package io.grapholap.importscheduler.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.grapholap.importscheduler.window.TimeLine.Row;
import io.grapholap.warehouse.source.CursorKind;
import io.grapholap.warehouse.source.CursorValue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the settings, the rows, the clock and the failures: nothing is lost or read twice. */
class WindowPlannerPropertyTest {
    private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("UTC"));

    @Property(tries = 200)
    void windowsOfALaneTouchWithoutGapOrOverlap(@ForAll long seed, @ForAll CursorKind kind) {
        var chance = new Random(seed);
        var line = new TimeLine(settings(chance, kind), chance, 1 + chance.nextInt(20));
        fill(line, chance, START.minus(Duration.ofDays(20)), START, 60);
        var now = START;
        LaneState lane = line.start(now).scheduled();
        var origin = ((LaneState.Scheduled) lane).origin();
        for (int cycle = 0; cycle < 12; cycle++) {
            lane = line.run(lane, now);
            var later = now.plus(TimeLine.random(chance, Duration.ofHours(30)));
            fill(line, chance, now, later, 10);
            now = later;
        }

        var at = origin;
        for (var window : line.windows) {
            assertThat(window.start()).isLessThanOrEqualTo(at);
            if (window.end().isBefore(at) || window.start().equals(window.end())) {
                assertThat(window.end()).isLessThanOrEqualTo(at);
            } else {
                assertThat(window.start()).as("a gap or an overlap").isEqualTo(at);
                at = window.closes() ? window.end() : at;
            }
        }
        assertThat(((LaneState.Scheduled) lane).watermark()).isEqualTo(at);
    }

    @Property(tries = 200)
    void everyRowBeforeTheWatermarkIsLanded(@ForAll long seed, @ForAll CursorKind kind) {
        var chance = new Random(seed);
        var line = new TimeLine(settings(chance, kind), chance, 1 + chance.nextInt(20));
        fill(line, chance, START.minus(Duration.ofDays(chance.nextInt(90))), START, 80);
        var first = line.start(START);
        first.backfills().forEach(lane -> line.run(lane, START));
        LaneState lane = first.scheduled();
        var now = START;
        for (int cycle = 0; cycle < 8; cycle++) {
            lane = line.run(lane, now);
            var later = now.plus(TimeLine.random(chance, Duration.ofHours(20)));
            fill(line, chance, now, later, 10);
            now = later;
        }

        var watermark = ((LaneState.Scheduled) lane).watermark();
        assertThat(line.landed)
                .isEqualTo(
                        line.table.stream()
                                .filter(r -> r.changed().isBefore(watermark))
                                .collect(Collectors.toSet()));
    }

    @Property(tries = 100)
    void rowsThatComeLateWithinTheLookbackAreLanded(@ForAll long seed) {
        var chance = new Random(seed);
        var settings = settings(chance, CursorKind.INSTANT);
        var line = new TimeLine(settings, chance, 5);
        LaneState lane = line.start(START).scheduled();
        var now = START;
        lane = line.run(lane, now);
        for (int cycle = 0; cycle < 5; cycle++) {
            var watermark = ((LaneState.Scheduled) lane).watermark();
            var late = watermark.minus(TimeLine.random(chance, settings.lookback()));
            line.table.add(new Row(line.table.size(), late));
            now = now.plus(settings.refresh()).plus(Duration.ofHours(1));
            lane = line.run(lane, now);
        }

        assertThat(line.landed).containsExactlyInAnyOrderElementsOf(line.table);
    }

    @Property(tries = 100)
    void boundsNeverDependOnWhatIsInTheTable(@ForAll long seed) {
        var settings = settings(new Random(seed), CursorKind.INSTANT);
        var empty = new TimeLine(settings, new Random(1), 1_000);
        var full = new TimeLine(settings, new Random(1), 1_000);
        LaneState emptyLane = FirstRun.plan(Optional.empty(), START, START, settings).scheduled();
        LaneState fullLane = emptyLane;
        fill(full, new Random(seed), START.minus(Duration.ofDays(1)), START, 50);
        var now = START;
        for (int cycle = 0; cycle < 4; cycle++) {
            emptyLane = empty.run(emptyLane, now);
            fullLane = full.run(fullLane, now);
            now = now.plus(settings.refresh());
        }

        assertThat(((LaneState.Scheduled) fullLane).watermark())
                .isEqualTo(((LaneState.Scheduled) emptyLane).watermark());
        assertThat(full.windows.stream().flatMap(w -> Stream.of(w.readFrom(), w.end())))
                .doesNotContainAnyElementsOf(full.table.stream().map(Row::changed).toList());
    }

    @Property(tries = 300)
    void partsOfAWindowReadExactlyWhatItReads(@ForAll long seed, @ForAll CursorKind kind) {
        var chance = new Random(seed);
        var settings = settings(chance, kind);
        var line = new TimeLine(settings, chance, 1);
        fill(line, chance, START, START.plus(Duration.ofDays(3)), 50);
        var ties = CursorValue.of(LocalDateTime.of(2026, 3, 29, 0, 0));
        for (int i = 0; i < 40; i++) {
            line.table.add(new Row(1_000 + i, ties));
        }
        var day = CursorValue.of(LocalDateTime.of(2026, 3, 28, 0, 0));
        var window =
                Window.of(
                        Lane.SCHEDULED,
                        day,
                        day.plus(Duration.ofDays(1)),
                        day.plus(Duration.ofDays(2 + chance.nextInt(2))),
                        true);

        var parts = cut(line, window);

        assertThat(parts.stream().flatMap(w -> line.rowsOf(w).stream()))
                .containsExactlyInAnyOrderElementsOf(line.rowsOf(window));
        assertThat(parts).filteredOn(Window::endsCycle).containsExactly(parts.getLast());
        assertThat(parts.getLast().closes()).isTrue();
    }

    private static List<Window> cut(TimeLine line, Window window) {
        var parts = WindowSplit.of(window, line.settings);
        return line.rowsOf(window).size() < 4 || parts.isEmpty()
                ? List.of(window)
                : parts.get().stream().flatMap(part -> cut(line, part).stream()).toList();
    }

    /** Rows that are written at the moment they say, with ties and with nanoseconds. */
    private static void fill(TimeLine line, Random chance, Instant from, Instant to, int rows) {
        for (int i = 0; i < rows && from.isBefore(to); i++) {
            var at = from.plus(TimeLine.random(chance, Duration.between(from, to)));
            var changed =
                    switch (line.settings.kind()) {
                        case INSTANT -> new CursorValue(at);
                        case WALL_CLOCK ->
                                CursorValue.of(LocalDateTime.ofInstant(at, line.settings.zone()));
                        case DATE ->
                                CursorValue.of(LocalDateTime.ofInstant(at, line.settings.zone()))
                                        .startOfDay();
                    };
            for (int tie = 0; tie <= chance.nextInt(3); tie++) {
                line.table.add(new Row(line.table.size(), changed));
            }
        }
    }

    private static WindowSettings settings(Random chance, CursorKind kind) {
        var size = Duration.ofMinutes(30 + chance.nextInt(60 * 48));
        return new WindowSettings(
                kind,
                ZONES.get(chance.nextInt(ZONES.size())),
                size,
                Duration.ofMinutes(1 + chance.nextInt(180)),
                Duration.ofMinutes(1 + chance.nextInt((int) size.toMinutes())),
                Duration.ofSeconds(chance.nextInt(600)));
    }
}
