package org.rarecase.exchange.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.exchange.archive.ArchiveFormat;
import org.rarecase.exchange.fact.Format;
import org.rarecase.form.ItemPath;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.Notifications;
import org.rarecase.print.PdfText;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExportTest
class ExportsIntegrationTests {

    @Autowired
    Exports exports;

    @Autowired
    ExportRunner runner;

    @Autowired
    Casebook casebook;

    @Autowired
    Consents consents;

    @Autowired
    Registry registry;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Notifications notifications;

    @Autowired
    JdbcClient sql;

    @Test
    void aSiteTakesItsOwnCopyAndNothingOfAnotherSite() {
        Site site = registry.site("XOC", "Own copy", "IT");
        Site other = registry.site("XOT", "Other", "IT");
        register(site);
        register(other);
        String investigator = registry.investigatorOf(site);

        Map<String, String> files =
                made(investigator, ExportRequest.of(Purpose.OWN_COPY, ExportScope.ALL, "json", "csv"));

        assertThat(files).containsKeys("report.html", "json/cases.ndjson", "csv/cases.csv", "csv/dictionary.csv");
        assertThat(files.get("json/cases.ndjson")).contains("XOC-0001").doesNotContain("XOT-");
        assertThat(files.get("csv/cases.csv")).contains("XOC-0001").doesNotContain("XOT-");
        assertThatThrownBy(() -> registry.as(investigator, () -> exports.start(of(Purpose.OWN_COPY, other))))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining("not one of your sites");
    }

    @Test
    void eachRoleExportsForItsOwnPurposesAndNoOther() {
        Map<String, List<Purpose>> permitted = Map.of(
                registry.anna(), List.of(Purpose.OWN_COPY, Purpose.CLEANING),
                registry.monitor(), List.of(Purpose.CLEANING),
                registry.coordinator(), List.of(Purpose.CLEANING, Purpose.RESEARCH, Purpose.TRANSFER, Purpose.ARCHIVE),
                registry.auditor(), List.of(Purpose.ARCHIVE),
                registry.pathologist(), List.of(),
                registry.administrator(), List.of());
        register(registry.padua());

        permitted.forEach((person, purposes) -> {
            assertThat(registry.as(person, exports::purposes)).isEqualTo(purposes);
            for (Purpose purpose : Purpose.values()) {
                if (!purposes.contains(purpose)) {
                    assertThatThrownBy(() -> registry.as(person, () -> exports.start(of(purpose, registry.padua()))))
                            .as(person + " " + purpose)
                            .isInstanceOf(NotAllowed.class);
                }
            }
        });
    }

    @Test
    void noFormatHoldsMoreThanThePageShowsToAnyRole() {
        Site site = registry.site("XRM", "Matrix", "IT");
        CaseId open = register(site);
        CaseId restricted = register(site);
        String investigator = registry.investigatorOf(site);
        save(investigator, open, "demographics", "weight", Answer.number("12.5"));
        save(investigator, restricted, "local-pathology", "diagnosis_text", Answer.text("restricted words"));
        withdraw(investigator, restricted);
        // The archive, which is refused for other purposes, is in ArchiveIntegrationTests.
        String[] formats = exports.formats().stream()
                .map(Format::key)
                .filter(key -> !key.equals(ArchiveFormat.KEY))
                .toArray(String[]::new);
        Map<String, Purpose> readers = Map.of(
                investigator,
                Purpose.OWN_COPY,
                registry.monitor(),
                Purpose.CLEANING,
                registry.coordinator(),
                Purpose.ARCHIVE,
                registry.auditor(),
                Purpose.ARCHIVE);

        readers.forEach((reader, purpose) -> Stream.of(false, true).forEach(history -> {
            ExportRequest asked = of(purpose, site, formats);
            Map<String, String> files = made(reader, history ? asked.withHistory() : asked);
            boolean readsRestricted = purpose == Purpose.ARCHIVE;
            for (String format : formats) {
                String all = all(files, format);
                assertThat(all).as(reader + " " + format).contains("XRM-0001");
                assertThat(all.contains("restricted words"))
                        .as(reader + " " + format)
                        .isEqualTo(readsRestricted);
                assertThat(all.contains("XRM-0002")).as(reader + " " + format).isEqualTo(readsRestricted);
            }
            assertThat(files.get("report.html").contains("use is restricted"))
                    .as("%s knows of it and may not use it", reader)
                    .isEqualTo(reader.equals(investigator));
        }));
        assertThat(all(made(registry.coordinator(), of(Purpose.CLEANING, site, formats)), ""))
                .as("only an archive holds what is restricted")
                .doesNotContain("restricted words");
    }

