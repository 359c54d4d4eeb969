package org.rarecase.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.Selection;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.study.Site;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** In a schema for a form with an item of each type. */
@RarecaseIntegrationTest
@ContextConfiguration(initializers = RoundTripIntegrationTests.WithEveryType.class)
class RoundTripIntegrationTests extends LoadTest {

    static final class WithEveryType implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestMySql.withForms(context, TestMySql.EXCHANGE, forms());
        }

        private static Path forms() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "forms-of-every-type");
                Files.createDirectories(folder.resolve("core"));
                Files.writeString(folder.resolve("core/every.yaml"), EveryType.file());
                Files.writeString(folder.resolve("casebook.yaml"), "casebook:\n  - tumours\n  - every\n");
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Each state of each type, and a second case at the end, in files as another installation writes them. */
    @Test
    void whatOneInstallationWroteComesInAndGoesOutAsTheSameBytes() {
        Site site = registry.padua();
        List<CaseFact> cases = new ArrayList<>();
        for (Map<String, Answer> said : EveryType.states()) {
            Map<String, Answer> withoutFiles = new LinkedHashMap<>(said);
            withoutFiles.remove("file");
            cases.add(EveryType.saying(withoutFiles));
        }
        cases.add(EveryType.saying(Map.of()));
        StringBuilder lines = new StringBuilder();
        String[] written = ndjson(cases).split("(?<=\n)");
        for (int i = 0; i < written.length; i++) {
            lines.append(written[i].replace("PAD-0001", "PAD-%04d".formatted(i * 3)));
        }
        String file = lines.toString();

        LoadCounts counts = load(registry.anna(), file, Differences.KEEP);

        assertThat(unequal()).noneMatch(line -> line.contains("refused") || line.contains("different"));
        assertThat(counts.cases()).isEqualTo(cases.size());
        assertThat(counts.added()).isEqualTo(cases.size());
        assertThat(exported(registry.anna(), site)).isEqualTo(file);
        assertThat(registry.as(
                        registry.anna(), () -> casebook.register(site.id()).number()))
                .as("the next one goes on after those that came with their numbers")
                .isEqualTo("PAD-%04d".formatted(cases.size() * 3 + 1));
    }

    /** The same as a study of ODM: apart from the moment at which a file was made, by which it is named too. */
    @ParameterizedTest
    @CsvSource({"odm-2.0, ODN", "odm-1.3.2, ODO"})
    void whatAnotherInstallationWroteAsOdmGoesOutAsTheSameBytes(String format, String code) {
        Site site = registry.site(code, "From " + format, "DE");
        String person = registry.investigatorOf(site);
        List<CaseFact> cases = new ArrayList<>();
        for (Map<String, Answer> said : EveryType.states()) {
            Map<String, Answer> withoutFiles = new LinkedHashMap<>(said);
            withoutFiles.remove("file");
            CaseFact fact = EveryType.saying(withoutFiles);
            cases.add(new CaseFact(
                    "%s-%04d".formatted(code, cases.size() + 1),
                    code,
                    fact.state(),
                    fact.tumourType(),
                    fact.consent(),
                    fact.registeredAt(),
                    fact.forms()));
        }
        Format odm = format(format);
        String file =
                WrittenFiles.of(odm, EveryType.content(EveryType.form()), cases).text("odm.xml");

        LoadCounts counts = load(person, file, Differences.KEEP);

        assertThat(unequal()).noneMatch(line -> line.contains("refused") || line.contains("different"));
        assertThat(counts.added()).isEqualTo(cases.size());
        assertThat(withoutMoments(exported(odm, person, site))).isEqualTo(withoutMoments(file));
    }

    private static String withoutMoments(String odm) {
        return odm.replaceAll("(FileOID|CreationDateTime|AsOfDateTime)=\"[^\"]*\"", "$1");
    }

    private Format format(String key) {
        return formats.stream()
                .filter(format -> format.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String exported(Format format, String reader, Site site) {
        WrittenFiles files = new WrittenFiles();
        Selection selection = new Selection(new CaseFilter(null, site.id(), null, ""), Set.of(), false);
        registry.run(reader, () -> {
            List<FactWriter> writers = new ArrayList<>();
            source.read(selection, new FactSource.Reader() {
                @Override
                public Content begin(Content content, int count, int restricted) throws IOException {
                    writers.add(format.writer(content, files));
                    return content;
                }

                @Override
                public void read(CaseFact fact) throws IOException {
                    writers.getFirst().write(fact);
                }
            });
            try {
                writers.getFirst().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files.text("odm.xml");
    }

    private String ndjson(List<CaseFact> cases) {
        return WrittenFiles.of(json(), EveryType.content(EveryType.form()), cases)
                .text("cases.ndjson");
    }
}
