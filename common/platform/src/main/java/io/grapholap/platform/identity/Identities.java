package io.grapholap.platform.identity;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException.Unauthorized;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Asks the proofs in one order: an API key, a signed token, and only then what a client says of
 * itself. The first proof that finds its kind of credentials decides, so that bad ones never fall
 * through to weaker ones.
 */
@DefaultBean
@ApplicationScoped
class Identities implements IdentitySource {
    /** One way to prove who one is. */
    interface Proof {
        /** Who they say they are, or why not; empty when there are no credentials of this kind. */
        Optional<Uni<Caller>> check(Credentials credentials);
    }

    private final List<Proof> proofs;

    @Inject
    Identities(KeyProof keys, TokenProof tokens, DevProof dev) {
        this(List.of(keys, tokens, dev));
    }

    Identities(List<Proof> proofs) {
        this.proofs = proofs;
    }

    @Override
    public Uni<Caller> identify(Credentials credentials) {
        for (var proof : proofs) {
            var caller = proof.check(credentials);
            if (caller.isPresent()) {
                return caller.get();
            }
        }
        return Uni.createFrom()
                .failure(
                        new Unauthorized(
                                ErrorCode.UNAUTHORIZED,
                                "Say who you are: send a token as Authorization: Bearer, or an API"
                                        + " key in x-api-key."));
    }
}