    @Test
    void nobodyFetchesThePackageOfSomebodyElse() {
        Site site = registry.site("XFO", "Foreign", "IT");
        register(site);
        String investigator = registry.investigatorOf(site);
        long id = start(investigator, of(Purpose.OWN_COPY, site));

        for (String other : List.of(
                registry.anna(),
                registry.monitor(),
                registry.coordinator(),
                registry.auditor(),
                registry.administrator(),
                registry.pathologist())) {
            assertThatThrownBy(() -> registry.as(other, () -> exports.open(id)))
                    .as(other)
                    .isInstanceOf(ExportNotFound.class);
            assertThatThrownBy(() -> registry.run(other, () -> exports.cancel(id)))
                    .isInstanceOf(ExportNotFound.class);
            assertThat(registry.as(other, exports::newest)).noneMatch(export -> export.id() == id);
        }
        assertThatThrownBy(() -> registry.as(investigator, () -> exports.open(id + 1_000_000)))
                .isInstanceOf(ExportNotFound.class);
        assertThat(registry.as(investigator, () -> exports.open(id))).isNotNull();
    }

    @Test
    void aPackageIsKeptForSevenDaysAndRemovedThen() {
        Site site = registry.site("XKE", "Kept", "IT");
        register(site);
        String investigator = registry.investigatorOf(site);
        long id = start(investigator, of(Purpose.OWN_COPY, site));
        Export.Made made = own(investigator, id).made();
        assertThat(made.keptUntil()).isEqualTo(made.at().plus(Duration.ofDays(7)));

        owner().sql("UPDATE exchange_export SET kept_until = requested_at WHERE id = ?")
                .param(id)
                .update();
        assertThatThrownBy(() -> registry.as(investigator, () -> exports.open(id)))
                .isInstanceOf(ExportNotFound.class);
        runner.tidy();

        assertThat(own(investigator, id).state()).isEqualTo(Export.State.EXPIRED);
        assertThat(sql.sql("SELECT COUNT(*) FROM exchange_export_part WHERE export_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theTrailSaysWhoExportedWhatForWhomWithTheHashOfThePackage() throws Exception {
        Site site = registry.site("XTR", "Trail", "IT");
        register(site);
        long id = start(
                registry.coordinator(),
                new ExportRequest(
                        Purpose.RESEARCH,
                        new ExportScope(site.id().value(), null, null, List.of("demographics")),
                        List.of("json", "csv"),
                        new Recipient("Project A", "Institute", "IT"),
                        new Disclosure(List.of(Identifying.SITE), "compares sites", false)));
        byte[] zip = registry.as(registry.coordinator(), () -> bytes(exports.open(id)));
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));

        assertThat(sql.sql("SELECT CONCAT_WS(' | ', user_name, role, kind, new_value, reason) FROM audit_entry"
                                + " WHERE kind = 'export.made' AND new_value LIKE ?")
                        .param("export " + id + " %")
                        .query(String.class)
                        .single())
                .isEqualTo("clara | coordinator | export.made | export " + id
                        + " for research of XTR, demographics; csv, json; cases: 0; sha256 " + sha256
                        + " | Project A · Institute (IT) · site · compares sites");
    }

    @Test
    void theSameDataGiveTheSameBytes() {
        Site site = registry.site("XSB", "Same", "IT");
        CaseId id = register(site);
        String investigator = registry.investigatorOf(site);
        save(investigator, id, "demographics", "weight", Answer.number("12.50"));

        Map<String, String> once = made(investigator, of(Purpose.OWN_COPY, site, "json", "csv", "csv-spreadsheet"));
        Map<String, String> twice = made(investigator, of(Purpose.OWN_COPY, site, "json", "csv", "csv-spreadsheet"));

        assertThat(twice.keySet()).isEqualTo(once.keySet());
        assertThat(once.keySet())
                .filteredOn(name -> !name.equals("report.html"))
                .allSatisfy(name -> assertThat(twice.get(name).equals(once.get(name)))
                        .as(name)
                        .isTrue());
        assertThat(once.get("json/cases.ndjson")).contains("12.5").doesNotContain("12.50");
    }

