package org.rarecase.exchange.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNumber;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactSource;
import org.rarecase.exchange.fact.Format;
import org.rarecase.exchange.fact.Selection;
import org.rarecase.exchange.fact.WrittenFiles;
import org.rarecase.form.ItemPath;
import org.rarecase.study.Site;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of imports have in common: cases of a site go out as JSON, and come in. */
abstract class LoadTest {

    @Autowired
    CaseLoads loads;

    @Autowired
    Readings readings;

    @Autowired
    FactSource source;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    @Autowired
    List<Format> formats;

    final List<LoadOutcome> outcomes = new ArrayList<>();

    LoadCheck check(String userName, String file, Differences differences) {
        return check(userName, file, Choices.all(differences));
    }

    LoadCheck check(String userName, String file, Choices choices) {
        return registry.as(
                userName,
                () -> check(TextFile.of(file), recognised(TextFile.of(file)).reading(), choices));
    }

    private LoadCheck check(LoadFile file, Reading reading, Choices choices) {
        outcomes.clear();
        return loads.check(file, reading, choices, outcomes::add);
    }

    void apply(String userName, String file, LoadCheck check) {
        outcomes.clear();
        registry.run(
                userName,
                () -> loads.apply(
                        TextFile.of(file),
                        recognised(TextFile.of(file)).reading(),
                        check,
                        "moved here",
                        outcomes::add));
    }

    Recognised recognised(LoadFile file) {
        return readings.recognise(file);
    }

    /** Tries a file and applies it. */
    LoadCounts load(String userName, LoadFile file, Reading reading) {
        return registry.as(userName, () -> {
            LoadCheck check = check(file, reading, Choices.all(Differences.KEEP));
            List<LoadOutcome> tried = List.copyOf(outcomes);
            outcomes.clear();
            loads.apply(file, reading, check, "moved here", outcomes::add);
            assertThat(outcomes).isEqualTo(tried);
            return check.counts();
        });
    }

    LoadCounts load(String userName, String file, Differences differences) {
        LoadCheck check = check(userName, file, differences);
        List<LoadOutcome> tried = List.copyOf(outcomes);
        apply(userName, file, check);
        assertThat(outcomes).isEqualTo(tried);
        return check.counts();
    }

    /** {@code diagnosis 1, tumour_type: different T03 → T04 why}, without those that are equal. */
    List<String> unequal() {
        return outcomes.stream()
                .filter(each -> each.kind() != LoadOutcome.Kind.EQUAL)
                .map(each -> "%s, %s: %s %s → %s %s"
                        .formatted(
                                each.form(),
                                each.path(),
                                each.kind().name().toLowerCase(Locale.ROOT),
                                each.here(),
                                each.inFile(),
                                each.why().in(Locale.ENGLISH))
                        .strip())
                .toList();
    }

    /** All cases of a site, as JSON. */
    String exported(String reader, Site site) {
        return exported(
                reader,
                site,
                (content, cases) -> WrittenFiles.of(json(), content, cases).text("cases.ndjson"));
    }

    <T> T exported(String reader, Site site, BiFunction<Content, List<CaseFact>, T> as) {
        List<CaseFact> cases = new ArrayList<>();
        List<Content> contents = new ArrayList<>();
        Selection selection = new Selection(new CaseFilter(null, site.id(), null, ""), Set.of(), false);
        registry.run(
                reader,
                () -> source.read(selection, new FactSource.Reader() {
                    @Override
                    public Content begin(Content content, int count, int restricted) {
                        contents.add(content);
                        return content;
                    }

                    @Override
                    public void read(CaseFact fact) {
                        cases.add(fact);
                    }
                }));
        return as.apply(contents.getFirst(), cases);
    }

    Format json() {
        return formatOf("json");
    }

    Format formatOf(String key) {
        return formats.stream()
                .filter(format -> format.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    CaseId id(String number) {
        return casebook.find(CaseNumber.parse(number).orElseThrow()).orElseThrow();
    }

    FormInstance entry(CaseId id, String form) {
        return casebook.open(id).entries().stream()
                .filter(each -> each.form().key().value().equals(form))
                .findFirst()
                .orElseThrow();
    }

    void save(String userName, CaseId id, String form, String item, Answer answer) {
        registry.run(userName, () -> {
            FormInstance entry = entry(id, form);
            Answer before = entry.answers().get(ItemPath.parse(item));
            casebook.save(
                    id, entry.id(), List.of(new Change(ItemPath.parse(item), before, answer)), "Transcription error");
        });
    }

    Answer stored(String userName, CaseId id, String form, String item) {
        return registry.as(userName, () -> {
            FormInstance entry = entry(id, form);
            return casebook.open(id).evaluation().effective(new ItemRef(entry.id(), ItemPath.parse(item)));
        });
    }
}
