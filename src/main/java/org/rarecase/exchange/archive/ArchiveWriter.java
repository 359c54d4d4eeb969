package org.rarecase.exchange.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.document.KeptFile;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormVersion;
import org.rarecase.form.Forms;
import org.rarecase.shared.Csv;
import org.rarecase.signature.Signature;
import org.rarecase.signature.SignatureVerification;

/** Writes an archive case by case; a case is in memory at a time. */
final class ArchiveWriter implements FactWriter {

    private static final String RESOURCES = "/rarecase/exchange/archive/";

    private final Content content;
    private final HashedFiles files;
    private final ArchiveSources sources;
    private final Set<String> kept = new LinkedHashSet<>();
    private final List<FactWriter> writers = new ArrayList<>();
    private final NdJson signatures;
    private final NdJson documents;
    private int cases;

    ArchiveWriter(Content content, HashedFiles files, List<Format> formats, ArchiveSources sources) throws IOException {
        this.content = content;
        this.files = files;
        this.sources = sources;
        for (Format format : formats) {
            writers.add(format.writer(content, files.in("data/" + format.key())));
        }
        this.signatures = new NdJson(files.create("signatures.ndjson"));
        this.documents = new NdJson(files.create("files.ndjson"));
        copy("README.txt");
        copy("verify.py");
        forms();
        if (sources.chains().readsSystem()) {
            TrailFile.write(files, "system", sources.chains()::ofSystem);
        }
    }

    private void copy(String name) throws IOException {
        try (InputStream in = ArchiveWriter.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IllegalStateException("Not in the program: " + name);
            }
            files.write(name, in.readAllBytes());
        }
    }

    /** Every version there was, in the files that it was read from. */
    private void forms() throws IOException {
        Forms forms = sources.forms();
        List<List<String>> versions = new ArrayList<>();
        versions.add(List.of("form", "version", "first read", "in use", "folder"));
        Set<Long> editions = new LinkedHashSet<>();
        for (FormDefinition form : forms.all()) {
            for (FormVersion version : forms.versions(form.key())) {
                version(forms, version, versions, editions);
            }
        }
        for (long edition : editions) {
            for (Map.Entry<String, String> file : forms.files(edition).entrySet()) {
                files.write(folder(edition) + "/" + file.getKey(), file.getValue());
            }
        }
        files.write("forms/versions.csv", Csv.bytes(versions));
    }

    private static void version(Forms forms, FormVersion version, List<List<String>> versions, Set<Long> editions) {
        FormKey form = version.form();
        forms.edition(form, version.version()).ifPresent(edition -> {
            editions.add(edition);
            versions.add(List.of(
                    form.value(),
                    String.valueOf(version.version()),
                    version.since().toString(),
                    version.inUse() ? "yes" : "no",
                    folder(edition)));
        });
    }

    private static String folder(long edition) {
        return "forms/edition-" + edition;
    }

    @Override
    public void write(CaseFact fact) throws IOException {
        cases++;
        for (FactWriter writer : writers) {
            writer.write(fact);
        }
        VisibleCase opened = open(fact.subject());
        TrailFile.write(files, fact.subject(), lines -> sources.chains().ofCase(opened, lines));
        sources.signatures().of(opened).forEach(each -> write(opened, each));
        for (KeptFile each : sources.documents().all(opened)) {
            write(opened, each);
        }
    }

    private VisibleCase open(String number) {
        CaseFilter filter = new CaseFilter(null, null, null, number);
        return sources.cases().page(filter, true, "", "", 1).stream()
                .filter(found -> found.caseSummary().number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Told and not there: " + number));
    }

    private void write(VisibleCase opened, SignatureVerification checked) {
        Signature signature = checked.signature();
        signatures.line(
                "case",
                opened.caseSummary().number(),
                "form",
                form(opened, signature.instanceId()),
                "meaning",
                signature.meaning() == null ? null : Keys.of(signature.meaning()),
                "statement",
                signature.statement(),
                "user",
                signature.userName(),
                "name",
                signature.printedName(),
                "role",
                signature.role(),
                "at",
                signature.signedAt().toString(),
                "content",
                signature.contentHash(),
                "key",
                signature.keyId(),
                "seal",
                signature.sealCode(),
                "result",
                Keys.of(checked.result()));
    }

    private void write(VisibleCase opened, KeptFile file) throws IOException {
        CaseId id = opened.caseSummary().id();
        documents.line(
                "case",
                opened.caseSummary().number(),
                "form",
                form(opened, file.uploadedTo()),
                "name",
                file.name(),
                "mediaType",
                file.mediaType(),
                "sha256",
                file.sha256());
        if (kept.add(file.sha256())) {
            try (InputStream in = sources.documents().open(id, file.sha256());
                    OutputStream out = files.create("files/" + file.sha256())) {
                in.transferTo(out);
            }
        }
    }

    private static @Nullable String form(VisibleCase opened, @Nullable FormInstanceId id) {
        return opened.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .map(ArchiveWriter::form)
                .findFirst()
                .orElse(null);
    }

    private static String form(FormInstance entry) {
        return entry.form().key() + " " + entry.ordinal();
    }

    @Override
    public void close() throws IOException {
        for (FactWriter writer : writers) {
            writer.close();
        }
        signatures.close();
        documents.close();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "rarecase-archive");
        manifest.put("version", 1);
        manifest.put("asOf", content.asOf().toString());
        manifest.put("cases", cases);
        List<Map<String, Object>> list = new ArrayList<>();
        files.written().forEach((name, written) -> {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("name", name);
            file.put("bytes", written.bytes());
            file.put("sha256", written.sha256());
            list.add(file);
        });
        manifest.put("files", list);
        files.write("manifest.json", NdJson.pretty(manifest));
    }
}
