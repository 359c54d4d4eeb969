package org.rarecase.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.document.CaseDocuments;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.exchange.cut.CutMaking;
import org.rarecase.exchange.cut.CutRequest;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads archives as somebody would who has no Rarecase, by what their README.txt says. */
@ExportTest
class ArchiveIntegrationTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    Exports exports;

    @Autowired
    ExportRunner runner;

    @Autowired
    CutMaking cuts;

    @Autowired
    Casebook casebook;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    CaseDocuments documents;

    @Autowired
    Consents consents;

    @Autowired
    Registry registry;

    @Test
    void anArchiveIsVerifiedByItsDescriptionAlone() throws IOException {
        Site site = registry.site("VAR", "Archive", "IT");
        CaseId id = register(site);
        save(site, id, "demographics", "weight", Answer.number("12.5"));
        save(site, id, "demographics", "weight", Answer.number("13"));
        CaseId restricted = register(site);
        save(site, restricted, "local-pathology", "diagnosis_text", Answer.text("Ä: restricted words"));
        registry.run(
                registry.investigatorOf(site),
                () -> consents.withdraw(
                        restricted,
                        new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PATIENT, "")));

        Map<String, byte[]> files = archive(registry.auditor(), ExportScope.of(site.id()));

        assertThat(files)
                .containsKeys(
                        "README.txt",
                        "verify.py",
                        "manifest.json",
                        "forms/versions.csv",
                        "data/odm-2.0/odm.xml",
                        "data/json/cases.ndjson",
                        "data/csv/cases.csv",
                        "trail/VAR-0001.ndjson",
                        "trail/VAR-0002.ndjson",
                        "trail/system.ndjson",
                        "signatures.ndjson",
                        "files.ndjson");
        assertThat(files.keySet()).anyMatch(name -> name.matches("forms/edition-\\d+/core/demographics\\.yaml"));
        verifyManifest(files);
        assertThat(verifyTrail(files.get("trail/VAR-0001.ndjson"))).isGreaterThan(2);
        verifyTrail(files.get("trail/VAR-0002.ndjson"));
        verifyTrail(files.get("trail/system.ndjson"));
        assertThat(text(files, "trail/VAR-0001.ndjson")).contains("\"before\":\"12.5\"", "\"user\":\"at-var\"");
        assertThat(text(files, "data/json/cases.ndjson")).contains("restricted words");
    }

    @Test
    void aLineThatWasChangedOrTakenOutIsFoundByTheDescription() {
        Site site = registry.site("VCH", "Changed", "IT");
        CaseId id = register(site);
        save(site, id, "demographics", "weight", Answer.number("12.5"));
        String trail = text(archive(registry.coordinator(), ExportScope.of(site.id())), "trail/VCH-0001.ndjson");
        List<String> lines = trail.lines().toList();

        assertThatThrownBy(() -> verifyTrail(bytes(trail.replace("\"after\":\"12.5\"", "\"after\":\"12.6\""))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> verifyTrail(bytes(trail.replace("\"user\":\"at-vch\"", "\"user\":\"at-vcx\""))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> verifyTrail(bytes(trail.replace(lines.getFirst() + "\n", ""))))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> verifyTrail(bytes(trail.replace(lines.get(lines.size() - 2) + "\n", ""))))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anArchiveOfOneCaseHoldsItsFilesAndNothingOfOthers() {
        Site site = registry.site("VON", "One", "IT");
        register(site);
        CaseId id = register(site);
        FormInstance form = entry(site, id, "local-pathology");
        registry.run(
                registry.investigatorOf(site),
                () -> documents.keep(id, form.id(), ItemPath.of("report"), "report.pdf", PDF));

        Map<String, byte[]> files = archive(registry.coordinator(), ExportScope.ALL.of("VON-0002"));

        assertThat(text(files, "data/csv/cases.csv")).contains("VON-0002").doesNotContain("VON-0001");
        assertThat(files.keySet())
                .filteredOn(name -> name.startsWith("trail/"))
                .containsExactly("trail/VON-0002.ndjson");
        assertThat(files.get("files/" + sha256(PDF))).isEqualTo(PDF);
        assertThat(text(files, "files.ndjson")).contains("\"name\":\"report.pdf\"", sha256(PDF));
    }

    @Test
    void whatIsNotShownToWhoMadeTheArchiveIsAHashOnlyAndTheChainHoldsStill() throws IOException {
        Site site = registry.site("VWI", "Withheld", "IT");
        CaseId id = register(site);
        save(site, id, "diagnosis", "tumour_type", Answer.text("T03"));
        registry.run(
                registry.investigatorOf(site), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));

        Map<String, byte[]> coordinators = archive(registry.coordinator(), ExportScope.of(site.id()));
        Map<String, byte[]> auditors = archive(registry.auditor(), ExportScope.of(site.id()));

        assertThat(text(coordinators, "trail/VWI-0001.ndjson")).contains("\"withheld\":true");
        assertThat(text(auditors, "trail/VWI-0001.ndjson")).doesNotContain("withheld");
        verifyTrail(coordinators.get("trail/VWI-0001.ndjson"));
        verifyTrail(auditors.get("trail/VWI-0001.ndjson"));
        assertThat(coordinators)
                .as("the trail of what belongs to no case is the auditor's")
                .doesNotContainKey("trail/system.ndjson");
    }

    @Test
    void anArchiveIsRefusedForOtherPurposesFromACutAndOfSomeForms() {
        Site site = registry.site("VRE", "Refused", "IT");
        register(site);
        long cut =
                cuts.make(new CutRequest("For no archive", "to test", site.id().value(), null, null));
        ExportScope scope = ExportScope.of(site.id());

        for (ExportRequest request : List.of(
                ExportRequest.of(Purpose.CLEANING, scope, "archive"),
                ExportRequest.of(Purpose.ARCHIVE, scope.from(cut), "archive"),
                ExportRequest.of(
                        Purpose.ARCHIVE, new ExportScope(null, null, null, List.of("demographics")), "archive"))) {
            assertThatThrownBy(() -> registry.as(registry.coordinator(), () -> exports.start(request)))
                    .isInstanceOf(ExportRefused.class)
                    .hasMessageContaining("An archive is made for the purpose");
        }
    }

    private static void verifyManifest(Map<String, byte[]> files) {
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        Map<String, String> listed = new TreeMap<>();
        manifest.get("files")
                .values()
                .forEach(file -> listed.put(
                        file.get("name").stringValue(), file.get("sha256").stringValue()));
        Map<String, String> there = new TreeMap<>();
        files.forEach((name, content) -> there.put(name, sha256(content)));
        there.remove("manifest.json");
        assertThat(listed).isEqualTo(there);
    }

    /** By the words of README.txt. @return how many lines there are */
    private static int verifyTrail(byte[] file) throws IOException {
        byte[] before = new byte[32];
        int lines = 0;
        JsonNode line = null;
        for (String text : new String(file, StandardCharsets.UTF_8).split("\n")) {
            line = JSON.readTree(text);
            if (line.has("head")) {
                break;
            }
            lines++;
            if (!line.has("withheld")) {
                byte[] digest = HexFormat.of().parseHex(line.get("digest").stringValue());
                if (!line.get("salt").isNull()) {
                    ByteArrayOutputStream values = new ByteArrayOutputStream();
                    values.writeBytes(HexFormat.of().parseHex(line.get("salt").stringValue()));
                    fields(values, line, "before", "after", "reason");
                    assertThat(sha256(values.toByteArray()))
                            .isEqualTo(line.get("digest").stringValue());
                }
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                content.write(2);
                content.writeBytes(before);
                DataOutputStream numbers = new DataOutputStream(content);
                numbers.writeLong(line.get("chain").longValue());
                numbers.writeLong(lines);
                numbers.writeLong(line.get("micros").longValue());
                fields(content, line, "user", "role", "kind", "case", "entry", "form", "item");
                content.writeBytes(digest);
                assertThat(sha256(content.toByteArray()))
                        .as("line " + lines)
                        .isEqualTo(line.get("hash").stringValue());
            }
            before = HexFormat.of().parseHex(line.get("hash").stringValue());
        }
        assertThat(line).isNotNull();
        assertThat(line.path("lines").asInt(-1)).isEqualTo(lines);
        assertThat(line.path("head").asString("")).isEqualTo(HexFormat.of().formatHex(before));
        return lines;
    }

    private static void fields(ByteArrayOutputStream to, JsonNode line, String... names) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        for (String name : names) {
            JsonNode field = line.get(name);
            if (field.isNull()) {
                out.writeInt(-1);
            } else if (field.isNumber()) {
                out.writeInt(8);
                out.writeLong(field.longValue());
            } else {
                byte[] text = field.stringValue().getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> archive(String person, ExportScope scope) {
        long id = registry.as(person, () -> exports.start(ExportRequest.of(Purpose.ARCHIVE, scope, "archive")));
        boolean more = true;
        while (more) {
            more = runner.step();
        }
        Map<String, byte[]> files = new TreeMap<>();
        registry.run(person, () -> {
            try (ZipInputStream zip = new ZipInputStream(exports.open(id))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (entry.getName().startsWith("archive/")) {
                        files.put(entry.getName().substring("archive/".length()), zip.readAllBytes());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files;
    }

    private CaseId register(Site site) {
        return registry.as(
                registry.investigatorOf(site),
                () -> casebook.register(site.id()).id());
    }

    private FormInstance entry(Site site, CaseId id, String form) {
        return registry.as(
                registry.investigatorOf(site),
                () -> casebook.open(id).entries().stream()
                        .filter(each -> each.form().key().value().equals(form))
                        .findFirst()
                        .orElseThrow());
    }

    private void save(Site site, CaseId id, String form, String item, Answer answer) {
        FormInstance entry = entry(site, id, form);
        ItemPath path = ItemPath.of(item);
        registry.run(
                registry.investigatorOf(site),
                () -> casebook.save(
                        id, entry.id(), List.of(new Change(path, entry.answers().get(path), answer)), null));
    }
}
