package io.grapholap.platform.internal;

import io.grapholap.common.event.InstanceEvent;
import io.grapholap.common.job.ClaimRequest;
import io.grapholap.common.job.ClaimedJobs;
import io.grapholap.common.job.LeaseAnswer;
import io.grapholap.common.job.LeaseRequest;
import io.grapholap.platform.identity.ApiKey;
import io.grapholap.platform.identity.KnownKey;
import io.grapholap.platform.identity.KnownUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What workers and the gateway ask the control plane; every answer comes within 3 s or fails. */
@ApplicationScoped
public class ControlPlaneClient {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final String BASE = "/api/internal";

    private final InternalClient client;

    ControlPlaneClient(InternalClients clients) {
        this.client = clients.to("control-plane");
    }

    /** Takes up to {@code room} jobs; never repeated, since a lost answer ends with its lease. */
    public Uni<ClaimedJobs> claim(ClaimRequest request) {
        return client.post(BASE + "/export-jobs/claim", request, ClaimedJobs.class, DEADLINE);
    }

    /** Says that the job is still at work, and hears whether it is still wanted. */
    public Uni<LeaseAnswer> renewLease(long jobId, LeaseRequest request) {
        var path = BASE + "/export-jobs/" + jobId + "/lease";
        return client.put(path, request, LeaseAnswer.class, DEADLINE);
    }

    /** The current state of the instance of that slug; empty when there is none. */
    public Uni<Optional<InstanceEvent.Changed>> instance(String slug) {
        return client.find(
                BASE + "/instances/" + segment(slug), InstanceEvent.Changed.class, DEADLINE);
    }

    /** The user of that name; empty when there is none. */
    public Uni<Optional<KnownUser>> user(String username) {
        return client.find(BASE + "/users/" + segment(username), KnownUser.class, DEADLINE);
    }

    /** What is known of an API key by its name and hash; empty unless it holds. */
    public Uni<Optional<KnownKey>> apiKey(ApiKey key) {
        return client.post(BASE + "/api-keys/introspect", key, KnownKey[].class, DEADLINE)
                .map(found -> Arrays.stream(found).findFirst());
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
