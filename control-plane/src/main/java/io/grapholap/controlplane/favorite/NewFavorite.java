package io.grapholap.controlplane.favorite;

import io.grapholap.common.error.PlatformException.ValidationFailed;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/favorites}: any field may be missing until checked. */
record NewFavorite(@Nullable String resourceType, @Nullable Long resourceId) {
    /**
     * @throws ValidationFailed naming every fault
     */
    Checked check() {
        var rules = new FieldRules();
        var type = Optional.ofNullable(resourceType).flatMap(FavoriteType::of);
        if (type.isEmpty()) {
            var known = Arrays.stream(FavoriteType.values()).map(FavoriteType::wireName).toList();
            rules.fault(
                    "resource_type",
                    resourceType == null
                            ? "is missing; give one of " + known
                            : "'" + resourceType + "' is unknown; use one of " + known,
                    resourceType == null ? "required" : "enum");
        }
        rules.id("resource_id", resourceId).check();
        return new Checked(type.orElseThrow(), Objects.requireNonNull(resourceId));
    }

    record Checked(FavoriteType type, long id) {}
}
