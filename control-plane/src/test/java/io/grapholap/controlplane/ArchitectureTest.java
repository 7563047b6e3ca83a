package io.grapholap.controlplane;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.grapholap.controlplane.idempotency.Idempotent;
import io.grapholap.controlplane.job.WhileStopping;
import io.grapholap.controlplane.rule.FieldRules;
import io.grapholap.platform.identity.EndpointRules;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.reflect.Method;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.grapholap.controlplane", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule opensNoWarehouse =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.grapholap.warehouse..",
                            "org.duckdb..",
                            "io.trino..",
                            "com.google.cloud..",
                            "net.snowflake..",
                            "com.databricks..")
                    .because("drivers and hostile hosts never share a process with its keys");

    @ArchTest
    static final ArchRule usesNoJdbc =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.sql..", "javax.sql..", "io.agroal..", "org.postgresql..")
                    .because("its database is reached reactively; JDBC is for Flyway");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsKubernetes =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.grapholap.controlplane.runtime.kubernetes..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.fabric8..");

    @ArchTest
    static final ArchRule entitiesStayAtHome =
            classes().that().areAnnotatedWith(Entity.class).should(beUsedInTheirPackageAlone());

    @ArchTest
    static final ArchRule entitiesArePrivateToTheirPackage =
            classes()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .should()
                    .notHaveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule endpointsArePublic =
            methods()
                    .that()
                    .areAnnotatedWith(GET.class)
                    .or()
                    .areAnnotatedWith(POST.class)
                    .or()
                    .areAnnotatedWith(PUT.class)
                    .or()
                    .areAnnotatedWith(DELETE.class)
                    .should()
                    .bePublic()
                    .because("others vanish with a 404 and no warning");

    /**
     * Hibernate Reactive 3.2 keeps the outcome of a delete in a field that all deletes of an entity
     * share: of two at the same time one never ends, and its transaction keeps its locks.
     */
    @ArchTest
    static final ArchRule rowsAreDeletedByStatement =
            noClasses()
                    .should()
                    .callMethodWhere(deletesByEntity())
                    .because("a statement such as delete(\"id\", id) shares nothing");

    @ArchTest
    static final ArchRule nothingBeginsByTheClockWhileTheServiceStops =
            methods()
                    .that()
                    .areAnnotatedWith(Scheduled.class)
                    .should()
                    .beAnnotatedWith(skipsWhileStopping())
                    .because("the pools that it needs close meanwhile");

    @ArchTest
    static final ArchRule packagesFormNoCircle =
            slices().matching("io.grapholap.controlplane.(*)..").should().beFreeOfCycles();

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        assertThat(EndpointRules.endpoints(FieldRules.class)).hasSizeGreaterThan(8);
        assertThat(EndpointRules.endpointsWithoutAccess(FieldRules.class)).isEmpty();
    }

    @Test
    void everyCreatingEndpointMayBeRepeatedWithAKey() {
        // Keys belong to callers, and who adds the first user is nobody yet; it happens once
        // anyway.
        assertThat(
                        EndpointRules.endpoints(FieldRules.class)
                                .filter(ArchitectureTest::creates)
                                .filter(m -> !m.getName().equals("bootstrap")))
                .hasSizeGreaterThan(3)
                .allMatch(
                        m -> m.isAnnotationPresent(Idempotent.class),
                        "@Idempotent, storing through Idempotency.once");
    }

    private static boolean creates(Method endpoint) {
        var status = endpoint.getAnnotation(ResponseStatus.class);
        return endpoint.isAnnotationPresent(POST.class) && status != null && status.value() == 201;
    }

    private static ArchCondition<JavaClass> beUsedInTheirPackageAlone() {
        return new ArchCondition<>("be used in their package alone") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream()
                        .filter(d ->
                                !resideInAPackage(entity.getPackageName()).test(d.getOriginClass()))
                        .forEach(d ->
                                events.add(
                                        SimpleConditionEvent.violated(entity, d.getDescription())));
            }
        };
    }

    private static DescribedPredicate<JavaAnnotation<?>> skipsWhileStopping() {
        return DescribedPredicate.describe(
                "@Scheduled(skipExecutionIf = WhileStopping.class)",
                annotation ->
                        annotation.getRawType().isEquivalentTo(Scheduled.class)
                                && annotation.as(Scheduled.class).skipExecutionIf()
                                        == WhileStopping.class);
    }

    private static DescribedPredicate<JavaMethodCall> deletesByEntity() {
        return new DescribedPredicate<>("delete by way of an entity") {
            @Override
            public boolean test(JavaMethodCall call) {
                var method = call.getTarget();
                return method.getOwner().isAssignableTo(PanacheRepositoryBase.class)
                        && (method.getName().equals("deleteById")
                                || method.getName().equals("delete")
                                        && method.getRawParameterTypes()
                                                .getFirst()
                                                .isEquivalentTo(Object.class));
            }
        };
    }
}
