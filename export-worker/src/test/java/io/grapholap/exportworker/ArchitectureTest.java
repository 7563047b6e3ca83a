package io.grapholap.exportworker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = {
            "io.grapholap.exportworker",
            "io.grapholap.warehouse",
            "io.grapholap.lake",
            "io.grapholap.common"
        },
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyOnePackageKnowsDuckDb =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.grapholap.warehouse.duckdb..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.duckdb..");

    @ArchTest
    static final ArchRule librariesKnowNoFramework =
            noClasses()
                    .that()
                    .resideInAnyPackage("io.grapholap.warehouse..", "io.grapholap.lake..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..");

    @ArchTest
    static final ArchRule theWorkerRunsNoEngineInItsOwnProcess =
            noClasses()
                    .that()
                    .resideInAPackage("io.grapholap.exportworker..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.grapholap.engine..", "com.kuzudb..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("io.grapholap.(exportworker.*)..").should().beFreeOfCycles();
}
