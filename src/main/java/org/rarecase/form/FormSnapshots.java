package org.rarecase.form;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was read from the folder of forms, kept for ever. An edition is all its files at one time, so that a form read
 * from it finds the code lists, the sections and the other forms exactly as they were.
 */
class FormSnapshots {

    /**
     * @param edition the one in which the version is found
     * @param print fingerprint of its content
     */
    record Stored(FormKey form, int version, long edition, String print, Instant since) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient client;

    FormSnapshots(JdbcClient client) {
        this.client = client;
    }

    /** Every version of every form, by number. */
    Map<FormKey, TreeMap<Integer, Stored>> versions() {
        Map<FormKey, TreeMap<Integer, Stored>> versions = new HashMap<>();
        client.sql("SELECT form, version, edition_id, print, first_read_at FROM form_version")
                .query((row, number) -> new Stored(
                        new FormKey(row.getString("form")),
                        row.getInt("version"),
                        row.getLong("edition_id"),
                        row.getString("print"),
                        Utc.moment(row, "first_read_at")))
                .list()
                .forEach(stored -> versions.computeIfAbsent(stored.form(), it -> new TreeMap<>())
                        .put(stored.version(), stored));
        return versions;
    }

    /** The files of an edition by their path. */
    Map<String, String> files(long edition) {
        byte[] files = client.sql("SELECT files FROM form_edition WHERE id = ?")
                .param(edition)
                .query(byte[].class)
                .single();
        return JSON.readValue(unzip(files), new TypeReference<TreeMap<String, String>>() {});
    }

    /** Keeps the files, once for each content, and gives the id of the edition. */
    long keep(Map<String, String> files, Instant now) {
        String json = JSON.writeValueAsString(new TreeMap<>(files));
        String hash = FormFingerprint.hash(json);
        List<Long> kept = client.sql("SELECT id FROM form_edition WHERE hash = ?")
                .param(hash)
                .query(Long.class)
                .list();
        if (!kept.isEmpty()) {
            return kept.getFirst();
        }
        // Two servers may start at once on the same files.
        client.sql("INSERT INTO form_edition (hash, files, first_read_at) VALUES (?, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE hash = hash")
                .params(hash, zip(json), Utc.column(now))
                .update();
        return client.sql("SELECT id FROM form_edition WHERE hash = ?")
                .param(hash)
                .query(Long.class)
                .single();
    }

    void keep(Stored version) {
        client.sql("""
                        INSERT INTO form_version (form, version, edition_id, print, first_read_at) VALUES (?, ?, ?, ?, ?)
                        AS read_now ON DUPLICATE KEY UPDATE edition_id = read_now.edition_id, print = read_now.print
                        """)
                .params(
                        version.form().value(),
                        version.version(),
                        version.edition(),
                        version.print(),
                        Utc.column(version.since()))
                .update();
    }

    private static byte[] zip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] unzip(byte[] bytes) {
        try (InputStream zipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zipped.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
