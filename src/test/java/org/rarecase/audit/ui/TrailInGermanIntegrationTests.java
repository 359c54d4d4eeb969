package org.rarecase.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.shared.AuditLine;
import org.rarecase.ui.Served;
import org.springframework.beans.factory.annotation.Autowired;

/** Every kind of line that there is, as a German reader has it: labels for keys, one notation, nothing left in English. */
@RarecaseIntegrationTest
class TrailInGermanIntegrationTests {

    /** Kind, form, item, before, after, reason; then before, after and reason as they are read. A dot stands for none. */
    private static final String LINES = """
            step.taken | . | . | Decide on approval | Approve and lock | In Ordnung | Über Freigabe entscheiden | Freigeben und sperren | In Ordnung
            step.taken | . | . | A step of old | Gone | . | A step of old | Gone | .
            process.deployed | . | . | case-lifecycle, version 3 | case-lifecycle, version 4 | . | Ablauf eines Falls, Version 3 | Ablauf eines Falls, Version 4 | .
            query.assigned | . | . | site | coordinator | . | Alle mit der Rolle Prüfperson | Alle mit der Rolle Koordination | .
            query.assigned | . | . | anna | monitors | anna may not take it any more | anna | Alle mit der Rolle Monitoring | anna darf sie nicht mehr bearbeiten
            query.answered | . | . | open | answered | Corrected: new information: Befund kam später | offen | beantwortet | Korrigiert: neue Information: Befund kam später
            query.closed | . | . | answered | closed | Answer accepted | beantwortet | geschlossen | Antwort angenommen
            query.closed | . | . | open | closed | Closed by itself: consent to the case was withdrawn. | offen | geschlossen | Automatisch geschlossen: Die Einwilligung zum Fall wurde widerrufen.
            query.raised | registration | . | . | open | The consent is dated in the future. | . | offen | Die Einwilligung liegt in der Zukunft.
            query.cancelled | . | . | open | cancelled | . | offen | zurückgezogen | .
            query.reopened | . | . | answered | open | . | beantwortet | offen | .
            query.overdue | . | . | . | open | . | . | offen | .
            query.escalated | . | . | . | open | . | . | offen | .
            query.escalation-ended | . | . | . | open | . | . | offen | .
            query.site-reminded | . | . | . | open | Bitte antworten | . | offen | Bitte antworten
            value.entered | demographics | date_of_birth | . | 2019-05 | . | . | Mai 2019 | .
            value.changed | demographics | sex | male | female | Transcription error: Akte | Männlich | Weiblich | Übertragungsfehler: Akte
            value.cleared | demographics | date_of_birth | 2019-05-12 | . | . | 12. Mai 2019 | . | .
            value.defaulted | demographics | sex | . | female | default of version 2; New information from the source | . | Weiblich | Vorbelegung der Version 2; Neue Information aus der Quelle
            value.derived | demographics | age_at_diagnosis_years | . | 1 | from date_of_birth 2019-05, diagnosis.date_of_diagnosis 2020-05-12; rule of version 1 | . | 1 Jahr | aus Geburtsdatum: Mai 2019, Diagnosedatum: 12. Mai 2020; Regel der Version 1
            value.overridden | demographics | age_at_diagnosis_years | 1 | 2 | Laut Akte | 1 Jahr | 2 Jahre | Laut Akte
            value.put-aside | demographics | sex | (unknown) | . | Neue Fassung | Unbekannt | . | Neue Fassung
            form.moved | registration | . | version 1 | version 2 | Neue Fassung | Version 1 | Version 2 | Neue Fassung
            visits.planned | . | . | . | 2027-06-29 | . | . | 29. Juni 2027 | .
            visits.ended | . | . | 2027-06-29 | . | dead | 29. Juni 2027 | . | Verstorben
            visits.ended | . | . | . | . | last visit reached | . | . | letzter Termin erreicht
            visits.ended | . | . | . | . | no date of diagnosis | . | . | kein Diagnosedatum
            visit.withdrawn | follow-up | . | . | . | consent withdrawn | . | . | Einwilligung widerrufen
            visit.opened | follow-up | . | . | 2027-06-29 | . | . | 29. Juni 2027 | .
            case.submitted | . | . | entering | submitted | . | Dateneingabe | eingereicht | .
            case.approved | . | . | submitted | approved | . | eingereicht | freigegeben | .
            case.returned | . | . | submitted | entering | Bitte ergänzen | eingereicht | Dateneingabe | Bitte ergänzen
            case.reopened | . | . | approved | entering | . | freigegeben | Dateneingabe | .
            case.erased | . | . | erasure asked | erased | . | Löschung verlangt | gelöscht | .
            erasure.refused | . | . | erasure asked | no use | . | Löschung verlangt | keine weitere Nutzung | .
            consent.withdrawn | . | . | given | no collection | . | erteilt | keine weitere Erhebung | .
            withdrawal.taken-back | . | . | no use | lapsed | . | keine weitere Nutzung | bei Volljährigkeit nicht erreicht | .
            review.requested | . | . | . | waiting | . | . | wartend | .
            review.overdue | . | . | . | waiting | . | . | wartend | .
            review.completed | . | . | waiting | major disagreement | . | wartend | erhebliche Abweichung | .
            review.compared | . | . | . | minor disagreement | . | . | geringe Abweichung | .
            diagnosis.stated | . | . | . | adjudication | Sauer färbt | . | Schiedsbegutachtung | Sauer färbt
            diagnosis.stated | . | . | . | single reading | . | . | eine einzelne Begutachtung | .
            site.informed | . | . | . | version 2 | . | . | Version 2 | .
            review.acknowledged | . | . | . | treatment not changed | War schon so | . | Behandlung nicht geändert | War schon so
            reading.amended | . | . | version 1 | version 2 with knowledge of the local diagnosis | Färbung nachgeholt | Version 1 | Version 2 in Kenntnis der lokalen Diagnose | Färbung nachgeholt
            acknowledgement.overdue | . | . | . | waiting | . | . | wartend | .
            diagnosis.agreed | . | . | major disagreement | minor disagreement | Name geändert | erhebliche Abweichung | geringe Abweichung | Name geändert
            signature.given | . | . | . | A. Rossi: I have entered these data; they agree with the source documents. | sealed 0123456789abcdef | . | A. Rossi: Ich habe diese Daten eingegeben; sie stimmen mit den Quelldokumenten überein. | Siegel 0123456789ab…
            signature.lapsed | . | . | . | A. Rossi: I have reviewed these data; they are complete and correct to the best of my knowledge. | what was signed was changed | . | A. Rossi: Ich habe diese Daten geprüft; sie sind nach bestem Wissen vollständig und richtig. | Unterschriebenes wurde geändert
            signature.refused | . | . | . | . | other log-in name | . | . | anderer Benutzername
            login.failed | . | . | . | . | wrong password | . | . | falsches Passwort
            verification.planned | . | . | critical items, 100 % of cases | all items, 20 % of cases, seed ab12 | . | Kritische Merkmale, 100 % der Fälle | Alle Merkmale, 20 % der Fälle, Startwert ab12 | .
            verification.drawn | . | . | . | PAD-0012 | ticket 1234 of 10000, drawn below 2000 | . | PAD-0012 | Los 1.234 von 10.000, gezogen unter 2.000
            verification.not-drawn | . | . | . | PAD-0013 | ticket 5678 of 10000, drawn below 2000 | . | PAD-0013 | Los 5.678 von 10.000, gezogen unter 2.000
            move.started | . | . | . | move 3 | Neue Fassung | . | Umstellung 3 | Neue Fassung
            move.cancelled | . | . | . | move 3 | . | . | Umstellung 3 | .
            export.made | . | . | . | export 7 for research of PAD, submitted, T03; csv, json; cases: 1200; sha256 abababababababababababababababababababababababababababababababab | Projekt A · Institut (IT) | . | Export 7, Forschung: PAD, eingereicht, T03; csv, json; Fälle: 1.200; SHA-256 abababababababababababababababababababababababababababababababab | Projekt A · Institut (IT)
            export.made | . | . | . | export 8 for own-copy of all cases; json; cases: 1; sha256 abababababababababababababababababababababababababababababababab | . | . | Export 8, Eigene Kopie des Zentrums: allen Fällen; json; Fälle: 1; SHA-256 abababababababababababababababababababababababababababababababab | .
            cut.made | . | . | . | cut 3 Jahresbericht 2026; as of 2026-11-30T10:00:00Z; cases: 1200; sha256 abababababababababababababababababababababababababababababababab | Publikation | . | Datenschnitt 3 „Jahresbericht 2026“; Stand 2026-11-30T10:00:00Z; Fälle: 1.200; SHA-256 abababababababababababababababababababababababababababababababab | Publikation
            cut.case-erased | . | . | cut 3 Bericht; sha256 abababababababababababababababababababababababababababababababab | cut 3 Bericht; sha256 abababababababababababababababababababababababababababababababab | . | Datenschnitt 3 „Bericht“; SHA-256 abababababababababababababababababababababababababababababababab | Datenschnitt 3 „Bericht“; SHA-256 abababababababababababababababababababababababababababababababab | .
            import.made | . | . | . | import 7 of cases.ndjson; cases: 3, registered: 1; values: new 10, equal 5, different 2, replaced 0, refused 1; sha256 abababababababababababababababababababababababababababababababab | Umzug | . | Import 7, cases.ndjson; Fälle: 3, registriert: 1; Werte: neu 10, gleich 5, verschieden 2, ersetzt 0, abgelehnt 1; SHA-256 abababababababababababababababababababababababababababababababab | Umzug
            value.entered | demographics | date_of_birth | . | 2019-05 | import 7, line 2: Umzug | . | Mai 2019 | Import 7, Zeile 2: Umzug
            account.role-granted | . | . | . | anna: coordinator | Urlaub | . | anna: Koordination | Urlaub
            account.role-revoked | . | . | anna: none | . | . | anna: Keine Rolle | . | .
            account.site-granted | . | . | . | anna: every site | . | . | anna: alle Zentren | .
            account.site-revoked | . | . | anna: every site | . | . | anna: alle Zentren | . | .
            account.language-chosen | . | . | anna: en | anna: de | . | anna: English | anna: Deutsch | .
            account.single-keys-chosen | . | . | anna: on | anna: off | . | anna: an | anna: aus | .
            audit.verified | . | . | . | chains: 34, lines: 4012, broken: 0 | . | . | Ketten: 34, Zeilen: 4.012, nicht unversehrte Stellen: 0 | .
            audit.broken | . | . | . | chains: 34, lines: 4012, broken: 1 | PAD-0012: The case is there, and the trail has no line of it. | . | Ketten: 34, Zeilen: 4.012, nicht unversehrte Stellen: 1 | PAD-0012: The case is there, and the trail has no line of it.
            trail.salted | . | . | . | 12 chains, digest of their heads before 0a1b | . | . | 12 Ketten, Prüfsumme ihrer Enden vorher 0a1b | .
            """;

