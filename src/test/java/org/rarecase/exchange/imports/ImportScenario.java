package org.rarecase.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.exchange.export.ExportTest;
import org.rarecase.exchange.fact.ExportedSite;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.imports.Uploads.Announced;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of import jobs have in common: a site with a case, whose data are handed in. */
@ExportTest
abstract class ImportScenario {

    @Autowired
    Imports imports;

    @Autowired
    Uploads uploads;

    @Autowired
    ImportRunner runner;

    @Autowired
    ImportRepository repository;

    @Autowired
    FactSource source;

    @Autowired
    List<Format> formats;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    /** A case with a weight of 12.5, and the file that says so. */
    String file(Site site) {
        String investigator = registry.investigatorOf(site);
        CaseId id = registry.as(investigator, () -> casebook.register(site.id()).id());
        save(investigator, id, Answer.BLANK, Answer.number("12.5"));
        return ExportedSite.json(source, formats, registry, site);
    }

    void save(String person, CaseId id, Answer before, Answer weight) {
        registry.run(
                person,
                () -> casebook.save(
                        id,
                        demographics(id).id(),
                        List.of(new Change(ItemPath.of("weight"), before, weight)),
                        "Transcription error"));
    }

    Answer weight(String person, String number) {
        return registry.as(person, () -> demographics(id(number)).answers().get(ItemPath.of("weight")));
    }

    private FormInstance demographics(CaseId id) {
        return casebook.open(id).entries().stream()
                .filter(each -> each.form().key().value().equals("demographics"))
                .findFirst()
                .orElseThrow();
    }

    CaseId id(String number) {
        return casebook.find(CaseNumber.parse(number).orElseThrow()).orElseThrow();
    }

    long upload(String person, String name, byte[] content) {
        return receive(person, new Announced(name, content.length, 1, 0), new ByteArrayInputStream(content));
    }

    long upload(String person, String content) {
        return upload(person, "cases.ndjson", content.getBytes(StandardCharsets.UTF_8));
    }

    long receive(String person, Announced file, InputStream content) {
        return registry.as(person, () -> {
            try {
                return uploads.receive(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    long checked(String person, String content) {
        long id = upload(person, content);
        check(person, id);
        return id;
    }

    void check(String person, long id) {
        registry.run(person, () -> imports.check(id));
        work();
        assertThat(own(person, id).message()).isNull();
    }

    void confirm(String person, long id) {
        registry.run(person, () -> imports.confirm(id, "moved here"));
    }

    void work() {
        boolean more = true;
        while (more) {
            more = runner.step();
        }
    }

    Import own(String person, long id) {
        return registry.as(person, () -> imports.find(id));
    }

    int parts(long id) {
        return sql.sql("SELECT COUNT(*) FROM exchange_import_part WHERE job_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    int outcomes(long id) {
        return sql.sql("SELECT COUNT(*) FROM exchange_import_outcome WHERE job_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }
}
