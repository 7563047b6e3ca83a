package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.job.TableJobService;
import io.grapholap.importscheduler.organization.OrganizationService;
import io.grapholap.importscheduler.paging.PageArguments;
import io.grapholap.importscheduler.space.SpaceService;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Organizations, spaces and who is in them. Public, or GraphQL cannot call it. */
@GraphQLApi
public class SpaceApi {
    private final GraphQlCallers callers;
    private final OrganizationService organizations;
    private final SpaceService spaces;
    private final TableJobService jobs;

    SpaceApi(
            GraphQlCallers callers,
            OrganizationService organizations,
            SpaceService spaces,
            TableJobService jobs) {
        this.callers = callers;
        this.organizations = organizations;
        this.spaces = spaces;
        this.jobs = jobs;
    }

    @Query("spaces")
    @Description("The spaces of the caller, newest first.")
    public Uni<SpaceConnection> spaces(
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before) {
        return callers.read(caller ->
                spaces.page(caller, PageArguments.of(first, after, last, before))
                        .map(SpaceConnection::of));
    }

    @Name("organization")
    @Description("The organization that holds the space.")
    public Uni<OrganizationNode> organization(@Source SpaceNode space) {
        return callers.read(_ ->
                organizations
                        .find(space.space().organizationId())
                        .map(found -> OrganizationNode.of(found.orElseThrow())));
    }

    @Name("tableJobs")
    @Description("The table import jobs of the space, newest first; those that are deleted too.")
    public Uni<TableImportJobConnection> tableJobs(
            @Source SpaceNode space,
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before,
            @Nullable @Description("A job id, or a part of a model name.") String search) {
        var id = space.space().id();
        return callers.read(
                        _ -> {
                            var page = PageArguments.of(first, after, last, before);
                            return search == null || search.isBlank()
                                    ? jobs.page(id, page)
                                    : jobs.search(
                                            id,
                                            search.strip(),
                                            GlobalId.parse(search.strip()).id(),
                                            page);
                        })
                .map(TableImportJobConnection::of);
    }

    @Mutation("createOrganization")
    @Description("Creates an organization, which the caller owns.")
    public Uni<SpaceInputs.CreatedOrganization> createOrganization(
            @NonNull SpaceInputs.NewOrganization input) {
        return callers.write(caller -> organizations.create(input.name(), caller))
                .map(made ->
                        new SpaceInputs.CreatedOrganization(
                                OrganizationNode.of(made), input.clientMutationId()));
    }

    @Mutation("createSpace")
    @Description("Adds a space to an organization of the caller, who is its first member.")
    public Uni<SpaceInputs.CreatedSpace> createSpace(@NonNull SpaceInputs.NewSpace input) {
        return callers.write(caller ->
                        spaces.create(
                                GlobalId.within(
                                        OrganizationNode.TYPE,
                                        "organizationId",
                                        input.organizationId()),
                                input.name(),
                                caller))
                .map(made ->
                        new SpaceInputs.CreatedSpace(SpaceNode.of(made), input.clientMutationId()));
    }

    @Mutation("addSpaceMember")
    @Description("Lets a user into a space of the caller.")
    public Uni<SpaceInputs.AddedMember> addSpaceMember(@NonNull SpaceInputs.NewMember input) {
        return callers.write(caller ->
                        spaces.addMember(
                                GlobalId.within(SpaceNode.TYPE, "spaceId", input.spaceId()),
                                input.username(),
                                caller))
                .map(made ->
                        new SpaceInputs.AddedMember(SpaceNode.of(made), input.clientMutationId()));
    }
}
