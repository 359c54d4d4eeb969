package org.rarecase.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.SettableClock;
import org.rarecase.database.TestMySql;
import org.rarecase.form.Forms;
import org.rarecase.form.reading.FormFolder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** All real, except that forms are small, time is set, and timers run when a test says so. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RarecaseIntegrationTest
@ContextConfiguration(initializers = TestMySql.WithSmallForms.class)
@Import({ProcessTest.SmallRegistry.class, CaseScenario.class})
public @interface ProcessTest {

    @TestConfiguration(proxyBeanMethods = false)
    class SmallRegistry {

        @Bean
        @Primary
        Forms smallForms() {
            return Forms.of(FormFolder.load(Path.of("src/test/resources/small-forms")));
        }

        @Bean
        @Primary
        SettableClock settableClock() {
            return new EngineClock();
        }
    }
}
