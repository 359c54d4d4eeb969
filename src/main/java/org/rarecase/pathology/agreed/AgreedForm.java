package org.rarecase.pathology.agreed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.SystemForms;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.CaseDiagnoses;
import org.rarecase.shared.Actor;
import org.springframework.stereotype.Component;

/** Shows an agreed diagnosis in the casebook, in the form {@code agreed-diagnosis}. */
@Component
class AgreedForm {

    private final SystemForms forms;
    private final Accounts accounts;

    AgreedForm(SystemForms forms, Accounts accounts) {
        this.forms = forms;
        this.accounts = accounts;
    }

    /** The filling of a new review; null where the registry has no such form. */
    @Nullable
    FormInstanceId add(Actor actor, CaseId caseId) {
        return forms.isKnown(AgreedDiagnoses.FORM) ? forms.add(actor, caseId, AgreedDiagnoses.FORM) : null;
    }

    /**
     * Shows this version.
     *
     * @param readers user names of those who came to it; none if somebody else decided
     */
    void show(Actor actor, CaseSummary of, CaseDiagnoses diagnoses, AgreedDiagnosis version, List<String> readers) {
        FormInstanceId instanceId = version.instanceId();
        if (instanceId == null) {
            return;
        }
        DiagnosisContent content = version.content();
        LocalAgreement agreement = version.agreement();
        String morphology = content.morphology();
        boolean coded = morphology != null && diagnoses.code(morphology).isPresent();
        Map<String, Answer> answers = new HashMap<>();
        put(answers, "occasion", version.occasion().code());
        put(answers, "agreed_morphology", coded ? morphology : null);
        put(answers, "agreed_text", coded ? content.diagnosis() : words(morphology, content.diagnosis()));
        put(answers, "agreed_grade", content.grade());
        put(answers, "agreed_subtype", content.subtype());
        put(answers, "agreed_score", content.score());
        put(answers, "dissent", version.dissent());
        put(answers, "basis", version.basis().code());
        answers.put("agreed_version", Answer.number(String.valueOf(version.version())));
        put(answers, "stated_on", day(of, version.stated().at()));
        put(
                answers,
                "stated_by",
                names(readers.isEmpty() ? List.of(version.stated().by()) : readers));
        put(answers, "statement_reason", version.stated().reason());
        put(answers, "computed_concordance", code(agreement.computed()));
        put(answers, "agreed_concordance", code(agreement.confirmed()));
        put(answers, "concordance_reason", agreement.correction());
        put(
                answers,
                "relevance",
                agreement.relevance() == null ? null : agreement.relevance().code());
        put(answers, "compared_on", agreement.confirmedAt() == null ? null : day(of, agreement.confirmedAt()));
        put(answers, "compared_by", agreement.confirmedBy() == null ? null : names(List.of(agreement.confirmedBy())));
        forms.fill(actor, version.caseId(), instanceId, answers, null);
    }

    private static void put(Map<String, Answer> answers, String key, @Nullable String text) {
        answers.put(key, text == null || text.isBlank() ? Answer.BLANK : Answer.text(text));
    }

    private static @Nullable String words(@Nullable String morphology, @Nullable String words) {
        return morphology == null ? words : words == null ? morphology : morphology + ": " + words;
    }

    private static @Nullable String code(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.code();
    }

    private String names(List<String> userNames) {
        Map<String, String> names = accounts.names(userNames);
        return String.join(
                ", ",
                userNames.stream().map(name -> names.getOrDefault(name, name)).toList());
    }

    /** In the time of the site. */
    private static String day(CaseSummary of, Instant moment) {
        return LocalDate.from(of.site().today(Clock.fixed(moment, java.time.ZoneOffset.UTC)))
                .toString();
    }
}
