package io.grapholap.controlplane.user;

import io.grapholap.controlplane.rule.FieldRules;
import io.grapholap.platform.identity.Role;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the routes of users take; each checks the fields that it needs. */
record UserRequest(
        @Nullable String username,
        @Nullable String email,
        @Nullable String displayName,
        @Nullable String role,
        @Nullable Boolean isActive) {
    private static final int MAX = 255;

    /**
     * The user to add; fails with all that is wrong, if anything is.
     *
     * @param usualRole whose role is not given
     */
    NewUser toNewUser(Role usualRole) {
        var rules =
                new FieldRules()
                        .requiredText("username", username, MAX)
                        .requiredText("display_name", displayName, MAX);
        email(rules, true);
        var wanted = role == null ? Optional.of(usualRole) : role(rules);
        rules.check();
        return new NewUser(
                Objects.requireNonNull(username),
                Objects.requireNonNull(email),
                Objects.requireNonNull(displayName),
                wanted.orElseThrow());
    }

    /** This, as a change of a user, of which absent fields change nothing. */
    UserRequest asChange() {
        var rules = new FieldRules();
        if (email == null && displayName == null && isActive == null) {
            rules.fault("email", "is missing; give it, display_name or is_active", "required");
        }
        email(rules, false);
        if (displayName != null) {
            rules.requiredText("display_name", displayName, MAX);
        }
        rules.check();
        return this;
    }

    /** The role to assign. */
    Role asRole() {
        var rules = new FieldRules();
        var wanted = role(rules);
        rules.check();
        return wanted.orElseThrow();
    }

    private void email(FieldRules rules, boolean required) {
        if (email == null && !required) {
            return;
        }
        rules.requiredText("email", email, MAX);
        if (email != null && !email.isBlank() && !email.matches("[^\\s@]+@[^\\s@]+")) {
            rules.fault("email", "'" + email + "' is not an e-mail address", "pattern");
        }
    }

    private Optional<Role> role(FieldRules rules) {
        var known = Optional.ofNullable(role).flatMap(Role::of).filter(r -> r != Role.SERVICE);
        if (known.isEmpty()) {
            rules.fault("role", "is '" + role + "'; it must be analyst, admin or ops", "enum");
        }
        return known;
    }
}
