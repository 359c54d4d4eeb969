package org.rarecase.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.exchange.cut.CutMaking;
import org.rarecase.exchange.cut.CutRefused;
import org.rarecase.exchange.cut.CutRequest;
import org.rarecase.exchange.fact.Format;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;

@ExportTest
class ExportFromCutIntegrationTests {

    @Autowired
    Exports exports;

    @Autowired
    ExportRunner runner;

    @Autowired
    CutMaking cuts;

    @Autowired
    Casebook casebook;

    @Autowired
    Consents consents;

    @Autowired
    Registry registry;

    @Test
    void theSameCutGivesTheSameBytesInEachFormatWhateverWasEnteredOrWithdrawnSince() {
        Site site = registry.site("ZSA", "Same", "IT");
        CaseId id = register(site);
        CaseId withdrawn = register(site);
        save(site, id, "demographics", "weight", "12.5");
        String[] formats = exports.formats().stream()
                .map(Format::key)
                .filter(key -> !key.equals("pdf") && !key.equals("archive"))
                .toArray(String[]::new);
        Map<String, String> fromNow = made(registry.coordinator(), now(Purpose.ARCHIVE, site, formats));
        long cut = cuts.make(request("Same bytes", site));
        ExportRequest request = from(cut, now(Purpose.ARCHIVE, site, formats));
        Map<String, String> once = made(registry.coordinator(), request);

        save(site, id, "demographics", "weight", "13");
        register(site);
        registry.run(
                registry.investigatorOf(site),
                () -> consents.withdraw(
                        withdrawn,
                        new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PATIENT, "")));
        Map<String, String> again = made(registry.coordinator(), request);

        assertThat(again.keySet()).isEqualTo(once.keySet());
        assertThat(once.keySet())
                .filteredOn(name -> !name.equals("report.html"))
                .allSatisfy(name -> assertThat(again.get(name).equals(once.get(name)))
                        .as(name)
                        .isTrue());
        assertThat(once.get("json/cases.ndjson")).isEqualTo(fromNow.get("json/cases.ndjson"));
        assertThat(again.get("report.html")).contains("Same bytes, SHA-256 ");
    }

    @Test
    void aNewResearchExportLeavesOutWhoWithdrewConsentToReuseSinceTheCut() {
        Site site = registry.site("ZRE", "Research", "IT");
        CaseId willing = register(site);
        CaseId changedMind = register(site);
        save(site, willing, "registration", "data_reuse", "yes");
        save(site, changedMind, "registration", "data_reuse", "yes");
        long cut = cuts.make(request("Research", site));
        ExportRequest research = from(cut, now(Purpose.RESEARCH, site, "json"))
                .to(
                        new Recipient("Project", "Institute", "IT"),
                        new Disclosure(List.of(Identifying.CASE_NUMBER), "to test", false));
        assertThat(made(registry.coordinator(), research).get("json/cases.ndjson"))
                .contains("ZRE-0001", "ZRE-0002");

        save(site, changedMind, "registration", "data_reuse", "no");

        Map<String, String> files = made(registry.coordinator(), research);
        assertThat(files.get("json/cases.ndjson")).contains("ZRE-0001").doesNotContain("ZRE-0002");
        assertThat(files.get("report.html")).contains("withdrawn since the cut was made: 1");
        assertThat(made(registry.coordinator(), from(cut, now(Purpose.ARCHIVE, site, "json")))
                        .get("json/cases.ndjson"))
                .as("what the registry keeps is as it was")
                .contains("ZRE-0002");
    }

    @Test
    void anExportFromACutHoldsOnlyWhatTheAccountMaySeeToday() {
        Site site = registry.site("ZON", "Only", "IT");
        Site other = registry.site("ZOX", "Other", "IT");
        register(site);
        register(other);
        long cut = cuts.make(new CutRequest("Only what is seen", "to test", null, null, null));
        long foreign = cuts.make(request("Of another site", other));
        String investigator = registry.investigatorOf(site);
        ExportRequest own = ExportRequest.of(Purpose.OWN_COPY, ExportScope.ALL.from(cut), "json");

        assertThat(made(investigator, own).get("json/cases.ndjson"))
                .contains("ZON-0001")
                .doesNotContain("ZOX-");
        assertThat(registry.as(investigator, () -> exports.count(own))).isEqualTo(1);
        assertThat(registry.as(investigator, exports::cuts))
                .extracting(each -> each.id())
                .contains(cut)
                .doesNotContain(foreign);
        assertThatThrownBy(() -> registry.as(
                        investigator,
                        () -> exports.start(ExportRequest.of(Purpose.OWN_COPY, ExportScope.ALL.from(foreign), "json"))))
                .isInstanceOf(CutRefused.class);
    }

    private static CutRequest request(String name, Site site) {
        return new CutRequest(name, "to test", site.id().value(), null, null);
    }

    private static ExportRequest now(Purpose purpose, Site site, String... formats) {
        return ExportRequest.of(purpose, ExportScope.of(site.id()), formats);
    }

    private static ExportRequest from(long cut, ExportRequest request) {
        return new ExportRequest(
                request.purpose(),
                request.scope().from(cut),
                request.formats(),
                request.recipient(),
                request.disclosure());
    }

    private Map<String, String> made(String person, ExportRequest request) {
        long id = registry.as(person, () -> exports.start(request));
        boolean more = true;
        while (more) {
            more = runner.step();
        }
        return registry.as(person, () -> {
            try (ZipInputStream zip = new ZipInputStream(exports.open(id))) {
                return unpacked(zip);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Map<String, String> unpacked(ZipInputStream zip) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
        return files;
    }

    private CaseId register(Site site) {
        return registry.as(
                registry.investigatorOf(site),
                () -> casebook.register(site.id()).id());
    }

    private void save(Site site, CaseId id, String form, String item, String value) {
        registry.run(registry.investigatorOf(site), () -> {
            FormInstance entry = casebook.open(id).entries().stream()
                    .filter(each -> each.form().key().value().equals(form))
                    .findFirst()
                    .orElseThrow();
            ItemPath path = ItemPath.of(item);
            Answer answer = item.equals("weight") ? Answer.number(value) : Answer.text(value);
            casebook.save(
                    id, entry.id(), List.of(new Change(path, entry.answers().get(path), answer)), null);
        });
    }
}