    @Test
    void researchHoldsOnlyCasesWithConsentToReuseUnderAPseudonymOfTheProject() {
        Site site = registry.site("XRE", "Research", "IT");
        CaseId willing = register(site);
        register(site);
        CaseId refusing = register(site);
        CaseId withdrawn = register(site);
        String investigator = registry.investigatorOf(site);
        for (CaseId id : List.of(willing, withdrawn)) {
            save(investigator, id, "registration", "data_reuse", Answer.text("yes"));
        }
        save(investigator, refusing, "registration", "data_reuse", Answer.text("no"));
        save(investigator, willing, "demographics", "date_of_birth", Answer.text("2019-05"));
        save(investigator, willing, "diagnosis", "date_of_diagnosis", Answer.text("2024-05-17"));
        save(investigator, willing, "local-pathology", "diagnosis_text", Answer.text("told in words"));
        withdraw(investigator, withdrawn);

        Map<String, String> first = made(registry.coordinator(), research(site, "Project B", true));
        Map<String, String> again = made(registry.coordinator(), research(site, "project b", true));
        Map<String, String> other = made(registry.coordinator(), research(site, "Project C", true));

        for (String told : List.of("XRE-0", "told in words", "2019-05", "2024-05-17", "Research,IT")) {
            assertThat(all(first, "").contains(told)).as(told).isFalse();
        }
        assertThat(subjects(first)).hasSize(1).isEqualTo(subjects(again)).isNotEqualTo(subjects(other));
        assertThat(first.get("csv/data/demographics.csv"))
                .contains("date_of_birth__from,date_of_birth__from__why,date_of_birth__to")
                .contains("-1843,,-1813,");
        assertThat(first.get("report.html"))
                .contains("Cases without a recorded consent to the reuse of data: 2")
                .contains("Project B", "Institute, Italy");
    }

    @Test
    void researchWithoutDaysHasNoDatesUnlessTheyWereChosenWithAReason() {
        Site site = registry.site("XRD", "Dates", "IT");
        CaseId id = register(site);
        String investigator = registry.investigatorOf(site);
        save(investigator, id, "registration", "data_reuse", Answer.text("yes"));
        save(investigator, id, "demographics", "date_of_birth", Answer.text("2019-05-03"));

        assertThat(all(made(registry.coordinator(), research(site, "Project D", false)), ""))
                .doesNotContain("2019-05-03", "date_of_birth__why");
        ExportRequest dates = with(research(site, "Project D", false), List.of(Identifying.EXACT_DATES), "survival");
        assertThat(made(registry.coordinator(), dates).get("csv/data/demographics.csv"))
                .contains("2019-05-03");
        assertThatThrownBy(() -> registry.as(
                        registry.coordinator(),
                        () -> exports.start(with(dates, List.of(Identifying.EXACT_DATES), " "))))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining("Say why");
    }

    @Test
    void whatCannotBeMadeIsRefusedWithWhatToDo() {
        Site site = registry.site("XBA", "Bad", "IT");
        String investigator = registry.investigatorOf(site);
        refused(investigator, of(Purpose.OWN_COPY, site), "No case fits");
        register(site);
        refused(investigator, ExportRequest.of(Purpose.OWN_COPY, ExportScope.ALL), "at least one format");
        refused(investigator, ExportRequest.of(Purpose.OWN_COPY, ExportScope.ALL, "odm-9"), "“odm-9” is no format");
        ExportRequest research = research(site, "P", false);
        refused(registry.coordinator(), handedOn(research, "", "Institute", "IT"), "Name the project");
        refused(registry.coordinator(), handedOn(research, "P", " ", "IT"), "Name who gets the data");
        refused(registry.coordinator(), handedOn(research, "P", "Institute", ""), "Choose the country");
        refused(registry.coordinator(), handedOn(research, "P", "Institute", "US"), "may not be handed on to US");
        ExportRequest transfer = of(Purpose.TRANSFER, site);
        refused(registry.coordinator(), handedOn(transfer, "", "Institute", "US"), "may not be handed on to US");
        refused(registry.coordinator(), handedOn(transfer, "", "Institute", "XX"), "may not be handed on to XX");
        refused(registry.coordinator(), handedOn(transfer, "", "Institute", ""), "Choose the country");
        refused(registry.coordinator(), handedOn(transfer, "", " ", "IT"), "Name who gets the data");
        refused(registry.coordinator(), handedOn(research, "P\u202EQ", "Institute", "IT"), "cannot be seen");
    }

