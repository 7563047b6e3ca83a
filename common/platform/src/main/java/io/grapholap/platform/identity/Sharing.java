package io.grapholap.platform.identity;

import io.grapholap.common.access.AccessLevel;
import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import java.util.List;

/**
 * Who may do what with a snapshot or an instance. The same rules hold in the control plane, at the
 * gateway and in the wrapper.
 *
 * @param grants at most one for each user; grants of users who do not ask may be left out
 */
public record Sharing(String owner, Visibility visibility, List<Grant> grants) {
    /** Whether this caller reads whatever anybody shares or does not share. */
    public static boolean readsAll(Caller caller) {
        return caller.role() == Role.ADMIN || caller.role() == Role.OPS;
    }

    /** Whether the caller may know that it exists, see all that is shown of it, and query it. */
    public boolean mayRead(Caller caller) {
        return visibility == Visibility.EVERYONE
                || readsAll(caller)
                || caller.mayChange(owner)
                || granted(caller, AccessLevel.READ);
    }

    /** Whether the caller may start an instance from this snapshot. */
    public boolean mayStart(Caller caller) {
        return visibility == Visibility.EVERYONE
                || caller.mayChange(owner)
                || granted(caller, AccessLevel.RUN);
    }

    /** Whether the caller may run algorithms on this instance, which write their results to it. */
    public boolean mayRun(Caller caller) {
        return readsAll(caller) || caller.mayChange(owner) || granted(caller, AccessLevel.RUN);
    }

    /** Whether nobody would read that who may not read this, admins and ops aside. */
    public boolean covers(Visibility other, List<Grant> others) {
        return visibility == Visibility.EVERYONE
                || (other == Visibility.PRIVATE
                        && others.stream()
                                .map(g -> new Caller(g.username(), Role.ANALYST))
                                .allMatch(this::mayRead));
    }

    private boolean granted(Caller caller, AccessLevel wanted) {
        return grants.stream()
                .anyMatch(g ->
                        g.username().equals(caller.username()) && g.level().compareTo(wanted) >= 0);
    }
}
