package io.grapholap.importscheduler.graphql;

import io.grapholap.importscheduler.organization.Organization;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An organization as its people see it. */
@Type("Organization")
@Description("Holds spaces.")
public record OrganizationNode(@Id @NonNull String id, @NonNull String name) implements Node {
    static final String TYPE = "Organization";

    static OrganizationNode of(Organization organization) {
        return new OrganizationNode(GlobalId.of(TYPE, organization.id()), organization.name());
    }

    @Override
    @Id
    @NonNull
    public String getId() {
        return id;
    }
}
