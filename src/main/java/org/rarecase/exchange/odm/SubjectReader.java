package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.odm.KnownForms.Known;
import org.rarecase.study.TumourType;

/** Reads subjects; those that come again right after themselves, in another MetaDataVersion, are one case. */
final class SubjectReader {

    private static final String SITE = "L.";
    private static final int MOST_FORMS = 1_000_000;

    private final OdmCursor in;
    private final Dialect dialect;
    private final KnownForms known;
    private final OdmReader.Sink sink;
    private final Set<String> seen = new HashSet<>();
    private HistoryReader history;
    private @Nullable CaseFact open;
    private int openedIn;
    private int cases;

    SubjectReader(OdmCursor in, Dialect dialect, KnownForms known, OdmReader.Sink sink) {
        this.in = in;
        this.dialect = dialect;
        this.known = known;
        this.sink = sink;
        this.history = new HistoryReader(in);
    }

    void read() throws IOException {
        String key = in.attr("SubjectKey");
        if (key == null || key.isEmpty()) {
            in.finding("SubjectData", texts("A subject has a SubjectKey."));
            in.skip();
            return;
        }
        CaseFact before = open;
        if (before == null || !before.subject().equals(key)) {
            end();
            if (!seen.add(key)) {
                in.finding(key, texts("The subject comes again after others; what follows was left out."));
                in.skip();
                return;
            }
        }
        in.within(key);
        subject(key);
        in.within("");
    }

    private void subject(String key) throws IOException {
        int line = in.line();
        CaseState state = word("state", CaseState.values());
        ConsentState consent = word("consent", ConsentState.values());
        String type = in.own("tumourType");
        Instant registered = moment("registeredAt", Instant::parse);
        List<FormFact> forms = new ArrayList<>(open == null ? List.of() : open.forms());
        String site = null;
        while (in.nextChild()) {
            switch (in.local()) {
                case "SiteRef" -> {
                    String oid = String.valueOf(in.attr("LocationOID"));
                    site = oid.startsWith(SITE) ? oid.substring(SITE.length()) : oid;
                    in.skip();
                }
                case "StudyEventData" -> event(forms);
                default -> history.read();
            }
        }
        forms.sort(Comparator.comparingInt(
                        (FormFact form) -> known.place(form.form().key().value()))
                .thenComparingInt(FormFact::ordinal));
        openedIn = open == null ? line : openedIn;
        open = new CaseFact(key, site, state, type == null ? null : new TumourType(type), consent, registered, forms);
    }

    private void event(List<FormFact> forms) {
        String oid = String.valueOf(in.attr("StudyEventOID"));
        VisitKind kind = null;
        for (VisitKind each : VisitKind.values()) {
            kind = MetadataWriter.eventOid(each).equals(oid) ? each : kind;
        }
        int number = kind == null ? 0 : number(in.attr("StudyEventRepeatKey"));
        boolean isKnown = kind != null || MetadataWriter.eventOid(null).equals(oid);
        if (!isKnown) {
            in.finding(oid, texts("There is no such visit; its forms were left out."));
        } else if (number < 0) {
            in.finding(oid, texts("The repeat key of a visit or a form is its number, from 1 on."));
        }
        while (in.nextChild()) {
            if (isKnown && number >= 0 && in.local().equals(dialect.formElement())) {
                form(forms, kind, number);
            } else {
                history.read();
            }
        }
    }

    private void form(List<FormFact> forms, @Nullable VisitKind kind, int number) {
        String oid = String.valueOf(in.attr(dialect.formOidName()));
        String version = in.own("version");
        Known form = known.find(oid, version).orElse(null);
        int ordinal = number(in.attr(dialect.formRepeatKeyName()));
        if (form == null) {
            in.finding(
                    oid,
                    known.has(oid)
                            ? texts("The version of the form is none of: {0}", known.versions(oid))
                            : texts("There is no such form; it was left out."));
            in.skip();
        } else if (ordinal < 0) {
            in.finding(oid, texts("The repeat key of a visit or a form is its number, from 1 on."));
            in.skip();
        } else if (forms.stream()
                .anyMatch(it -> it.ordinal() == ordinal
                        && it.form().key().equals(form.form().form().key()))) {
            in.finding(oid, texts("The repeat key {0} is there twice; the second form was left out.", ordinal));
            in.skip();
        } else {
            Visit visit = kind == null ? null : visit(kind, number);
            boolean inactive = "Yes".equals(in.own("inactive"));
            forms.add(new FormFact(
                    form.form().form(), ordinal, visit, inactive, new FormDataReader(in, form, history).read()));
        }
    }

    private Visit visit(VisitKind kind, int number) {
        VisitState visitState = word("visitState", VisitState.values());
        return new Visit(
                kind,
                number,
                visitState == null ? VisitState.OPEN : visitState,
                moment("dueOn", LocalDate::parse),
                in.own("note"));
    }

    /** Where none is given, the only one. */
    private static int number(@Nullable String key) {
        if (key == null) {
            return 1;
        }
        int number = key.matches("\\d{1,7}") ? Integer.parseInt(key) : -1;
        return number < 1 || number > MOST_FORMS ? -1 : number;
    }

    private <T extends Enum<T>> @Nullable T word(String attribute, T[] words) {
        String word = in.own(attribute);
        for (T each : words) {
            if (Keys.of(each).equals(word)) {
                return each;
            }
        }
        if (word != null) {
            in.finding("rc:" + attribute, texts("“{0}” is not known here.", word));
        }
        return null;
    }

    private <T> @Nullable T moment(String attribute, Function<String, T> reader) {
        String text = in.own(attribute);
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (DateTimeParseException wrong) {
            in.finding("rc:" + attribute, texts("“{0}” is not known here.", text));
            return null;
        }
    }

    /** Hands on the case that was read last. */
    void end() throws IOException {
        if (open != null) {
            cases++;
            sink.accept(history.told(open), openedIn);
            open = null;
            history = new HistoryReader(in);
        }
    }

    int cases() {
        return cases;
    }
}
