package io.grapholap.importscheduler.landing;

import io.grapholap.warehouse.source.CursorValue;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A process that lands windows one after the other by the protocol, and kills itself with SIGKILL
 * at one step of one window. Its database is the smallest that the protocol needs.
 */
final class CrashingImport {
    /** Steps at which it may die. */
    enum Step {
        PLANNED,
        CLAIMED,
        WHILE_STAGING,
        STAGED_IN_STORE,
        STAGED,
        BETWEEN_TABLES,
        WHILE_COMMITTING,
        COMMITTED,
        FINISHED,
        NEVER
    }

    private static final Duration WINDOW = Duration.ofHours(1);

    private final LandingScene scene;
    private final Connection database;
    private final Step deadly;
    private final long deadlyWindow;
    private final Random chance;

    private CrashingImport(
            LandingScene scene,
            Connection database,
            Step deadly,
            long deadlyWindow,
            Random chance) {
        this.scene = scene;
        this.database = database;
        this.deadly = deadly;
        this.deadlyWindow = deadlyWindow;
        this.chance = chance;
    }

    /** Arguments: directory, JDBC URL, step, window to die in, last window, seed. */
    public static void main(String[] args) throws Exception {
        long last = Long.parseLong(args[4]);
        try (var scene = new LandingScene(Path.of(args[0]), args[1]);
                var database = DriverManager.getConnection(args[1], "postgres", "postgres")) {
            var process =
                    new CrashingImport(
                            scene,
                            database,
                            Step.valueOf(args[2]),
                            Long.parseLong(args[3]),
                            new Random(Long.parseLong(args[5])));
            process.update(
                    "create table if not exists step (seq bigint primary key, state text, attempt"
                            + " int)");
            for (long seq = 1; seq <= last; seq++) {
                process.land(seq);
            }
        }
    }

    private void land(long seq) throws Exception {
        update("insert into step values (" + seq + ", 'PENDING', 0) on conflict do nothing");
        dieAt(Step.PLANNED, seq);
        if (state(seq).equals("SUCCESS")) {
            return;
        }
        if (!state(seq).equals("STAGED")) {
            update("update step set state = 'RUNNING', attempt = attempt + 1 where seq = " + seq);
            dieAt(Step.CLAIMED, seq);
            dieSoon(Step.WHILE_STAGING, seq, 200);
            scene.stage(task(seq));
            dieAt(Step.WHILE_STAGING, seq);
            dieAt(Step.STAGED_IN_STORE, seq);
            update("update step set state = 'STAGED' where seq = " + seq);
        }
        dieAt(Step.STAGED, seq);
        var staged = scene.landing.staged(task(seq).queryId(), attempt(seq)).orElseThrow();
        if (deadly == Step.BETWEEN_TABLES && seq == deadlyWindow) {
            new WindowCommit(scene.catalog, onlyFirst(staged)).run();
            die();
        }
        dieSoon(Step.WHILE_COMMITTING, seq, 120);
        scene.landing.commit(staged);
        dieAt(Step.WHILE_COMMITTING, seq);
        dieAt(Step.COMMITTED, seq);
        update("update step set state = 'SUCCESS' where seq = " + seq);
        scene.landing.sweep(task(seq));
        dieAt(Step.FINISHED, seq);
    }

    private static StagedWindow onlyFirst(StagedWindow staged) {
        return new StagedWindow(
                staged.task(),
                staged.rowsRead(),
                staged.rowsLanded(),
                staged.rowsKnown(),
                staged.refused(),
                List.of(staged.parts().getFirst()));
    }

    /** Windows of an hour that look half an hour back. */
    private WindowTask task(long seq) throws SQLException {
        var start = CursorValue.parse("2026-01-01").plus(WINDOW.multipliedBy(seq - 1));
        return LandingScene.task(
                seq,
                attempt(seq),
                start.minus(Duration.ofMinutes(30)).text(),
                start.plus(WINDOW).text());
    }

    private String state(long seq) throws SQLException {
        return ask("select state from step where seq = " + seq);
    }

    private int attempt(long seq) throws SQLException {
        return Integer.parseInt(ask("select attempt from step where seq = " + seq));
    }

    private String ask(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private void dieAt(Step step, long seq) throws IOException, InterruptedException {
        if (step == deadly && seq == deadlyWindow) {
            die();
        }
    }

    /** Dies at a random moment while something else goes on. */
    private void dieSoon(Step step, long seq, int withinMillis) {
        if (step == deadly && seq == deadlyWindow) {
            long wait = chance.nextInt(withinMillis);
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> {
                        try {
                            Thread.sleep(wait);
                            die();
                        } catch (IOException | InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    });
        }
    }

    private static void die() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        Thread.sleep(60_000);
    }
}
