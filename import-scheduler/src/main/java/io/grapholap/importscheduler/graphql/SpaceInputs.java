package io.grapholap.importscheduler.graphql;

import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What mutations of organizations and spaces are given, and give back. */
public final class SpaceInputs {
    private SpaceInputs() {}

    @Input("CreateOrganizationInput")
    public record NewOrganization(@NonNull String name, @Nullable String clientMutationId) {}

    @Type("CreateOrganizationPayload")
    public record CreatedOrganization(
            @Nullable OrganizationNode organization, @Nullable String clientMutationId) {}

    @Input("CreateSpaceInput")
    public record NewSpace(
            @Id @NonNull String organizationId,
            @NonNull String name,
            @Nullable String clientMutationId) {}

    @Type("CreateSpacePayload")
    public record CreatedSpace(@Nullable SpaceNode space, @Nullable String clientMutationId) {}

    @Input("AddSpaceMemberInput")
    public record NewMember(
            @Id @NonNull String spaceId,
            @NonNull String username,
            @Nullable String clientMutationId) {}

    @Type("AddSpaceMemberPayload")
    public record AddedMember(@Nullable SpaceNode space, @Nullable String clientMutationId) {}
}
