package io.grapholap.importscheduler.job;

import io.grapholap.common.error.PlatformException.NotFound;
import io.grapholap.importscheduler.paging.PageArguments;
import io.grapholap.importscheduler.paging.Slice;
import io.grapholap.importscheduler.space.SpaceService;
import io.grapholap.platform.identity.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Table import jobs, for the members of their space; to others there are none. */
@ApplicationScoped
public class TableJobService {
    private final TableJobRepository jobs;
    private final TableJobTable table;
    private final SpaceService spaces;
    private final JobValidator validator;
    private final Clock clock;

    TableJobService(
            TableJobRepository jobs,
            TableJobTable table,
            SpaceService spaces,
            JobValidator validator,
            Clock clock) {
        this.jobs = jobs;
        this.table = table;
        this.spaces = spaces;
        this.validator = validator;
        this.clock = clock;
    }

    /**
     * Creates a job, unless something is wrong with it.
     *
     * @param dryRun only look whether it could be created
     * @return fails with {@link NotFound} if the caller is no member of the space
     */
    public Uni<JobCreation> create(NewTableJob wanted, boolean dryRun, Caller caller) {
        return spaces.visible(wanted.spaceId(), caller)
                .flatMap(_ -> validator.fault(wanted))
                .flatMap(fault -> {
                    if (fault.isPresent() || dryRun) {
                        return Uni.createFrom().item(new JobCreation(null, fault.orElse(null)));
                    }
                    return table.insert(fresh(wanted), caller.username())
                            .map(job -> new JobCreation(job, null));
                });
    }

    private TableJob fresh(NewTableJob wanted) {
        return new TableJob(
                UUID.randomUUID().toString(),
                wanted.spaceId(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                new TableJobState.Active(),
                wanted.triggered(),
                wanted.model(),
                wanted.table().config().orElseThrow(),
                wanted.mapping(),
                wanted.parameters(),
                new TableJob.Counts(0, 0, 0));
    }

    /** The job; fails with {@link NotFound} if there is none that the caller may see. */
    @WithSession
    public Uni<TableJob> visible(String id, Caller caller) {
        return jobs.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("job", id))
                .map(TableJobEntity::toJob)
                .call(job ->
                        spaces.visible(job.spaceId(), caller)
                                .onFailure(NotFound.class)
                                .transform(_ -> new NotFound("job", id)));
    }

    /** The job, for the importer itself; fails with {@link NotFound} if there is none. */
    @WithSession
    public Uni<TableJob> byId(String id) {
        return jobs.findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("job", id))
                .map(TableJobEntity::toJob);
    }

    /** Pauses a job that does not get on; harmless if it is not active. */
    public Uni<Void> pausedByItself(String id, String reason) {
        return table.move(id, job -> JobMoves.pausedByItself(job, reason)).replaceWithVoid();
    }

    /** The jobs of a space that was seen, newest first; those that are deleted too. */
    @WithSession
    public Uni<Slice<TableJob>> page(String spaceId, PageArguments page) {
        return jobs.page(spaceId, page).map(slice -> slice.map(TableJobEntity::toJob));
    }

    /**
     * Those that a text finds: the job of that id, else those whose model's name contains it.
     *
     * @param id what the text is if it is an id
     */
    @WithSession
    public Uni<Slice<TableJob>> search(String spaceId, String text, String id, PageArguments page) {
        return jobs.found(spaceId, text, id, page).map(slice -> slice.map(TableJobEntity::toJob));
    }

    /** Starts it; harmless if it is started. Fails with {@code JOB_DELETED} if it is deleted. */
    public Uni<TableJob> start(String id, Caller caller) {
        return visible(id, caller).flatMap(_ -> table.move(id, JobMoves::start));
    }

    /** Pauses it; harmless if it is paused. Fails with {@code JOB_DELETED} if it is deleted. */
    public Uni<TableJob> pause(String id, Caller caller) {
        return visible(id, caller).flatMap(_ -> table.move(id, JobMoves::pause));
    }

    /** Deletes it for good; what it imported stays. Harmless if it is deleted. */
    public Uni<TableJob> delete(String id, Caller caller) {
        return visible(id, caller).flatMap(_ -> table.move(id, JobMoves::delete));
    }

    /** Puts others in the place of its parameters; null leaves one as it is. */
    public Uni<TableJob> updateParameters(
            String id, @Nullable Integer minutes, @Nullable Integer hours, Caller caller) {
        return visible(id, caller)
                .flatMap(_ -> table.move(id, job -> JobMoves.parameters(job, minutes, hours)));
    }

    /**
     * Replaces its mapping, from the next window on.
     *
     * @return fails with {@link ImportRefused} of the first {@link ValidationCode} that speaks
     *     against it
     */
    public Uni<TableJob> update(String id, JobUpdate update, Caller caller) {
        return visible(id, caller)
                .call(job ->
                        validator
                                .fault(job, update.mapping())
                                .invoke(fault ->
                                        fault.ifPresent(f -> {
                                            throw new ImportRefused(f);
                                        })))
                .flatMap(_ -> table.move(id, job -> JobMoves.update(job, update)));
    }
}
