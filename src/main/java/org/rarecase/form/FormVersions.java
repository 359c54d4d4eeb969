package org.rarecase.form;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormSnapshots.Stored;
import org.rarecase.form.code.CodeList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds what is read from files against what was in use before, keeps what is new, and gives every version there was. */
final class FormVersions {

    private static final Logger LOG = LoggerFactory.getLogger(FormVersions.class);

    private final FormSnapshots editions;
    private final FormVersionUsage uses;
    private final FormSource source;
    private final Clock clock;
    private final Map<Long, FormLibrary> libraries = new ConcurrentHashMap<>();
    private volatile Map<FormKey, TreeMap<Integer, Stored>> kept = Map.of();

    FormVersions(FormSnapshots editions, FormVersionUsage uses, FormSource source, Clock clock) {
        this.editions = editions;
        this.uses = uses;
        this.source = source;
        this.clock = clock;
    }

    /** What new fillings take, and why some of it is not what the files say. */
    record Reading(FormLibrary inUse, List<FormProblem> problems) {}

    NavigableMap<Integer, Stored> of(FormKey key) {
        return kept.getOrDefault(key, new TreeMap<>());
    }

    Iterable<FormKey> keys() {
        return kept.keySet();
    }

    /** A version that is not known yet may have been read by another server since. */
    Optional<FormDefinition> find(FormKey key, int version) {
        Stored stored = of(key).get(version);
        if (stored == null) {
            kept = editions.versions();
            stored = of(key).get(version);
        }
        return Optional.ofNullable(stored).flatMap(this::definition);
    }

    Optional<Long> edition(FormKey key, int version) {
        return find(key, version)
                .flatMap(it -> Optional.ofNullable(of(key).get(version)))
                .map(Stored::edition);
    }

    Optional<FormDefinition> of(long edition, FormKey key) {
        return library(edition).find(key);
    }

    Map<String, String> files(long edition) {
        return editions.files(edition);
    }

    private Optional<FormDefinition> definition(Stored stored) {
        return library(stored.edition()).find(stored.form());
    }

    private FormLibrary library(long edition) {
        return libraries.computeIfAbsent(edition, id -> {
            FormLibrary library = source.readKept(editions.files(id));
            library.problems().forEach(problem -> LOG.info("In the forms kept as edition {}: {}", id, problem));
            return library;
        });
    }

    /** @throws FormsUnusable if there are mistakes and nothing that could stand in */
    Reading take(FormLibrary files, Map<String, String> texts) {
        kept = editions.versions();
        if (kept.isEmpty() && !files.problems().isEmpty()) {
            throw new FormsUnusable(files.problems());
        }
        List<FormLibrary.Problem> found = new ArrayList<>(files.problems());
        Map<FormKey, FormDefinition> taken = new LinkedHashMap<>();
        for (FormDefinition form : files.forms()) {
            List<FormLibrary.Problem> objections =
                    objections(form, files.sources().get(form.key()));
            found.addAll(objections);
            if (objections.isEmpty()) {
                taken.put(form.key(), form);
            }
        }
        keep(taken, files, texts);
        return compose(files, taken, found);
    }

    private List<FormLibrary.Problem> objections(FormDefinition form, FormLibrary.@Nullable Source source) {
        if (source == null) {
            return List.of();
        }
        List<FormLibrary.Problem> objections = new ArrayList<>();
        Stored same = of(form.key()).get(form.version());
        if (same != null && !isSame(form, same)) {
            int filled = uses.count(form.key(), form.version());
            if (filled > 0) {
                return List.of(VersionCompatibility.changed(
                        form, source, "was used in " + filled + (filled == 1 ? " filled form" : " filled forms")));
            }
        }
        // Compared with the newest other version: a lower number is refused, a missing item must be stated.
        Map.Entry<Integer, Stored> newest = of(form.key()).lastEntry();
        Map.Entry<Integer, Stored> before = newest != null && newest.getKey() > form.version()
                ? newest
                : of(form.key()).lowerEntry(form.version());
        if (before != null && (same == null || !isSame(form, same) || before == newest)) {
            definition(before.getValue())
                    .ifPresent(former -> objections.addAll(VersionCompatibility.problems(former, form, source)));
        }
        return objections;
    }

