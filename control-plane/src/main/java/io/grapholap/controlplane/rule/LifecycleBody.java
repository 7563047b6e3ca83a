package io.grapholap.controlplane.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** {@code PUT …/lifecycle}: JSON null clears a duration, an absent key leaves it as it is. */
public class LifecycleBody {
    private @Nullable String ttl;
    private @Nullable String inactivityTimeout;
    private boolean ttlGiven;
    private boolean inactivityGiven;

    @JsonProperty("ttl")
    public void setTtl(@Nullable String ttl) {
        this.ttl = ttl;
        this.ttlGiven = true;
    }

    @JsonProperty("inactivity_timeout")
    public void setInactivityTimeout(@Nullable String inactivityTimeout) {
        this.inactivityTimeout = inactivityTimeout;
        this.inactivityGiven = true;
    }

    /** The lifetime that is wanted, given the present one. */
    public @Nullable String ttl(@Nullable String current) {
        return ttlGiven ? ttl : current;
    }

    /** The patience that is wanted, given the present one. */
    public @Nullable String inactivityTimeout(@Nullable String current) {
        return inactivityGiven ? inactivityTimeout : current;
    }

    /** Whether it says anything of the lifetime, be it null. */
    public boolean ttlGiven() {
        return ttlGiven;
    }

    /** Adds what is wrong to {@code rules}. */
    public FieldRules check(FieldRules rules) {
        return rules.duration("ttl", ttl).duration("inactivity_timeout", inactivityTimeout);
    }
}
