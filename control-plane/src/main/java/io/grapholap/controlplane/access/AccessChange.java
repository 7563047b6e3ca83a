package io.grapholap.controlplane.access;

import io.grapholap.common.access.AccessLevel;
import io.grapholap.common.access.Grant;
import io.grapholap.common.access.Visibility;
import io.grapholap.controlplane.rule.FieldRules;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT …/access}: a field that is absent leaves what is stored.
 *
 * @param grants the only ones from now on
 */
public record AccessChange(@Nullable String visibility, @Nullable List<WantedGrant> grants) {
    static final int MAX_GRANTS = 100;
    private static final int MAX_USERNAME = 255;

    /** A grant as a client wrote it. */
    public record WantedGrant(@Nullable String username, @Nullable String level) {}

    /** Fails with all that is wrong, if anything is. */
    public AccessChange check() {
        var rules = new FieldRules();
        if (visibility == null && grants == null) {
            rules.fault("visibility", "is missing; give it or grants", "required");
        }
        rules.visibility(visibility);
        check(rules, grants == null ? List.of() : grants);
        rules.check();
        return this;
    }

    private static void check(FieldRules rules, List<@Nullable WantedGrant> grants) {
        if (grants.size() > MAX_GRANTS) {
            rules.fault(
                    "grants",
                    "has " + grants.size() + " entries; at most " + MAX_GRANTS + " are allowed",
                    "size");
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < grants.size(); i++) {
            var grant = grants.get(i);
            var field = "grants." + i + ".";
            var username = grant == null ? null : grant.username();
            rules.requiredText(field + "username", username, MAX_USERNAME);
            if (username != null && !seen.add(username)) {
                rules.fault(field + "username", "names '" + username + "' again", "duplicate");
            }
            var level = grant == null ? null : grant.level();
            if (level == null || AccessLevel.of(level).isEmpty()) {
                rules.fault(field + "level", "is '" + level + "'; it must be read or run", "enum");
            }
        }
    }

    /** What is to be, given what is; only after {@link #check}. */
    Visibility visibility(Visibility current) {
        return visibility == null ? current : Visibility.of(visibility).orElseThrow();
    }

    List<Grant> grants(List<Grant> current) {
        return grants == null
                ? current
                : grants.stream()
                        .map(g -> new Grant(g.username(), AccessLevel.of(g.level()).orElseThrow()))
                        .toList();
    }
}
