package org.rarecase;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.rarecase");

    @Test
    void modulesUseOnlyWhatTheySay() {
        ApplicationModules.of(RarecaseApplication.class).verify();
    }

    @Test
    void onlyWorkflowKnowsTheProcessEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.rarecase.workflow..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm..")
                .check(CLASSES);
    }

    @Test
    void formsAndTheirEvaluationNeedNoFrameworkAndNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.rarecase.entry")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "com.vaadin..", "java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClockThatTestsCanSet() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
