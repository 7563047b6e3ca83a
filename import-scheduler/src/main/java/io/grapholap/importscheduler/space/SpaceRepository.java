package io.grapholap.importscheduler.space;

import io.grapholap.importscheduler.paging.PageArguments;
import io.grapholap.importscheduler.paging.Slice;
import io.grapholap.importscheduler.paging.Slices;
import io.grapholap.platform.identity.Caller;
import io.grapholap.platform.identity.Role;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class SpaceRepository implements PanacheRepositoryBase<SpaceEntity, String> {
    private static final String OF_MEMBER =
            "id in (select m.spaceId from SpaceMemberEntity m where m.username = :member)";

    /** Those that the caller is a member of; all of them for an admin. */
    Uni<Slice<SpaceEntity>> pageOf(Caller caller, PageArguments page) {
        return caller.role() == Role.ADMIN
                ? Slices.read(this, "1 = 1", Map.of(), page)
                : Slices.read(this, OF_MEMBER, Map.of("member", caller.username()), page);
    }
}
