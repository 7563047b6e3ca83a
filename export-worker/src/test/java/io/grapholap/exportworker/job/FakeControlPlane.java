package io.grapholap.exportworker.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJob;
import io.grapholap.common.job.ClaimedJobs;
import io.grapholap.common.job.LeaseAnswer;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.common.json.Json;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** The control plane as the worker sees it: hands out jobs and answers for their leases. */
public class FakeControlPlane implements QuarkusTestResourceLifecycleManager {
    public static final String CONTROL_PLANE_TOKEN = "token-of-the-control-plane";
    static final String TOKEN = "token-of-the-worker";

    private final Queue<ClaimedJob> waiting = new ConcurrentLinkedQueue<>();
    private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
    final List<ClaimRequest> claims = new CopyOnWriteArrayList<>();
    final List<LeaseRequest> renewals = new CopyOnWriteArrayList<>();
    volatile boolean away;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/api/internal/export-jobs/", this::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        return Map.of(
                "graph-olap.control-plane.internal-url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "graph-olap.service.token",
                TOKEN,
                "graph-olap.service.accepted.control-plane",
                CONTROL_PLANE_TOKEN);
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeControlPlane.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    void offer(ClaimedJob job) {
        waiting.add(job);
    }

    boolean isWaiting(ClaimedJob job) {
        return waiting.contains(job);
    }

    void cancel(long jobId) {
        cancelled.add(jobId);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (away || !TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Service-Token"))) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath().split("/");
            var answer =
                    path[path.length - 1].equals("claim")
                            ? claim(Json.mapper().readValue(body, ClaimRequest.class))
                            : renew(
                                    Long.parseLong(path[path.length - 2]),
                                    Json.mapper().readValue(body, LeaseRequest.class));
            var json = Json.mapper().writeValueAsBytes(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private ClaimedJobs claim(ClaimRequest request) {
        claims.add(request);
        var jobs = new ArrayList<ClaimedJob>();
        for (int i = 0; i < request.room(); i++) {
            var job = waiting.poll();
            if (job != null) {
                jobs.add(job);
            }
        }
        return new ClaimedJobs(jobs);
    }

    private LeaseAnswer renew(long jobId, LeaseRequest request) {
        renewals.add(request);
        return cancelled.contains(jobId)
                ? new LeaseAnswer(true, null)
                : new LeaseAnswer(false, Instant.now().plusSeconds(30));
    }
}