    /** Also compared as read now: a fingerprint taken by an earlier program may differ for the same form. */
    private boolean isSame(FormDefinition form, Stored stored) {
        String print = FormFingerprint.of(form);
        return print.equals(stored.print())
                || definition(stored)
                        .map(FormFingerprint::of)
                        .filter(print::equals)
                        .isPresent();
    }

    private void keep(Map<FormKey, FormDefinition> taken, FormLibrary files, Map<String, String> texts) {
        List<FormDefinition> changed = taken.values().stream()
                .filter(form -> {
                    Stored same = of(form.key()).get(form.version());
                    return same == null || !isSame(form, same);
                })
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        long edition = editions.keep(texts, now);
        changed.forEach(
                form -> editions.keep(new Stored(form.key(), form.version(), edition, FormFingerprint.of(form), now)));
        libraries.put(edition, files);
        kept = editions.versions();
    }

    private Reading compose(FormLibrary files, Map<FormKey, FormDefinition> taken, List<FormLibrary.Problem> found) {
        Map<String, CodeList> codeLists = new HashMap<>(files.codeLists());
        List<FormDefinition> forms = new ArrayList<>(taken.values());
        Map<FormKey, FormDefinition> standIns = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            FormLibrary last = library(newestEdition());
            last.codeLists().forEach(codeLists::putIfAbsent);
            if (files.order().isEmpty()) {
                List<FormKey> order = keys(last.forms());
                forms.sort(Comparator.comparingInt(form -> place(order, form.key())));
            }
            files.sources().keySet().stream()
                    .filter(key -> !taken.containsKey(key))
                    .sorted(Comparator.comparing(FormKey::value))
                    .forEach(key -> standIn(key, forms).ifPresent(form -> standIns.put(key, form)));
        }
        List<FormProblem> problems = problems(files, found, standIns);
        FormLibrary inUse = new FormLibrary(
                forms,
                codeLists,
                problems.stream().map(FormProblem::problem).toList(),
                files.warnings(),
                files.order(),
                files.sources());
        return new Reading(inUse, problems);
    }

    private long newestEdition() {
        return kept.values().stream()
                .flatMap(versions -> versions.values().stream())
                .mapToLong(Stored::edition)
                .max()
                .orElseThrow();
    }

    /** Puts the newest version that was kept where it stood: behind the form that came before it then. */
    private Optional<FormDefinition> standIn(FormKey key, List<FormDefinition> forms) {
        Map.Entry<Integer, Stored> newest = of(key).lastEntry();
        if (newest == null) {
            return Optional.empty();
        }
        Optional<FormDefinition> form = definition(newest.getValue());
        form.ifPresent(found -> {
            List<FormKey> then = keys(library(newest.getValue().edition()).forms());
            List<FormKey> now = keys(forms);
            int at = 0;
            for (FormKey before : then.subList(0, then.indexOf(key))) {
                at = Math.max(at, now.indexOf(before) + 1);
            }
            forms.add(at, found);
        });
        return form;
    }

    private static List<FormKey> keys(List<FormDefinition> forms) {
        return forms.stream().map(FormDefinition::key).toList();
    }

    private static int place(List<FormKey> order, FormKey key) {
        int place = order.indexOf(key);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static List<FormProblem> problems(
            FormLibrary files, List<FormLibrary.Problem> found, Map<FormKey, FormDefinition> standIns) {
        Map<Path, FormKey> byFile = new HashMap<>();
        files.sources().forEach((key, source) -> byFile.put(source.file(), key));
        return found.stream()
                .sorted(Comparator.comparing(FormLibrary.Problem::file).thenComparing(FormLibrary.Problem::line))
                .map(problem -> {
                    FormKey key = byFile.get(problem.file());
                    FormDefinition standIn = key == null ? null : standIns.get(key);
                    return new FormProblem(problem, key, standIn == null ? null : standIn.version());
                })
                .toList();
    }
}
