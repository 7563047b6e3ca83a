package io.grapholap.controlplane.idempotency;

import io.grapholap.platform.api.Envelope;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import java.util.function.Supplier;

/** What creating endpoints need; see {@link Idempotent}. */
@ApplicationScoped
public class Idempotency {
    private final CurrentClaim current;
    private final KeyService keys;

    Idempotency(CurrentClaim current, KeyService keys) {
        this.current = current;
        this.keys = keys;
    }

    /**
     * Creates something and, if the request came with a key, stores the answer in the same
     * transaction. What asks other services has to be done before: a transaction waits for nobody.
     *
     * @param creation opens a transaction of its own, or joins the one that is opened here
     * @return fails as {@code creation} does; nothing is stored then
     */
    public <T> Uni<Envelope<T>> once(Supplier<Uni<Envelope<T>>> creation) {
        return kept(creation, Envelope::data);
    }

    /** As {@link #once}, where the answer is sent without an envelope. */
    public <T> Uni<T> onceBare(Supplier<Uni<T>> creation) {
        return kept(creation, made -> made);
    }

    private <A> Uni<A> kept(Supplier<Uni<A>> creation, Function<A, Object> data) {
        var held = current.held();
        return held == null
                ? creation.get()
                : Panache.withTransaction(() ->
                        creation.get()
                                .call(made ->
                                        keys.answer(
                                                held.request(),
                                                held.claim(),
                                                held.status(),
                                                data.apply(made)))
                                .invoke(current::answer));
    }
}
