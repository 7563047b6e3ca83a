package io.grapholap.gateway.route;

import io.grapholap.common.error.ErrorCode;
import io.grapholap.common.error.PlatformException;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Refused;
import io.grapholap.common.event.InstanceEvent;
import io.grapholap.gateway.route.RouteTable.Entry;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;

/** What to do with a request, from what is known of its instance. */
sealed interface Verdict {
    record Found(Route route) implements Verdict {}

    /**
     * It may come up soon.
     *
     * @param why a clause for the client, should the wait be in vain
     */
    record Wait(String why) implements Verdict {}

    record Refusal(PlatformException reason) implements Verdict {}

    /**
     * @param visible whether the caller may know of an instance in that state
     */
    static Verdict of(
            String slug, Optional<Entry> entry, Predicate<InstanceEvent.Changed> visible) {
        return switch (entry.orElse(null)) {
            case null -> new Wait("its state is not known");
            case Entry.Gone _ -> new Refusal(new NotFound("instance", slug));
            case Entry.Present(var state) ->
                    visible.test(state) ? of(state) : new Refusal(new NotFound("instance", slug));
        };
    }

    private static Verdict of(InstanceEvent.Changed state) {
        return switch (state.status()) {
            case RUNNING -> {
                var address = state.address();
                yield address == null
                        ? new Wait("it is running but has not said where")
                        : new Found(
                                new Route(
                                        state.slug(),
                                        state.incarnation(),
                                        address,
                                        Sharings.of(state)));
            }
            case WAITING_FOR_SNAPSHOT, STARTING, RESUMING ->
                    new Wait("it is " + state.status().wireName());
            case FAILED, STOPPING, SUSPENDED -> new Refusal(refusal(state));
        };
    }

    private static PlatformException refusal(InstanceEvent.Changed state) {
        var current = state.status().wireName();
        var details = new LinkedHashMap<String, Object>();
        details.put("resource", "instance");
        details.put("resource_id", state.instanceId());
        details.put("current_state", current);
        details.put("required_state", "running");
        if (state.errorCode() != null) {
            details.put("error_code", state.errorCode());
        }
        var reason = state.errorMessage() == null ? "" : ": " + state.errorMessage();
        return new Refused(
                ErrorCode.INVALID_STATE,
                "The instance " + state.slug() + " is " + current + reason,
                details);
    }
}
