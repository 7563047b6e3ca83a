package io.grapholap.importscheduler.job;

import io.grapholap.importscheduler.paging.PageArguments;
import io.grapholap.importscheduler.paging.Slice;
import io.grapholap.importscheduler.paging.Slices;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Locale;
import java.util.Map;

@ApplicationScoped
class TableJobRepository implements PanacheRepositoryBase<TableJobEntity, String> {
    private static final String BY_ID = "spaceId = :space and id = :id";
    private static final String BY_MODEL =
            "spaceId = :space and lower(modelName) like :part escape '!'";

    /** The row, locked until the transaction ends; null if there is none. */
    Uni<TableJobEntity> locked(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** All jobs of a space, newest first, those that are deleted too. */
    Uni<Slice<TableJobEntity>> page(String spaceId, PageArguments page) {
        return Slices.read(this, "spaceId = :space", Map.of("space", spaceId), page);
    }

    /** The job of that id; if there is none, those whose model's name contains the text. */
    Uni<Slice<TableJobEntity>> found(String spaceId, String text, String id, PageArguments page) {
        Map<String, Object> byId = Map.of("space", spaceId, "id", id);
        Map<String, Object> byModel = Map.of("space", spaceId, "part", part(text));
        return count(BY_ID, byId)
                .flatMap(exact ->
                        exact > 0
                                ? Slices.read(this, BY_ID, byId, page)
                                : Slices.read(this, BY_MODEL, byModel, page));
    }

    private static String part(String text) {
        var escaped =
                text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_");
        return "%" + escaped + "%";
    }
}