    /** They hold names, numbers of cases and what people wrote, or nothing. */
    private static final Set<String> WITHOUT_WORDS_OF_THE_PRODUCT = Set.of(
            "account.created",
            "adjudicator.chosen",
            "account.deactivated",
            "account.email-set",
            "account.reactivated",
            "account.renamed",
            "audit.checkpoint",
            "case.exported",
            "case.frozen",
            "case.frozen-again",
            "case.linked",
            "case.locked",
            "case.registered",
            "case.unfrozen",
            "case.unlocked",
            "consent.lapsed",
            "consent.note",
            "consent.renewed",
            "form.added",
            "form.frozen",
            "form.frozen-again",
            "form.locked",
            "form.put-aside",
            "form.taken-up",
            "form.unfrozen",
            "form.unlocked",
            "login.succeeded",
            "mapping.kept",
            "opinion.released",
            "password.changed",
            "query.filter-deleted",
            "query.filter-saved",
            "reader.absence-changed",
            "reader.fields-changed",
            "reader.laboratory-changed",
            "reconsent.given",
            "reconsent.not-reached",
            "relapse.reported",
            "reopening.refused",
            "reopening.requested",
            "review.accepted",
            "review.begun",
            "review.declined",
            "review.handed-over",
            "review.offered",
            "review.signed-off",
            "review.unanswered",
            "second.tumour-reported",
            "session.absent",
            "session.asked",
            "session.decided",
            "session.expired",
            "session.prepared",
            "session.reopened",
            "session.signed",
            "session.statement-amended",
            "session.valid",
            "site.added",
            "site.renamed",
            "site.time-zone-changed",
            "verification.lost",
            "verification.removed",
            "verification.set",
            "visit.handed-in",
            "visit.missed",
            "visit.overdue");