    @Test
    void aCancelledExportLeavesNothing() {
        Site site = registry.site("XCA", "Cancel", "IT");
        register(site);
        String investigator = registry.investigatorOf(site);
        long id = registry.as(investigator, () -> exports.start(of(Purpose.OWN_COPY, site)));
        registry.run(investigator, () -> exports.cancel(id));

        work();

        assertThat(own(investigator, id).state()).isEqualTo(Export.State.CANCELLED);
        assertThatThrownBy(() -> registry.as(investigator, () -> exports.open(id)))
                .isInstanceOf(ExportNotFound.class);
        assertThatThrownBy(() -> registry.run(investigator, () -> exports.cancel(id)))
                .isInstanceOf(ExportRefused.class);
    }

    @Test
    void anExportThatAKilledServerLeftIsMadeAnew() {
        Site site = registry.site("XKI", "Killed", "IT");
        register(site);
        String investigator = registry.investigatorOf(site);
        long id = registry.as(investigator, () -> exports.start(of(Purpose.OWN_COPY, site)));
        owner().sql("UPDATE exchange_export SET state = 'RUNNING', seen_at = '2000-01-01' WHERE id = ?")
                .param(id)
                .update();
        runner.tidy();
        work();

        assertThat(own(investigator, id).state()).isEqualTo(Export.State.DONE);
    }

    private static JdbcClient owner() {
        return JdbcClient.create(TestMySql.asOwner());
    }

    private void refused(String person, ExportRequest request, String why) {
        assertThatThrownBy(() -> registry.as(person, () -> exports.start(request)))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining(why)
                .hasMessageContaining("Nothing was started");
    }

    private static ExportRequest of(Purpose purpose, Site site, String... formats) {
        return ExportRequest.of(
                purpose, ExportScope.of(site.id()), formats.length == 0 ? new String[] {"json"} : formats);
    }

    @Test
    void whoWithdrewAfterAnExportIsListedForItsRecipientAndToldInTheNextReport() {
        Site site = registry.site("XWD", "Withdrawn", "IT");
        String investigator = registry.investigatorOf(site);
        CaseId stays = reusable(investigator, site);
        CaseId changedMind = reusable(investigator, site);
        CaseId restricted = reusable(investigator, site);
        CaseId reversed = reusable(investigator, site);
        ExportRequest research = research(site, "Withdrawals", false);
        String first = made(registry.coordinator(), research).get("json/cases.ndjson");
        made(registry.coordinator(), research(site, "Another project", false));
        assertThat(withdrawn("Withdrawals")).isEmpty();

        change(investigator, changedMind, "registration", "data_reuse", Answer.text("yes"), Answer.text("no"));
        withdraw(investigator, restricted);
        change(investigator, reversed, "registration", "data_reuse", Answer.text("yes"), Answer.text("no"));
        change(investigator, reversed, "registration", "data_reuse", Answer.text("no"), Answer.text("yes"));

        assertThat(withdrawn("Withdrawals"))
                .extracting(WithdrawnCase::number, WithdrawnCase::ended)
                .containsExactly(
                        tuple("XWD-0002", WithdrawnCase.Ended.REUSE), tuple("XWD-0003", WithdrawnCase.Ended.USE));
        assertThat(withdrawn("Withdrawals")).allSatisfy(each -> {
            assertThat(first)
                    .as("the recipient finds it by what it is called there")
                    .contains(each.knownAs())
                    .doesNotContain(each.number());
            assertThat(each.since()).isNotNull();
        });
        String report = made(registry.coordinator(), research).get("report.html");
        assertThat(report)
                .contains("Withdrawn after an earlier export to this recipient")
                .doesNotContain("XWD-000");
        assertThat(withdrawn("Withdrawals"))
                .allSatisfy(each -> assertThat(report).contains(each.knownAs()));
        assertThat(made(registry.coordinator(), research(site, "Third project", false))
                        .get("report.html"))
                .as("other recipients are not told")
                .doesNotContain("Withdrawn after an earlier export");
        assertThat(registry.as(investigator, withdrawals::ofAllRecipients)).isEmpty();
        List<Notification> news = registry.as(registry.coordinator(), () -> notifications.page(false, null, 50));
        assertThat(news)
                .filteredOn(each -> each.kind() == NotificationKind.WITHDRAWN_AFTER_EXPORT)
                .extracting(Notification::caseId)
                .contains(changedMind, restricted)
                .doesNotContain(stays);
    }

