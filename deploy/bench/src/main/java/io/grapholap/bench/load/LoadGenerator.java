package io.grapholap.bench.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Sends HTTP requests from one event loop, either as many as so many connections can or so many
 * each second. At a given rate a request's time counts from when it was due, not from when it could
 * be sent: a server that stalls is not spared (coordinated omission).
 */
public final class LoadGenerator implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final long TIMEOUT_MILLIS = 10_000;
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final HttpClient client =
            vertx.createHttpClient(
                    new HttpClientOptions().setKeepAlive(true),
                    new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    private final Supplier<Map.Entry<String, String>> identity;

    /**
     * @param user who asks, by the header of the development identity
     */
    public LoadGenerator(String user) {
        this(() -> Map.entry("X-Username", user));
    }

    /**
     * @param identity the header that says who asks, and its value
     */
    public LoadGenerator(Supplier<Map.Entry<String, String>> identity) {
        this.identity = identity;
    }

    /** Keeps {@code concurrency} requests under way for that long. */
    public LoadResult saturate(LoadTarget target, int concurrency, Duration time) {
        return run(
                time,
                run -> {
                    for (int i = 0; i < concurrency; i++) {
                        chain(run, target);
                    }
                });
    }

    /** Sends that many requests each second for that long, whatever the answers do. */
    public LoadResult constant(LoadTarget target, double perSecond, Duration time) {
        return run(time, run -> tick(run, target, perSecond));
    }

    private void chain(Run run, LoadTarget target) {
        long now = System.nanoTime();
        if (now < run.end) {
            send(run, target, now).onComplete(_ -> chain(run, target));
        } else {
            run.sentAll();
        }
    }

    private void tick(Run run, LoadTarget target, double perSecond) {
        long now = System.nanoTime();
        long until = Math.min(now, run.end);
        for (long due = run.due(perSecond); due <= until; due = run.due(perSecond)) {
            send(run, target, due);
        }
        if (now < run.end) {
            vertx.setTimer(1, _ -> tick(run, target, perSecond));
        } else {
            run.sentAll();
        }
    }

    private Future<Void> send(Run run, LoadTarget target, long due) {
        run.sent++;
        var body = target.body();
        var who = identity.get();
        var options =
                new RequestOptions()
                        .setMethod(body == null ? HttpMethod.GET : HttpMethod.POST)
                        .setAbsoluteURI(target.address().apply(run.sent).toString())
                        .setTimeout(TIMEOUT_MILLIS)
                        .putHeader("Accept", "application/json")
                        .putHeader(who.getKey(), who.getValue());
        if (body != null) {
            options.putHeader("Content-Type", "application/json");
        }
        return client.request(options)
                .flatMap(r -> body == null ? r.send() : r.send(Buffer.buffer(body.apply(run.sent))))
                .flatMap(LoadGenerator::whole)
                .otherwise(false)
                .map(ok -> {
                    run.answered(due, ok);
                    return null;
                });
    }

    private static Future<Boolean> whole(HttpClientResponse answer) {
        return answer.body().map(_ -> answer.statusCode() / 100 == 2);
    }

    private LoadResult run(Duration time, java.util.function.Consumer<Run> load) {
        var done = new CompletableFuture<LoadResult>();
        vertx.runOnContext(_ -> load.accept(new Run(time, done)));
        try {
            return done.get(time.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the load did not come to its end", e);
        }
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** The counts of one load; used on the event loop alone. */
    private static final class Run {
        private final long start = System.nanoTime();
        private final long end;
        private final CompletableFuture<LoadResult> done;
        private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        private long sent;
        private long answered;
        private long errors;
        private boolean all;

        Run(Duration time, CompletableFuture<LoadResult> done) {
            this.end = start + time.toNanos();
            this.done = done;
        }

        /** When the next request is due, in {@code System.nanoTime()}. */
        long due(double perSecond) {
            return start + (long) (sent * 1e9 / perSecond);
        }

        void answered(long due, boolean ok) {
            answered++;
            long time = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
            micros.recordValue(Math.min(time, micros.getHighestTrackableValue()));
            if (!ok) {
                errors++;
            }
            finish();
        }

        void sentAll() {
            all = true;
            finish();
        }

        private void finish() {
            if (all && answered == sent) {
                done.complete(
                        new LoadResult(
                                answered, errors, (System.nanoTime() - start) / 1e9, micros));
            }
        }
    }
}
