package io.grapholap.controlplane.row;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

/**
 * Deletes rows by a statement. Hibernate Reactive 3.2 keeps the outcome of deleting an entity in a
 * field that all deletes of that entity share: of two at the same time one never ends, and its
 * transaction keeps its locks.
 */
public final class Deletion {
    private Deletion() {}

    /**
     * Deletes a row that is locked, after all changes in hand are written: rows that the database
     * deletes with it must not be written afterwards. The session forgets the entity.
     */
    public static <E> Uni<Void> of(PanacheRepositoryBase<E, Long> rows, E row, long id) {
        return rows.getSession()
                .call(session -> session.flush())
                .invoke(session -> session.detach(row))
                .flatMap(_ -> rows.delete("id", id))
                .replaceWithVoid();
    }
}
