package org.rarecase.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rarecase.Registry;
import org.rarecase.SettableClock;
import org.rarecase.database.TestMySql;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/** All real, with the forms that consent is about and one with an item of each type, in a schema of their own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest
@Import({Registry.class, CaseScenario.class, ConsentTest.SetTime.class})
@ContextConfiguration(initializers = ConsentTest.WithAllTypes.class)
@interface ConsentTest {

    @TestConfiguration(proxyBeanMethods = false)
    class SetTime {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new EngineClock();
        }
    }

    final class WithAllTypes implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final String DATES = """
                form: %s
                version: 1
                title: {en: Dates}
                sections:
                  - section: main
                    title: {en: Main}
                    items:
                      - {item: %s, type: date, precision: [day, month, year], label: {en: Date}}
                """;

        private static final String FORM = """
                form: all-types
                version: 1
                title: {en: All types}
                repeats: true
                sections:
                  - section: main
                    title: {en: Main}
                    items:
                      - {item: line, type: text, label: {en: Line}}
                      - {item: story, type: long-text, label: {en: Story}}
                      - {item: count, type: integer, label: {en: Count}}
                      - {item: share, type: decimal, label: {en: Share}}
                      - {item: day, type: date, precision: [day, month, year], label: {en: Day}}
                      - {item: hour, type: time, label: {en: Hour}}
                      - {item: size, type: measurement, unit: mm, label: {en: Size}}
                      - {item: dose, type: quantity, unit: mg, units: [{unit: g, times: 1000}], label: {en: Dose}}
                      - {item: well, type: yes-no, label: {en: Well}}
                      - item: colour
                        type: choice
                        codes: [{code: q7marker-choice, label: {en: Choice}}]
                        label: {en: Colour}
                      - item: signs
                        type: multiple-choice
                        codes: [{code: q7marker-several, label: {en: Several}}, {code: other, label: {en: Other}}]
                        label: {en: Signs}
                      - {item: kind, type: code, codelist: tumour-types, label: {en: Kind}}
                      - {item: report, type: file, accept: [pdf], label: {en: Report}}
                      - {item: doubled, type: decimal, derive: 'share * 2', label: {en: Doubled}}
                      - item: lesions
                        type: group
                        label: {en: Lesions}
                        items:
                          - {item: place, type: text, label: {en: Place}}
                """;

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestMySql.withForms(context, TestMySql.CONSENT, forms());
        }

        private static Path forms() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "forms-with-all-types");
                FileSystemUtils.copyRecursively(Path.of("src/test/resources/small-forms"), folder);
                Files.writeString(folder.resolve("core/all-types.yaml"), FORM);
                Files.writeString(
                        folder.resolve("core/demographics.yaml"), DATES.formatted("demographics", "date_of_birth"));
                Files.writeString(
                        folder.resolve("core/registration.yaml"), DATES.formatted("registration", "consent_date"));
                Path casebook = folder.resolve("casebook.yaml");
                Files.writeString(
                        casebook,
                        Files.readString(casebook)
                                .replaceFirst("casebook: *\\[", "casebook: [all-types, demographics, "));
                return folder.toAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
