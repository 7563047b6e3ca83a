package io.grapholap.controlplane.user;

import io.grapholap.platform.identity.Role;

/** A user who is to be added; the fields are checked. */
record NewUser(String username, String email, String displayName, Role role) {}
