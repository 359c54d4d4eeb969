package org.rarecase.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.account.NotAllowed;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.exchange.mapping.KeptMapping;
import org.rarecase.exchange.mapping.MappedColumn;
import org.rarecase.exchange.mapping.Mapping;
import org.rarecase.exchange.mapping.Mappings;
import org.rarecase.exchange.sheet.Proposals;
import org.rarecase.exchange.sheet.TableSample;
import org.rarecase.form.NullFlavour;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/** In a schema for a form with an item of each type. */
@RarecaseIntegrationTest
@ContextConfiguration(initializers = RoundTripIntegrationTests.WithEveryType.class)
class ReadFormatsIntegrationTests extends LoadTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00Z");

    @Autowired
    private Mappings mappings;

    /** The files as another installation writes them, alone or as the archive that its export is. */
    @ParameterizedTest
    @CsvSource({"csv, RTC", "csv-spreadsheet, RTD", "csv-spreadsheet-comma, RTE"})
    void inEachFormatThatCanBeReadItGoesOutAsTheSameBytes(String key, String code) throws IOException {
        Site site = registry.site(code, "Moved", "IT");
        List<CaseFact> cases = new ArrayList<>();
        for (Map<String, Answer> said : EveryType.states()) {
            Map<String, Answer> withoutFiles = new LinkedHashMap<>(said);
            withoutFiles.remove("file");
            CaseFact told = EveryType.saying(withoutFiles);
            cases.add(new CaseFact(
                    "%s-%04d".formatted(code, cases.size() + 1),
                    code,
                    told.state(),
                    null,
                    told.consent(),
                    told.registeredAt(),
                    told.forms()));
        }
        String investigator = registry.investigatorOf(site);
        Content content = exported(investigator, site, (of, none) -> new Content(of.forms(), AS_OF));
        Map<String, byte[]> written = files(WrittenFiles.of(formatOf(key), content, cases));
        LoadFile file = new BytesFile("export", UnpackedTests.zip(written));

        Reading reading = registry.as(investigator, () -> recognised(file)).reading();
        LoadCounts counts = load(investigator, file, reading);

        assertThat(unequal()).noneMatch(line -> line.contains("refused") || line.contains("different"));
        assertThat(counts.added()).isEqualTo(cases.size());
        WrittenFiles again = exported(
                investigator, site, (of, here) -> WrittenFiles.of(formatOf(key), new Content(of.forms(), AS_OF), here));
        assertThat(again.names()).isEqualTo(written.keySet());
        assertThat(again.names())
                .allSatisfy(name ->
                        assertThat(again.text(name)).isEqualTo(new String(written.get(name), StandardCharsets.UTF_8)));
        assertThat(load(investigator, file, reading).changesNothing()).isTrue();
    }

    private static Map<String, byte[]> files(WrittenFiles written) {
        Map<String, byte[]> files = new TreeMap<>();
        written.names().forEach(name -> files.put(name, written.bytes(name)));
        return files;
    }

    /** A spreadsheet of another system: its columns are mapped, its values come in, and the second time nothing does. */
    @Test
    void aTableOfAnybodyComesInByItsMapping() {
        Site site = registry.site("RTT", "Tables", "IT");
        String investigator = registry.investigatorOf(site);
        LoadFile file = TextFile.of("Fall;Asked;Text;Datum;Decimal;Choice\n"
                + "p1;yes;Größe;03/04/2012;1,5;First\np2;yes;n/a;05/2012;x;c-1\n");
        registry.run(investigator, () -> {
            Recognised recognised = recognised(file);
            assertThat(recognised.needsMapping()).isTrue();
            ReadingChoices choices = recognised.reading().choices().withDateOrder(ReadingChoices.DateOrder.DAY_FIRST);
            TableSample table = TableSample.of(file, choices);
            Mapping proposed = new Proposals(List.of(EveryType.form())).propose(table);
            List<MappedColumn> columns = new ArrayList<>(proposed.columns());
            columns.replaceAll(each -> each.item().equals("asked")
                    ? new MappedColumn(each.column(), "every", "asked", null, Map.of("yes", "yes"), null)
                    : each);
            columns.add(new MappedColumn("Datum", "every", "date", null, Map.of(), null));
            Mapping mapping = new Mapping(
                    Mapping.Entry.CASE,
                    "Fall",
                    Map.of("p1", "RTT-0001", "p2", "RTT-0002"),
                    Map.of("every", EveryType.form().version()),
                    null,
                    null,
                    columns,
                    Map.of("n/a", NullFlavour.NOT_APPLICABLE));
            mappings.keep("Old spreadsheet", mapping);
            assertThat(mappings.all().stream().filter(each -> each.owner().equals(investigator)))
                    .containsExactly(new KeptMapping(investigator, "Old spreadsheet", mapping));
            Reading reading = new Reading("table", choices, mapping);

            load(investigator, file, reading);

            assertThat(unequal())
                    .contains(
                            ", Choice: refused  →  For “First” no code was chosen.",
                            ", Decimal: refused  →  “x” is no number; digits with a decimal comma would be right.",
                            "every 1, date: new  → 2012-04-03",
                            "every 1, date: new  → 2012-05",
                            "every 1, text: new  → (not-applicable)",
                            "every 1, decimal: new  → 1.5",
                            "every 1, choice: new  → c-1",
                            ", : refused  →  The file does not say that consent to this case was given. Record here whether it"
                                    + " was.");
            assertThat(load(investigator, file, reading).changesNothing()).isTrue();
        });
        assertThat(registry.as(registry.coordinator(), mappings::all).stream().map(KeptMapping::owner))
                .contains(investigator);
        assertThat(registry.as(registry.anna(), mappings::all).stream().map(KeptMapping::owner))
                .doesNotContain(investigator);
        assertThatThrownBy(() -> registry.as(registry.monitor(), mappings::all)).isInstanceOf(NotAllowed.class);
    }
}
