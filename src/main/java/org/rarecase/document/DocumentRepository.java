package org.rarecase.document;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Utc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DocumentRepository {

    private static final int ER_NET_PACKET_TOO_LARGE = 1153;

    private final JdbcClient client;

    DocumentRepository(JdbcClient client) {
        this.client = client;
    }

    boolean contains(CaseId id, String sha256) {
        return uploadedTo(id, sha256).isPresent();
    }

    /** The filled form to which the document was uploaded first. */
    Optional<FormInstanceId> uploadedTo(CaseId id, String sha256) {
        return client.sql("SELECT entry_id FROM casebook_document WHERE case_id = ? AND sha256 = ?")
                .params(id.value(), sha256)
                .query(Long.class)
                .optional()
                .map(FormInstanceId::new);
    }

    List<KeptFile> all(CaseId id) {
        return client.sql(
                        "SELECT sha256, name, media_type, entry_id FROM casebook_document WHERE case_id = ? ORDER BY sha256")
                .param(id.value())
                .query((row, number) -> new KeptFile(
                        row.getString("sha256"),
                        row.getString("name"),
                        row.getString("media_type"),
                        new FormInstanceId(row.getLong("entry_id"))))
                .list();
    }

    /** @param scan what was found when it was kept */
    record Content(byte[] bytes, DocumentScanner.Result scan) {}

    Content content(CaseId id, String sha256) {
        return client.sql("SELECT content, scan FROM casebook_document WHERE case_id = ? AND sha256 = ?")
                .params(id.value(), sha256)
                .query((row, number) ->
                        new Content(row.getBytes("content"), DocumentScanner.Result.valueOf(row.getString("scan"))))
                .single();
    }

    void insert(Document document, String userName, Instant now) {
        client.sql("""
                        INSERT INTO casebook_document
                          (case_id, entry_id, sha256, name, media_type, size, content, scan, uploaded_by, uploaded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        document.caseId().value(),
                        document.instanceId().value(),
                        document.sha256(),
                        document.name(),
                        document.mediaType(),
                        document.content().length,
                        document.content(),
                        document.scan().name(),
                        userName,
                        Utc.column(now))
                .update();
    }

    void erase(CaseId id) {
        client.sql("CALL casebook_erase_documents(?)").param(id.value()).update();
    }

    /** Said by the driver before it sends anything, or by the server. */
    static boolean isTooLarge(DataAccessException refused) {
        return refused.getMostSpecificCause() instanceof SQLException cause
                && (cause.getErrorCode() == ER_NET_PACKET_TOO_LARGE
                        || String.valueOf(cause.getMessage()).contains("max_allowed_packet"));
    }
}
