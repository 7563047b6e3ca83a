package io.grapholap.controlplane.instance;

import io.grapholap.common.error.PlatformException.Forbidden;
import io.grapholap.common.error.PlatformException.InvalidState;
import io.grapholap.common.error.PlatformException.LimitExceeded;
import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.common.error.PlatformException.Unavailable;
import io.grapholap.platform.identity.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Changes what running instances may use, without a restart. The change is stored and reserved
 * first, so that limits hold; a wrapper that does not take it has it taken back. Every method fails
 * with {@link NotFound}, {@link Forbidden}, {@link InvalidState} unless it is running, or {@link
 * Unavailable} when the wrapper did not take it.
 */
@ApplicationScoped
class Resizing {
    private static final Logger LOG = Logger.getLogger(Resizing.class);

    private final ResizeRows rows;
    private final WrapperControl wrappers;

    Resizing(ResizeRows rows, WrapperControl wrappers) {
        this.rows = rows;
        this.wrappers = wrappers;
    }

    Uni<Instance> cpu(long id, int cores, Caller caller) {
        return rows.cpu(id, cores, caller).flatMap(this::apply);
    }

    /**
     * Also fails with {@link LimitExceeded}, and with {@link InvalidState} if it has more already.
     */
    Uni<Instance> memory(long id, long bytes, Caller caller) {
        return rows.memory(id, bytes, caller).flatMap(this::apply);
    }

    /**
     * More memory for an instance that did not ask for it; fails as {@link #memory}.
     *
     * @param reason {@code proactive} or {@code urgent}
     */
    Uni<Instance> upgrade(long id, long bytes, String reason) {
        return rows.upgrade(id, bytes, reason).flatMap(this::apply);
    }

    /** Tells the wrapper also what is stored already: a control plane may have died in between. */
    private Uni<Instance> apply(Resize resize) {
        return wrappers.resize(resize.wrapper(), resize.running(), resize.after())
                .onFailure()
                .recoverWithUni(e -> undo(resize, e))
                .flatMap(_ ->
                        resize.changesNothing() ? Uni.createFrom().voidItem() : rows.done(resize))
                .replaceWith(resize.instance());
    }

    private Uni<Void> undo(Resize resize, Throwable e) {
        LOG.warnf(e, "Wrapper %s did not take other resources", resize.wrapper());
        var refusal =
                new Unavailable(
                        "instance",
                        "The instance "
                                + resize.instance().id()
                                + " did not take the change, which was taken back: "
                                + e.getMessage());
        return rows.undo(resize, String.valueOf(e.getMessage()))
                .flatMap(_ -> Uni.createFrom().failure(refusal));
    }
}
