package org.rarecase.exchange.json;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactReader;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.fact.LeftOut;
import org.rarecase.exchange.fact.Statement;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.shared.LocalizedText;
import org.rarecase.study.TumourType;
import tools.jackson.databind.JsonNode;

/** A case as a line of the file has it. What is not understood is told and stays out. */
final class JsonCase {

    private static final Set<String> OF_CASE =
            Set.of("case", "site", "state", "tumourType", "consent", "registeredAt", "forms", "history");
    private static final Set<String> OF_FORM = Set.of("form", "version", "ordinal", "inactive", "visit", "items");
    private static final Set<String> OF_VISIT = Set.of("kind", "number", "state", "due", "note");

    private final JsonNode json;
    private final int line;
    private final Content known;
    private final FactReader.Sink sink;
    private final String subject;

    JsonCase(JsonNode json, int line, Content known, FactReader.Sink sink) {
        this.json = json;
        this.line = line;
        this.known = known;
        this.sink = sink;
        this.subject = json.path("case").asString("");
    }

    void read() throws IOException {
        unknown("", json, OF_CASE);
        if (subject.isEmpty()) {
            leaveOut("case", texts("The number of the case is missing."));
            return;
        }
        CaseFact fact = new CaseFact(
                subject,
                text("", json, "site"),
                constant("", json, "state", CaseState.values()).orElse(null),
                Optional.ofNullable(text("", json, "tumourType"))
                        .map(TumourType::new)
                        .orElse(null),
                constant("", json, "consent", ConsentState.values()).orElse(null),
                registeredAt(),
                forms());
        sink.read(withHistory(fact), line);
    }

    private CaseFact withHistory(CaseFact fact) throws IOException {
        if (!json.has("history")) {
            return fact;
        }
        Statement.Collector read = new Statement.Collector();
        read.begin();
        for (JsonNode each : json.path("history").values()) {
            if (!read.add(statement(each))) {
                leaveOut("history", texts("This part of the history of a case is not understood; it was left out."));
            }
        }
        return read.history().map(fact::with).orElse(fact);
    }

    private static Statement statement(JsonNode node) {
        Map<String, String> says = new LinkedHashMap<>();
        List<Statement> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (each.getValue().isString() && !each.getKey().equals("is")) {
                says.put(each.getKey(), each.getValue().stringValue());
            }
        }
        node.path("parts").values().forEach(part -> parts.add(statement(part)));
        return new Statement(node.path("is").asString(""), says, parts);
    }

    private @Nullable Instant registeredAt() throws IOException {
        String text = text("", json, "registeredAt");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException notOne) {
            leaveOut("registeredAt", texts("“{0}” is no moment such as 2026-03-01T12:00:00Z.", text));
            return null;
        }
    }

    private List<FormFact> forms() throws IOException {
        Map<String, FormFact> forms = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        if (!json.path("forms").isArray()) {
            leaveOut("forms", texts("The case has no list of forms."));
        }
        for (JsonNode each : json.path("forms").values()) {
            String place =
                    each.path("form").asString("?") + " " + each.path("ordinal").asInt(0);
            FormFact form = form(place, each);
            if (form != null && forms.put(place, form) != null) {
                twice.add(place);
            }
        }
        for (String place : twice) {
            forms.remove(place);
            leaveOut(place, texts("This form stands twice in the case: neither is taken."));
        }
        return List.copyOf(forms.values());
    }

    private @Nullable FormFact form(String place, JsonNode form) throws IOException {
        unknown(place, form, OF_FORM);
        FormKey key = new FormKey(form.path("form").asString(""));
        int version = form.path("version").asInt(0);
        int ordinal = form.path("ordinal").asInt(0);
        FormDefinition definition = known.find(key, version).orElse(null);
        if (definition == null) {
            leaveOut(
                    place,
                    known.versions(key).isEmpty()
                            ? texts("There is no form “{0}” here.", key)
                            : texts("There is no version {0} of this form here.", version));
            return null;
        }
        if (ordinal < 1) {
            leaveOut(place, texts("The form has no ordinal, which is 1 for the first."));
            return null;
        }
        boolean hasVisit = form.hasNonNull("visit");
        Visit visit = hasVisit ? visit(place, form.get("visit")) : null;
        if (hasVisit && visit == null) {
            return null;
        }
        return new FormFact(
                definition,
                ordinal,
                visit,
                form.path("inactive").asBoolean(false),
                new JsonItems(place, this::leaveOut)
                        .read(form.path("items"), definition.items().toList(), null));
    }

    private @Nullable Visit visit(String place, JsonNode visit) throws IOException {
        unknown(place, visit, OF_VISIT);
        VisitKind kind = constant(place, visit, "kind", VisitKind.values()).orElse(null);
        VisitState state = constant(place, visit, "state", VisitState.values()).orElse(null);
        int number = visit.path("number").asInt(0);
        if (kind == null || state == null || number < 1) {
            leaveOut(place, texts("The visit of the form is not known: it has a kind, a number and a state."));
            return null;
        }
        return new Visit(kind, number, state, due(place, visit), text(place, visit, "note"));
    }

    private @Nullable LocalDate due(String place, JsonNode visit) throws IOException {
        String due = text(place, visit, "due");
        try {
            return due == null ? null : LocalDate.parse(due);
        } catch (DateTimeException notOne) {
            leaveOut(place + ", due", texts("“{0}” is not a date. Please write it {1}.", due, "2024-05-17"));
            return null;
        }
    }

    private @Nullable String text(String place, JsonNode node, String name) throws IOException {
        JsonNode found = node.path(name);
        if (found.isMissingNode() || found.isString()) {
            return found.isString() ? found.stringValue() : null;
        }
        leaveOut(join(place, name), texts("A text is needed here."));
        return null;
    }

    private <T extends Enum<T>> Optional<T> constant(String place, JsonNode node, String name, T[] constants)
            throws IOException {
        String text = text(place, node, name);
        Optional<T> found = Arrays.stream(constants)
                .filter(each -> Keys.of(each).equals(text))
                .findFirst();
        if (text != null && found.isEmpty()) {
            leaveOut(join(place, name), texts("“{0}” is not known here.", text));
        }
        return found;
    }

    private void unknown(String place, JsonNode node, Set<String> names) throws IOException {
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            if (!names.contains(each.getKey())) {
                leaveOut(join(place, each.getKey()), texts("“{0}” is not known here.", each.getKey()));
            }
        }
    }

    private static String join(String place, String name) {
        return place.isEmpty() ? name : place + ", " + name;
    }

    private void leaveOut(String place, LocalizedText why) throws IOException {
        sink.leftOut(new LeftOut(line, subject, place, why));
    }
}
