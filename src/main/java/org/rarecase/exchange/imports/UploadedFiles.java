package org.rarecase.exchange.imports;

import static org.rarecase.shared.Messages.t;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.rarecase.exchange.load.LoadFile;
import org.rarecase.exchange.load.LoadOutcome;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The uploaded files in parts, and what would become of their items: all of it encrypted, as long as it is kept. */
@Repository
class UploadedFiles {

    static final int PART = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_SUBJECT = 100;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final FileCipher cipher;

    UploadedFiles(JdbcClient client, JdbcTemplate template, FileCipher cipher) {
        this.client = client;
        this.template = template;
        this.cipher = cipher;
    }

    void insertPart(long id, int part, byte[] content) {
        client.sql("INSERT INTO exchange_import_part (job_id, part, content) VALUES (?, ?, ?)")
                .params(id, part, cipher.encrypt(place(id, part), content))
                .update();
    }

    Optional<byte[]> part(long id, int part) {
        return client.sql("SELECT content FROM exchange_import_part WHERE job_id = ? AND part = ?")
                .params(id, part)
                .query((row, number) -> cipher.decrypt(place(id, part), row.getBytes("content")))
                .optional();
    }

    private static String place(long id, int part) {
        return "part " + part + " of " + id;
    }

    /** @param progress is told how many bytes were read, part by part */
    LoadFile file(Import job, LongConsumer progress) {
        int parts = (int) ((job.bytes() + PART - 1) / PART);
        return new LoadFile() {
            @Override
            public String name() {
                return job.fileName();
            }

            @Override
            public InputStream open() {
                return new PartStream(parts, part -> {
                    progress.accept((long) part * PART);
                    return part(job.id(), part)
                            .orElseThrow(() -> new ImportRefused(
                                    t("The file is not kept any more. Nothing was imported. Upload it again.")));
                });
            }
        };
    }

    void removeOutcomes(long id) {
        client.sql("DELETE FROM exchange_import_outcome WHERE job_id = ?")
                .param(id)
                .update();
    }

    /** All that is kept of the content. */
    void remove(long id) {
        removeOutcomes(id);
        client.sql("DELETE FROM exchange_import_part WHERE job_id = ?")
                .param(id)
                .update();
    }

    /** @param first number of the first of them */
    void insert(long id, int first, List<LoadOutcome> outcomes) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            LoadOutcome outcome = outcomes.get(i);
            int number = first + i;
            rows.add(new Object[] {
                id,
                number,
                outcome.kind().name(),
                subject(outcome.subject()),
                cipher.encrypt(outcomePlace(id, number), JSON.writeValueAsBytes(outcome))
            });
        }
        template.batchUpdate(
                "INSERT INTO exchange_import_outcome (job_id, number, kind, subject, told) VALUES (?, ?, ?, ?, ?)",
                rows);
    }

    private static String subject(String inFile) {
        return inFile.substring(0, Math.min(inFile.length(), LONGEST_SUBJECT));
    }

    private static String outcomePlace(long id, int number) {
        return "outcome " + number + " of " + id;
    }

    /** Those that fit, in the order of the file, from one on. */
    List<ShownOutcome> outcomes(long id, OutcomeFilter filter, int from, int most) {
        return client.sql("""
                        SELECT number, told FROM exchange_import_outcome
                        WHERE job_id = :id AND number >= :from AND kind IN (:kinds) AND subject LIKE :subject
                        ORDER BY number LIMIT :most
                        """)
                .param("id", id)
                .param("from", from)
                .param("kinds", filter.kindNames())
                .param("subject", filter.subjectPattern())
                .param("most", most)
                .query((row, at) -> new ShownOutcome(
                        row.getInt("number"),
                        JSON.readValue(
                                cipher.decrypt(outcomePlace(id, row.getInt("number")), row.getBytes("told")),
                                LoadOutcome.class)))
                .list();
    }

    int count(long id, OutcomeFilter filter) {
        return client.sql("""
                        SELECT COUNT(*) FROM exchange_import_outcome
                        WHERE job_id = :id AND kind IN (:kinds) AND subject LIKE :subject
                        """)
                .param("id", id)
                .param("kinds", filter.kindNames())
                .param("subject", filter.subjectPattern())
                .query(Integer.class)
                .single();
    }
}
