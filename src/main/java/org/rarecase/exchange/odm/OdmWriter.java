package org.rarecase.exchange.odm;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FactWriter;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;

/** The forms, then a subject after the other. A case that has forms of two generations is a subject of both. */
final class OdmWriter implements FactWriter {

    static final String SYSTEM = "Rarecase";

    /** Of the visits of a case; null: what is submitted with it. */
    private record Event(@Nullable VisitKind kind, int number) implements Comparable<Event> {

        static Event of(@Nullable Visit visit) {
            return visit == null ? new Event(null, 0) : new Event(visit.kind(), visit.number());
        }

        @Override
        public int compareTo(Event other) {
            return Comparator.comparing(Event::kind, Comparator.nullsFirst(Comparator.<VisitKind>naturalOrder()))
                    .thenComparingInt(Event::number)
                    .compare(this, other);
        }
    }

    private final OdmXml x;
    private final Dialect dialect;
    private final List<Generation> generations;
    private @Nullable Generation open;

    OdmWriter(Content content, Dialect dialect, OutputStream stream) throws IOException {
        this.dialect = dialect;
        this.x = new OdmXml(stream);
        this.generations = Generation.of(content, dialect);
        String moment = DateTimeFormatter.ISO_INSTANT.format(content.asOf());
        x.root("ODM", dialect.namespace());
        x.attr("ODMVersion", dialect.version())
                .attr("FileType", content.parties() == null ? "Snapshot" : "Transactional");
        x.attr("Granularity", "All");
        x.attr("FileOID", SYSTEM + "." + moment)
                .attr("CreationDateTime", moment)
                .attr("AsOfDateTime", moment);
        x.attr("SourceSystem", SYSTEM);
        new MetadataWriter(x, dialect).write(generations);
        if (content.parties() != null) {
            new AdminDataWriter(x, dialect).write(content.parties(), generations, content.asOf());
        }
    }

    @Override
    public void write(CaseFact fact) throws IOException {
        boolean written = false;
        HistoryWriter history = new HistoryWriter(x, dialect, fact);
        for (Generation generation : generations) {
            List<FormFact> forms = fact.forms().stream()
                    .filter(form -> generation.find(form.form()).isPresent())
                    .toList();
            if (!forms.isEmpty()) {
                subject(fact, generation, forms, history, !written);
                written = true;
            }
        }
        if (!written) {
            subject(fact, generations.getLast(), List.of(), history, true);
        }
    }

    /** @param first whether it tells what is of the case as a whole, too */
    private void subject(
            CaseFact fact, Generation generation, List<FormFact> forms, HistoryWriter history, boolean first)
            throws IOException {
        if (open != generation) {
            endClinicalData();
            x.open("ClinicalData").attr("StudyOID", MetadataWriter.STUDY);
            x.attr("MetaDataVersionOID", generation.oid());
            open = generation;
        }
        x.open("SubjectData").attr("SubjectKey", fact.subject()).own("state", Keys.of(fact.state()));
        x.own("tumourType", fact.tumourType() == null ? null : fact.tumourType().code());
        x.own("consent", Keys.of(fact.consent())).own("registeredAt", fact.registeredAt());
        if (first && !dialect.hasSeveralValues()) {
            history.signature(null);
        }
        if (fact.site() != null) {
            x.open("SiteRef").attr("LocationOID", siteOid(fact.site())).end();
        }
        Map<Event, List<FormFact>> events = forms.stream()
                .collect(Collectors.groupingBy(form -> Event.of(form.visit()), TreeMap::new, Collectors.toList()));
        for (Map.Entry<Event, List<FormFact>> event : events.entrySet()) {
            x.open("StudyEventData")
                    .attr(
                            "StudyEventOID",
                            MetadataWriter.eventOid(event.getKey().kind()));
            x.attr(
                    "StudyEventRepeatKey",
                    event.getKey().kind() == null ? null : event.getKey().number());
            for (FormFact form : event.getValue()) {
                new FormWriter(x, dialect, form, history)
                        .write(generation.find(form.form()).orElseThrow());
            }
            x.end();
        }
        if (first) {
            history.ofCase();
        }
        x.end();
    }

    static String siteOid(String code) {
        return "L." + code;
    }

    private void endClinicalData() throws IOException {
        if (open != null) {
            x.end();
        }
    }

    @Override
    public void close() throws IOException {
        endClinicalData();
        x.end().close();
    }
}
