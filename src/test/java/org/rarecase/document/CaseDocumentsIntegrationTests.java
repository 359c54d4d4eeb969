package org.rarecase.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/** Documents of a case, with forms of their own that ask for some. */
@SpringBootTest
@Import(Registry.class)
@ContextConfiguration(initializers = CaseDocumentsIntegrationTests.WithDocuments.class)
class CaseDocumentsIntegrationTests {

    private static final ItemPath REPORT = ItemPath.of("report");
    private static final String SITE = "site-documents";
    private static final String SHARED = "shared-documents";

    /** The shipped forms and two more, in a schema of their own. */
    static final class WithDocuments implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestMySql.withForms(context, TestMySql.DOCUMENTS, forms());
        }

        private static Path forms() {
            try {
                Path folder = Files.createTempDirectory(Path.of("target"), "forms-with-documents");
                FileSystemUtils.copyRecursively(Path.of("forms"), folder);
                Files.writeString(folder.resolve("core/site-documents.yaml"), form(SITE, true));
                Files.writeString(folder.resolve("core/shared-documents.yaml"), form(SHARED, false));
                Path casebook = folder.resolve("casebook.yaml");
                Files.writeString(
                        casebook,
                        Files.readString(casebook)
                                .replaceFirst("(?m)^casebook: *\\[", "casebook: [" + SITE + ", " + SHARED + ", ")
                                .replaceFirst("(?m)^casebook: *$", "casebook:\n  - " + SITE + "\n  - " + SHARED));
                return folder.toAbsolutePath();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String form(String key, boolean blinded) {
            return """
                    form: %s
                    version: 1
                    title: {en: Documents}
                    blinded: %s
                    sections:
                      - section: main
                        title: {en: Main}
                        items:
                          - {item: report, type: file, accept: [pdf], label: {en: Report}}
                          - {item: small, type: file, accept: [pdf, png], maxMegabytes: 1, label: {en: Small}}
                    """.formatted(key, blinded);
        }
    }

    private static final AtomicReference<String> HARMFUL = new AtomicReference<>("HARMFUL");

    /** Finds what says so of itself, and leaves all else unscanned, as where no scanner is set up. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Scanning {

        @Bean
        @Primary
        DocumentScanner findsMarkedFiles() {
            return content -> new String(content, StandardCharsets.UTF_8).contains(HARMFUL.get())
                    ? DocumentScanner.Result.INFECTED
                    : DocumentScanner.Result.NOT_SCANNED;
        }
    }

    @Autowired
    Casebook casebook;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    CaseDocuments documents;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    private CaseId id;

    @BeforeEach
    void register() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
    }

    private FormInstanceId entry(String form) {
        return registry.as(registry.anna(), () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static byte[] pdf(String text) {
        return ("%PDF-1.7 " + text).getBytes(StandardCharsets.UTF_8);
    }

    private Answer.File keep(String form, ItemPath item, String name, byte[] content) {
        return registry.as(registry.anna(), () -> documents.keep(id, entry(form), item, name, content));
    }

    private void save(String form, Answer before, Answer after) {
        registry.run(
                registry.anna(),
                () -> casebook.save(id, entry(form), List.of(new Change(REPORT, before, after)), null));
    }

    private byte[] opened(String account, String sha256) {
        return registry.as(account, () -> {
            try (InputStream content = documents.open(id, sha256)) {
                return content.readAllBytes();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    @Test
    void aDocumentIsKeptWithTheCaseAndItsAnswerTellsNameAndHash() {
        Answer.File file = keep(SITE, REPORT, "C:\\reports\\report.pdf", pdf("one"));
        save(SITE, Answer.BLANK, file);

        assertThat(file.name()).isEqualTo("report.pdf");
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(opened(registry.anna(), file.sha256())).isEqualTo(pdf("one"));
        assertThat(opened(registry.monitor(), file.sha256())).isEqualTo(pdf("one"));
        assertThat(sql.sql("SELECT new_value FROM audit_entry WHERE case_id = ? AND item_path = 'report'")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .contains("report.pdf")
                .contains(file.sha256());
        assertThat(sql.sql("SELECT CONCAT(scan, ' ', uploaded_by) FROM casebook_document WHERE case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("NOT_SCANNED anna");
    }

    @Test
    void aHarmfulFileIsRefusedAndNeitherKeptNorTraced() {
        Answer.File before = keep(SITE, REPORT, "clean.pdf", pdf("clean"));
        save(SITE, Answer.BLANK, before);

        assertThatThrownBy(() -> keep(SITE, REPORT, "letters/letter.pdf", pdf("HARMFUL")))
                .isInstanceOf(FileRefused.class)
                .hasMessage("“letter.pdf” was found to be harmful. It was not stored.");
        assertThatThrownBy(() -> keep(SITE, REPORT, "letter.pdf", pdf("HARMFUL")))
                .as("asked again, it is scanned again")
                .isInstanceOf(FileRefused.class);

        assertThat(sql.sql("SELECT name FROM casebook_document WHERE case_id = ?")
                        .param(id.value())
                        .query(String.class)
                        .list())
                .containsExactly("clean.pdf");
        assertThat(sql.sql("SELECT COUNT(*) FROM audit_entry WHERE case_id = ? AND new_value LIKE '%letter.pdf%'")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(registry.as(registry.anna(), () -> casebook.open(id))
                        .entry(entry(SITE))
                        .answers()
                        .get(REPORT))
                .isEqualTo(before);
    }

    @Test
    void whatWasKeptUnscannedIsLookedAtBeforeItIsGivenOut() {
        Answer.File file = keep(SITE, REPORT, "report.pdf", pdf("known to be bad only later"));
        save(SITE, Answer.BLANK, file);
        assertThat(opened(registry.monitor(), file.sha256())).isNotEmpty();

        HARMFUL.set("known to be bad");
        try {
            assertThatThrownBy(() -> opened(registry.monitor(), file.sha256()))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("is not given out");
        } finally {
            HARMFUL.set("HARMFUL");
        }
    }

    @Test
    void theSameContentIsKeptOnce() {
        Answer.File first = keep(SITE, REPORT, "a.pdf", pdf("same"));
        Answer.File second = keep(SHARED, REPORT, "b.pdf", pdf("same"));

        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.name()).isEqualTo("b.pdf");
        assertThat(sql.sql("SELECT COUNT(*) FROM casebook_document WHERE case_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aReplacedDocumentStaysReadable() {
        Answer.File first = keep(SITE, REPORT, "a.pdf", pdf("first"));
        save(SITE, Answer.BLANK, first);
        Answer.File second = keep(SITE, REPORT, "b.pdf", pdf("second"));
        save(SITE, first, second);

        assertThat(opened(registry.auditor(), first.sha256())).isEqualTo(pdf("first"));
    }

    @Test
    void noDocumentIsEverRemovedOrChanged() {
        keep(SITE, REPORT, "a.pdf", pdf("kept"));

        for (String statement :
                List.of("DELETE FROM casebook_document", "UPDATE casebook_document SET name = 'other.pdf'")) {
            assertThatThrownBy(() -> sql.sql(statement).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatTheFileIsIsToldByItsContent() {
        assertThatThrownBy(() -> keep(SITE, REPORT, "report.pdf", "MZ program".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("report.pdf");
        assertThatThrownBy(() -> keep(SITE, REPORT, "empty.pdf", new byte[0])).isInstanceOf(FileRefused.class);
        assertThatThrownBy(() -> keep(SITE, ItemPath.of("small"), "big.pdf", Arrays.copyOf(pdf(""), 1_000_001)))
                .isInstanceOf(FileRefused.class)
                .hasMessageContaining("1 MB");
        assertThat(sql.sql("SELECT COUNT(*) FROM casebook_document WHERE case_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void twentyMegabytesFitIntoTheDatabase() {
        byte[] content = new byte[20_000_000];
        ThreadLocalRandom.current().nextBytes(content);
        System.arraycopy(pdf(""), 0, content, 0, 9);

        Answer.File file = keep(SITE, REPORT, "large.pdf", content);
        save(SITE, Answer.BLANK, file);

        assertThat(opened(registry.anna(), file.sha256())).isEqualTo(content);
    }

    @Test
    void onlyWhoMayFillTheFormUploads() {
        FormInstanceId instanceId = entry(SITE);

        for (String account : List.of(registry.monitor(), registry.coordinator(), registry.bernd())) {
            assertThatThrownBy(
                            () -> registry.as(account, () -> documents.keep(id, instanceId, REPORT, "a.pdf", pdf("x"))))
                    .isInstanceOf(Refusal.class);
        }
        owner("UPDATE rarecase_documents.casebook_case SET state = 'APPROVED' WHERE id = ?");
        assertThatThrownBy(() -> keep(SITE, REPORT, "a.pdf", pdf("x"))).isInstanceOf(CaseNotEditable.class);
    }

    @Test
    void theDocumentOfAnotherSiteLooksLikeNone() {
        Answer.File file = keep(SITE, REPORT, "a.pdf", pdf("secret"));
        save(SITE, Answer.BLANK, file);

        assertThatThrownBy(() -> opened(registry.bernd(), file.sha256())).isInstanceOf(CaseNotFound.class);
        assertThatThrownBy(() -> opened(registry.administrator(), file.sha256()))
                .isInstanceOf(CaseNotFound.class);
        assertThatThrownBy(() -> opened(registry.anna(), "0".repeat(64))).isInstanceOf(CaseNotFound.class);
    }

    @Test
    void aBlindedReviewerOpensOnlyWhatStandsInAFormThatIsShown() {
        Answer.File hidden = keep(SITE, REPORT, "a.pdf", pdf("of the site"));
        save(SITE, Answer.BLANK, hidden);
        Answer.File shown = keep(SHARED, REPORT, "b.pdf", pdf("for all"));
        save(SHARED, Answer.BLANK, shown);
        registry.run(registry.anna(), () -> lifecycle.openReviewForm(id, new FormKey("central-review"), null));

        assertThatThrownBy(() -> opened(registry.pathologist(), hidden.sha256()))
                .isInstanceOf(CaseNotFound.class);
        assertThat(opened(registry.pathologist(), shown.sha256())).isEqualTo(pdf("for all"));

        Answer.File again = keep(SHARED, REPORT, "c.pdf", pdf("of the site"));
        save(SHARED, shown, again);
        assertThat(opened(registry.pathologist(), hidden.sha256())).isEqualTo(pdf("of the site"));
    }

    @Test
    void anAnswerMayOnlyStandForADocumentOfThisCase() {
        Answer.File elsewhere = keep(SITE, REPORT, "a.pdf", pdf("elsewhere"));
        register();

        assertThatThrownBy(() -> save(SITE, Answer.BLANK, elsewhere)).isInstanceOf(FileRefused.class);
        assertThatThrownBy(() -> opened(registry.anna(), elsewhere.sha256())).isInstanceOf(CaseNotFound.class);
    }

    @Test
    void openingACaseReadsNoContents() {
        Answer.File file = keep(SITE, REPORT, "a.pdf", pdf("content"));
        save(SITE, Answer.BLANK, file);

        assertThat(Statements.during(() -> registry.as(registry.anna(), () -> casebook.open(id))))
                .noneMatch(statement -> statement.contains("casebook_document"));
    }

    private void owner(String statement) {
        JdbcClient.create(TestMySql.asOwner()).sql(statement).param(id.value()).update();
    }
}
