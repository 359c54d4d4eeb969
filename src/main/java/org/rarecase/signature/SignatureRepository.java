package org.rarecase.signature;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.event.SignedCaseChanged;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignatureRepository {

    /** A signature with its lapse, if it has one. */
    record Stored(Signature signature, @Nullable SignatureEnd lapse) {

        boolean stands() {
            return lapse == null;
        }
    }

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient client;

    SignatureRepository(JdbcClient client) {
        this.client = client;
    }

    /** Newest first. */
    List<Stored> ofCase(CaseId caseId) {
        return ofCases(List.of(caseId));
    }

    List<Stored> ofCases(Collection<CaseId> ids) {
        return client.sql("""
                        SELECT s.id, s.case_id, s.entry_id, s.user_name, s.printed_name, s.role, s.meaning, s.statement,
                               s.signed_at, s.content_hash, s.key_id, s.seal, l.at, l.user_name AS lapsed_by, l.cause
                        FROM signature_signature s LEFT JOIN signature_lapse l ON l.signature_id = s.id
                        WHERE s.case_id IN (:ids) ORDER BY s.id DESC
                        """)
                .param("ids", Sql.oneOf(ids.stream().map(CaseId::value).toList()))
                .query((row, number) -> stored(row))
                .list();
    }

    Signature insert(Signature signature) {
        return signature.stored(Sql.insert(client.sql("""
                        INSERT INTO signature_signature (case_id, entry_id, user_name, printed_name, role, meaning,
                          statement, signed_at, content_hash, key_id, seal)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(signature.caseId().value())
                .param(FormInstanceId.stored(signature.instanceId()))
                .param(signature.userName())
                .param(signature.printedName())
                .param(signature.role())
                .param(Objects.requireNonNull(signature.meaning()).name())
                .param(signature.statement())
                .param(Utc.column(signature.signedAt()))
                .param(HEX.parseHex(signature.content().hash()))
                .param(signature.seal().keyId())
                .param(HEX.parseHex(signature.seal().code()))));
    }

    void lapse(List<Signature> signatures, Instant at, String userName, SignedCaseChanged.Cause cause) {
        client.sql("INSERT INTO signature_lapse (signature_id, at, user_name, cause) VALUES "
                        + String.join(
                                ", ",
                                signatures.stream().map(each -> "(?, ?, ?, ?)").toList()))
                .params(signatures.stream()
                        .flatMap(each -> Stream.<Object>of(each.id(), Utc.column(at), userName, cause.name()))
                        .toList())
                .update();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Signature signature = new Signature(
                row.getLong("id"),
                new Signature.Content(
                        new CaseId(row.getLong("case_id")),
                        FormInstanceId.ofNullable(row.getObject("entry_id", Long.class)),
                        HEX.formatHex(row.getBytes("content_hash"))),
                new Signature.Signer(
                        new Actor(row.getString("user_name"), row.getString("role")), row.getString("printed_name")),
                named(SignatureMeaning.values(), row.getString("meaning")),
                row.getString("statement"),
                Utc.moment(row, "signed_at"),
                new Signature.Seal(row.getString("key_id"), HEX.formatHex(row.getBytes("seal"))));
        Instant lapsedAt = Utc.momentOrNull(row, "at");
        return new Stored(
                signature,
                lapsedAt == null
                        ? null
                        : new SignatureEnd(
                                lapsedAt,
                                row.getString("lapsed_by"),
                                named(SignedCaseChanged.Cause.values(), row.getString("cause"))));
    }

    /** Null for a name that the application does not write: whoever owns the database may have written it. */
    private static <T extends Enum<T>> @Nullable T named(T[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
