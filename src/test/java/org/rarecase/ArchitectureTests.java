package org.rarecase;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.feel.syntaxtree.Exp;
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
    void whatAFormIsDoesNotKnowHowItIsReadNorHowItsRulesAreEvaluated() {
        noClasses()
                .that()
                .resideInAPackage("org.rarecase.form")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.rarecase.form.reading..", "org.rarecase.form.feel..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.rarecase.form.feel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.rarecase.form.reading..")
                .check(CLASSES);
    }

    @Test
    void ofTheEnginesSyntaxTreeOneClassMakesOursAndOneEvaluates() {
        DescribedPredicate<JavaClass> kindsOfExpressions = JavaClass.Predicates.assignableTo(Exp.class)
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(Exp.class)));
        noClasses()
                .that()
                .doNotHaveSimpleName("SyntaxReader")
                .and()
                .doNotHaveSimpleName("RuleInterpreter")
                .should()
                .dependOnClassesThat(kindsOfExpressions)
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching(
                        "org\\.rarecase\\.form\\.feel\\.(SyntaxReader|RuleInterpreter|Feel|FeelExpression|FeelFunctions|FeelValues)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.feel..", "camundajar.impl.scala..")
                .check(CLASSES);
    }

    /** It holds what a blinded reviewer may not know. */
    @Test
    void noPageAsksForACaseAsItIsStored() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.rarecase.casebook",
                        "org.rarecase.casebook.hold",
                        "org.rarecase.casebook.reopening",
                        "org.rarecase.casebook.saving",
                        "org.rarecase.consent",
                        "org.rarecase.migration",
                        "org.rarecase.pathology.agreed",
                        "org.rarecase.visit")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("org\\.rarecase\\.casebook\\.(WholeCases|Case)")
                .check(CLASSES);
    }

    @Test
    void whatIsSharedIsUsedByThreeModulesAtLeast() {
        Map<String, Set<String>> users = new TreeMap<>();
        CLASSES.stream()
                .filter(type -> type.getPackageName().equals("org.rarecase.shared") && type.isTopLevelClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .forEach(type -> users.put(
                        type.getSimpleName(),
                        type.getDirectDependenciesToSelf().stream()
                                .map(use -> moduleOf(use.getOriginClass()))
                                .filter(module -> !module.equals("shared"))
                                .collect(Collectors.toCollection(TreeSet::new))));

        assertThat(users)
                .as("what one or two modules use belongs to one of them")
                .hasSizeGreaterThan(10)
                .allSatisfy((type, modules) -> assertThat(modules).as(type).hasSizeGreaterThanOrEqualTo(3));
    }

    private static String moduleOf(JavaClass type) {
        String below = type.getPackageName().substring("org.rarecase".length());
        return below.isEmpty() ? "" : below.split("\\.")[1];
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

    @Test
    void theReadmeDrawsTheModules() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(drawing());
    }

    /** Direct uses only: what a module also reaches through another one is left out, as are those used by all. */
    private static String drawing() {
        Map<String, Set<String>> uses = new TreeMap<>();
        ApplicationModules modules = ApplicationModules.of(RarecaseApplication.class);
        modules.forEach(module -> uses.put(
                module.getIdentifier().toString(),
                module.getDirectDependencies(modules)
                        .uniqueModules()
                        .map(used -> used.getIdentifier().toString())
                        .filter(used -> !Set.of("shared", "ui").contains(used))
                        .collect(Collectors.toCollection(TreeSet::new))));
        StringBuilder drawing = new StringBuilder();
        uses.forEach((module, used) -> used.stream()
                .filter(target -> used.stream().noneMatch(via -> !via.equals(target) && reaches(uses, via, target)))
                .forEach(target -> drawing.append("  %s --> %s%n".formatted(module, target))));
        return drawing.toString();
    }

    private static boolean reaches(Map<String, Set<String>> uses, String from, String to) {
        return uses.get(from).contains(to) || uses.get(from).stream().anyMatch(via -> reaches(uses, via, to));
    }
}
