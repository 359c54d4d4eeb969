package org.rarecase;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.DocumentCheck;
import org.rarecase.casebook.ui.CaseFiles;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Forms;
import org.rarecase.form.reading.FormFolder;
import org.rarecase.pathology.agreed.ReviewSteps;
import org.rarecase.pathology.concordance.ConcordancePolicy;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.ContextConfiguration;

/**
 * The module of the test's package and those below it, on a real MySQL, with small forms and with time that is set. No
 * engine runs, and no trail is written: what stands above the modules is not there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(mode = BootstrapMode.ALL_DEPENDENCIES, extraIncludes = "database")
@ContextConfiguration(initializers = TestMySql.WithSmallForms.class)
@Import({Registry.class, ModuleTest.SmallForms.class, ModuleTest.Surroundings.class})
public @interface ModuleTest {

    @TestConfiguration(proxyBeanMethods = false)
    class SmallForms {

        @Bean
        @Primary
        Forms smallForms() {
            return Forms.of(FormFolder.load(Path.of("src/test/resources/small-forms")));
        }
    }

    /** Time, and what modules above offer. */
    @TestConfiguration(proxyBeanMethods = false)
    class Surroundings {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }

        @Bean
        DocumentCheck noDocuments() {
            return (id, changes) -> {};
        }

        @Bean
        CaseFiles noFiles() {
            return (id, instanceId) -> {
                throw new UnsupportedOperationException();
            };
        }

        /** Where no table is deployed, codes are not weighed. */
        @Bean
        ConcordancePolicy noPolicy() {
            return comparison -> Optional.empty();
        }

        @Bean
        ReviewSteps noSteps() {
            return new ReviewSteps() {
                @Override
                public void hold(CaseId caseId) {}

                @Override
                public void done(CaseId caseId, long reviewId, String step) {}
            };
        }

        @Bean
        CaseAuditTrail noTrail() {
            return new CaseAuditTrail() {
                @Override
                public Optional<LastChange> lastChange(CaseId id, ItemRef place) {
                    return Optional.empty();
                }

                @Override
                public boolean hasActed(CaseId id, String userName, Collection<Role> roles) {
                    return false;
                }

                @Override
                public Map<CaseId, Head> heads(Collection<CaseId> ids) {
                    return Map.of();
                }
            };
        }
    }
}
