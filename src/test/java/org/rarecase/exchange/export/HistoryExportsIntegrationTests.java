package org.rarecase.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.rarecase.casebook.hold.CaseHolds;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.query.QueryRaising;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.signature.Credentials;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.signature.SignatureTarget;
import org.rarecase.signature.Signatures;
import org.rarecase.signature.SigningSession;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;

/** Exports with what was done to the cases. */
@ExportTest
class HistoryExportsIntegrationTests {

    private static final String[] FORMATS = {"odm-2.0", "odm-1.3.2", "json"};

    @Autowired
    Exports exports;

    @Autowired
    ExportRunner runner;

    @Autowired
    Casebook casebook;

    @Autowired
    QueryRaising queries;

    @Autowired
    SourceDataVerification verification;

    @Autowired
    Signatures signatures;

    @Autowired
    CaseHolds holds;

    @Autowired
    Registry registry;

    @Test
    void aFileWithHistoryTellsChangesQueriesSignaturesVerificationAndHolds() {
        Site site = registry.site("XHA", "History", "IT");
        CaseId id = withHistory(site);

        Map<String, String> files = made(
                registry.coordinator(),
                ExportRequest.of(Purpose.CLEANING, ExportScope.of(site.id()), FORMATS)
                        .withHistory());

        String investigator = registry.investigatorOf(site);
        for (String file : List.of("odm-2.0/odm.xml", "odm-1.3.2/odm.xml", "json/cases.ndjson")) {
            assertThat(files.get(file))
                    .as(file)
                    .contains("value.changed", "Was it weighed?", "I have entered these data", "verification.set")
                    .contains("for the monitor", "frozen", registry.monitor(), investigator);
        }
        assertThat(files.get("odm-2.0/odm.xml"))
                .contains("FileType=\"Transactional\"", "<Query OID=\"Q.", "State=\"Open\"", "<SignatureRef")
                .contains("<User OID=\"U." + investigator + "\">", "<Location OID=\"L.XHA\" Name=\"History\">");
        assertThat(files.get("odm-1.3.2/odm.xml").replaceAll("\\s*\n\\s*", ""))
                .contains("<ItemData ItemOID=\"I.demographics.weight\" TransactionType=\"Insert\" Value=\"12\">")
                .contains("<ItemData ItemOID=\"I.demographics.weight\" TransactionType=\"Update\" Value=\"13\">")
                .contains("<rc:question", "<rc:signed", "<rc:verified", "<rc:held");
        assertThat(files.get("report.html"))
                .contains("With history", "Rules that other programs do not understand", "asked when")
                .doesNotContain("The audit trail, queries and signatures");
        assertThat(id).isNotNull();
    }

    @Test
    void withoutHistoryNothingOfItIsTold() {
        Site site = registry.site("XHB", "Snapshot", "IT");
        withHistory(site);

        Map<String, String> files =
                made(registry.coordinator(), ExportRequest.of(Purpose.CLEANING, ExportScope.of(site.id()), FORMATS));

        files.remove("report.html");
        assertThat(files.values())
                .allSatisfy(file -> assertThat(file)
                        .doesNotContain("value.changed", "Was it weighed?", "AuditRecord", registry.monitor() + "\""));
    }

    @Test
    void researchWithHistoryNeedsExactDatesAndNamesNobody() {
        Site site = registry.site("XHC", "Research history", "IT");
        CaseId id = withHistory(site);
        String investigator = registry.investigatorOf(site);
        save(investigator, id, "registration", "data_reuse", Answer.BLANK, Answer.text("yes"));
        ExportRequest plain = ExportRequest.of(Purpose.RESEARCH, ExportScope.of(site.id()), FORMATS)
                .withHistory();
        Recipient recipient = new Recipient("Project H", "Institute", "IT");

        assertThatThrownBy(() -> start(registry.coordinator(), plain.to(recipient, Disclosure.NOTHING)))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining("Include exact dates");
        Map<String, String> files = made(
                registry.coordinator(),
                plain.to(recipient, new Disclosure(List.of(Identifying.EXACT_DATES), "how long it takes", false)));

        files.remove("report.html");
        assertThat(files).containsKey("odm-2.0/odm.xml");
        files.forEach((name, file) -> assertThat(file)
                .as(name)
                .contains("value.changed")
                .doesNotContain(investigator, "XHC", "Was it weighed?", "for the monitor", "Research history"));
    }

    @Test
    void historyIsRefusedWhereNoFormatTellsIt() {
        Site site = registry.site("XHD", "Tables", "IT");
        withHistory(site);
        assertThatThrownBy(() -> start(
                        registry.coordinator(),
                        ExportRequest.of(Purpose.CLEANING, ExportScope.of(site.id()), "csv")
                                .withHistory()))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining("Choose one that does: ")
                .hasMessageContaining("odm-2.0");
        assertThat(made(
                                registry.coordinator(),
                                ExportRequest.of(Purpose.CLEANING, ExportScope.of(site.id()), "csv", "json")
                                        .withHistory())
                        .get("report.html"))
                .contains("CSV: the audit trail, queries and signatures, which this format does not tell");
    }

    private CaseId withHistory(Site site) {
        String investigator = registry.investigatorOf(site);
        CaseId id = registry.as(investigator, () -> casebook.register(site.id()).id());
        save(investigator, id, "demographics", "weight", Answer.BLANK, Answer.number("12"));
        save(investigator, id, "demographics", "weight", Answer.number("12"), Answer.number("13"));
        ItemRef weight = registry.as(
                investigator, () -> new ItemRef(entry(id, "demographics").id(), ItemPath.of("weight")));
        registry.run(registry.monitor(), () -> verification.verify(id, Map.of(weight, Answer.number("13"))));
        registry.run(registry.monitor(), () -> queries.raise(id, weight, "Was it weighed?"));
        registry.run(investigator, () -> {
            SignatureTarget what = SignatureTarget.of(casebook.open(id), weight.instanceId(), SignatureMeaning.ENTERED);
            signatures.sign(
                    signatures.confirm(new SigningSession(), new Credentials(investigator, Registry.PASSWORD), what));
        });
        registry.run(registry.monitor(), () -> holds.freeze(id, null, "for the monitor"));
        registry.run(registry.monitor(), () -> holds.release(id, null, "done"));
        registry.run(registry.monitor(), () -> holds.freeze(id, weight.instanceId(), "for the monitor"));
        return id;
    }

    private FormInstance entry(CaseId id, String form) {
        return casebook.open(id).entries().stream()
                .filter(each -> each.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }

    private void save(String person, CaseId id, String form, String item, Answer before, Answer answer) {
        registry.run(
                person,
                () -> casebook.save(
                        id,
                        entry(id, form).id(),
                        List.of(new Change(ItemPath.of(item), before, answer)),
                        "Transcription error"));
    }

    private long start(String person, ExportRequest request) {
        return registry.as(person, () -> exports.start(request));
    }

    private Map<String, String> made(String person, ExportRequest request) {
        long id = start(person, request);
        boolean more = true;
        while (more) {
            more = runner.step();
        }
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(registry.as(person, () -> exports.open(id)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