    private static final Pattern KIND = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");

    @Autowired
    AuditValues values;

    record Read(AuditLine stored, AuditLine german) {

        @Override
        public String toString() {
            return stored.toString();
        }
    }

    static List<Read> lines() {
        return LINES.lines()
                .map(line -> line.split(" \\| "))
                .map(cells -> new Read(line(cells, 3), line(cells, 6)))
                .toList();
    }

    private static AuditLine line(String[] cells, int from) {
        return new AuditLine(
                cells[0],
                1L,
                1L,
                none(cells[1]),
                none(cells[2]),
                none(cells[from]),
                none(cells[from + 1]),
                none(cells[from + 2]));
    }

    private static @Nullable String none(String cell) {
        return cell.equals(".") ? null : cell;
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsReadInGermanFromEndToEnd(Read line) {
        assertThat(german(line.stored())).isEqualTo(line.german());
    }

    @Test
    void everyKindOfLineIsReadHere() throws IOException {
        Set<String> kinds = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                String code = Files.readString(source);
                if (code.contains("AuditLine")) {
                    KIND.matcher(code).results().forEach(kind -> kinds.add(kind.group(1)));
                }
            }
        }
        kinds.removeAll(WITHOUT_WORDS_OF_THE_PRODUCT);
        assertThat(lines().stream().map(line -> line.stored().kind()).collect(Collectors.toSet()))
                .isEqualTo(kinds);
    }

    @Test
    void noStepAndNoOutcomeOfAShippedProcessIsReadInEnglish() {
        for (File file :
                Objects.requireNonNull(new File("processes").listFiles((folder, name) -> name.endsWith(".bpmn")))) {
            for (UserTask task : Bpmn.readModelFromFile(file).getModelElementsByType(UserTask.class)) {
                Map<String, String> properties = properties(task);
                properties.keySet().stream()
                        .filter(name -> name.startsWith("outcome.") && !name.endsWith(".de"))
                        .forEach(outcome -> {
                            AuditLine line = german(
                                    AuditLine.ofCase("step.taken", 1, task.getName(), properties.get(outcome), null));
                            assertThat(line.oldValue()).isEqualTo(properties.get("name.de"));
                            assertThat(line.newValue()).isEqualTo(properties.get(outcome + ".de"));
                        });
            }
        }
    }

    private static Map<String, String> properties(UserTask task) {
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(all -> all.getCamundaProperties().stream())
                .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
    }

    private AuditLine german(AuditLine line) {
        try (Served served = Served.in(Locale.GERMAN)) {
            return values.inWords(line);
        }
    }
}
