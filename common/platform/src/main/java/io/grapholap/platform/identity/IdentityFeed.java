package io.grapholap.platform.identity;

import io.grapholap.common.event.Topic;
import io.grapholap.platform.event.TopicFollower;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Makes this service forget what it remembers of users and keys as soon as the control plane says
 * that it changed, on {@code identity-events}. The key of a record, a username, tells enough; so a
 * record that cannot be read does its work too. Only where {@code graph-olap.auth.follow-changes}
 * is set.
 */
@ApplicationScoped
class IdentityFeed {
    private static final Logger LOG = Logger.getLogger(IdentityFeed.class);

    private final AuthConfig config;
    private final IdentityCaches caches;
    private final TopicFollower follower;

    IdentityFeed(
            AuthConfig config,
            IdentityCaches caches,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.caches = caches;
        this.follower =
                new TopicFollower(
                        Topic.IDENTITY_EVENTS,
                        kafka,
                        this::apply,
                        () -> LOG.debug("Changes of identities are followed."));
    }

    void start(@Observes StartupEvent event) {
        if (config.followChanges()) {
            follower.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        follower.stop();
    }

    private void apply(ConsumerRecord<String, String> record) {
        var username = record.key();
        if (username != null) {
            caches.changed(username);
        }
    }
}