    private List<WithdrawnCase> withdrawn(String project) {
        return registry.as(registry.coordinator(), withdrawals::ofAllRecipients).stream()
                .filter(each -> each.recipient().project().equals(project))
                .toList();
    }

    private CaseId reusable(String investigator, Site site) {
        CaseId id = register(site);
        save(investigator, id, "registration", "data_reuse", Answer.text("yes"));
        return id;
    }

    private static ExportRequest research(Site site, String project, boolean days) {
        return of(Purpose.RESEARCH, site, "csv", "json")
                .to(new Recipient(project, "Institute", "IT"), new Disclosure(List.of(), "", days));
    }

    private static ExportRequest with(ExportRequest it, List<Identifying> included, String reason) {
        return it.to(
                it.recipient(), new Disclosure(included, reason, it.disclosure().daysFromDiagnosis()));
    }

    private static ExportRequest handedOn(ExportRequest it, String project, String recipient, String country) {
        return it.to(new Recipient(project, recipient, country), Disclosure.NOTHING);
    }

    private Map<String, String> made(String person, ExportRequest request) {
        long id = start(person, request);
        assertThat(own(person, id).progress().message()).isNull();
        try {
            return unpacked("", registry.as(person, () -> exports.open(id)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook is a package too: what is in it would not be found in its bytes. */
    private static Map<String, String> unpacked(String folder, InputStream packed) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(packed)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = folder + entry.getName();
                byte[] bytes = zip.readAllBytes();
                if (name.endsWith(".xlsx")) {
                    files.putAll(unpacked(name + "/", new ByteArrayInputStream(bytes)));
                } else if (name.endsWith(".pdf")) {
                    files.put(name, PdfText.of(bytes));
                } else {
                    files.put(name, new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    private long start(String person, ExportRequest request) {
        long id = registry.as(person, () -> exports.start(request));
        work();
        return id;
    }

    private void work() {
        boolean more = true;
        while (more) {
            more = runner.step();
        }
    }

    private Export own(String person, long id) {
        return registry.as(person, exports::newest).stream()
                .filter(export -> export.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private static String all(Map<String, String> files, String format) {
        List<String> all = new ArrayList<>();
        files.forEach((name, content) -> {
            if (!name.equals("report.html") && name.startsWith(format.isEmpty() ? "" : format + "/")) {
                all.add(content);
            }
        });
        return String.join("\n", all);
    }

    private static List<String> subjects(Map<String, String> files) {
        return Stream.of(files.get("csv/cases.csv").split("\n"))
                .skip(1)
                .map(line -> line.split(",")[0])
                .toList();
    }

    private static byte[] bytes(InputStream in) {
        try (in) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaseId register(Site site) {
        return registry.as(
                registry.investigatorOf(site),
                () -> casebook.register(site.id()).id());
    }

    private void withdraw(String investigator, CaseId id) {
        registry.run(
                investigator,
                () -> consents.withdraw(
                        id, new Withdrawal(Withdrawal.Scope.NO_USE, LocalDate.EPOCH, Withdrawal.By.PATIENT, "")));
    }

    private void save(String person, CaseId id, String form, String item, Answer answer) {
        change(person, id, form, item, Answer.BLANK, answer);
    }

    private void change(String person, CaseId id, String form, String item, Answer before, Answer answer) {
        registry.run(person, () -> {
            FormInstance entry = casebook.open(id).entries().stream()
                    .filter(each -> each.form().key().value().equals(form))
                    .findFirst()
                    .orElseThrow();
            casebook.save(id, entry.id(), List.of(new Change(ItemPath.of(item), before, answer)), null);
        });
    }
}
