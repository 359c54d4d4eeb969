package org.rarecase.pathology.concordance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.pathology.Occasion;

/**
 * The diagnoses in the forms of a case: that of the site, and that of each reader.
 *
 * @param entries the filled forms that are part of the case
 */
public record CaseDiagnoses(List<FormInstance> entries, Evaluation evaluation) {

    /** Codes of no list: what the tumour is, stands beside them in words. */
    private static final String OTHER = "other";

    private static final FormKey LOCAL = new FormKey("local-pathology");
    private static final String REVIEW_MORPHOLOGY = "review_morphology";
    private static final String REVIEW_GRADE = "review_grade";
    private static final String REVIEW_SUBTYPE = "review_subtype";
    private static final String REVIEW_SCORE = "review_score";

    public CaseDiagnoses {
        entries = entries.stream().filter(entry -> !entry.kept()).toList();
    }

    public static CaseDiagnoses of(VisibleCase shown) {
        return new CaseDiagnoses(shown.entries(), shown.evaluation());
    }

    /**
     * The diagnosis of the site: after a relapse that of the report on it, if there is one. Empty where its form is not
     * there or not shown.
     */
    public Optional<FoundDiagnosis> local(Occasion occasion) {
        List<FormInstance> reports = entries(entry -> entry.form().key().equals(LOCAL));
        Optional<FormInstance> ofRelapse = reports.stream()
                .filter(report -> occasion == Occasion.RELAPSE && "relapse".equals(text(report, "specimen_of")))
                .reduce((first, last) -> last);
        if (ofRelapse.isPresent()) {
            return ofRelapse.map(report -> local(report, ItemPath.of("morphology"), List.of(report), List.of()));
        }
        return entries(entry -> entry.form().key().equals(KnownItem.MORPHOLOGY.form())).stream()
                .findFirst()
                .map(diagnosis -> local(
                        diagnosis,
                        KnownItem.MORPHOLOGY.path(),
                        reports,
                        entries(entry -> entry.form().tumourType() != null)));
    }

    private FoundDiagnosis local(
            FormInstance coded, ItemPath morphology, List<FormInstance> reports, List<FormInstance> tumour) {
        return new FoundDiagnosis(
                new StatedDiagnosis(
                        code(coded, morphology),
                        asReadersState(REVIEW_GRADE, tumour, first(reports, "grade")),
                        asReadersState(REVIEW_SUBTYPE, tumour, null),
                        asReadersState(REVIEW_SCORE, tumour, null),
                        Set.of(),
                        first(reports, KnownItem.LOCAL_CERTAINTY.path().toString()),
                        true),
                Optional.ofNullable(text(coded, "morphology_other")).orElseGet(() -> first(reports, "diagnosis_text")),
                isOther(coded, morphology));
    }

    /**
     * What the site says of it in the words that readers have: of the form of the tumour, by a code that names item and
     * answer ({@code meyer_grade.poor}), else in the words of the report if the list has them. Other words are not compared
     * with codes: null.
     */
    private @Nullable String asReadersState(String item, List<FormInstance> tumour, @Nullable String words) {
        CodeList list = entries.stream()
                .flatMap(entry -> entry.form().find(ItemPath.of(item)).stream())
                .map(Item::codeList)
                .filter(codes -> codes != null)
                .findFirst()
                .orElse(null);
        if (list == null) {
            return words;
        }
        return Stream.concat(
                        tumour.stream()
                                .flatMap(entry -> entry.form()
                                        .items()
                                        .map(asked -> asked.key() + "." + text(entry, asked.key()))
                                        .flatMap(code -> list.find(code).stream())),
                        list.codes().stream()
                                .filter(code -> words != null
                                        && CodeList.isSame(code.text().english(), words)))
                .map(code -> code.text().english())
                .findFirst()
                .orElse(null);
    }

    /** A code by its label, as it is kept with what readers agree on; anything else as it stands. */
    private @Nullable String stated(FormInstance review, String item) {
        String given = text(review, item);
        CodeList list =
                review.form().find(ItemPath.of(item)).map(Item::codeList).orElse(null);
        return given == null || list == null
                ? given
                : list.find(given).map(code -> code.text().english()).orElse(given);
    }

    /** What a reader found. Empty where that form is not shown. */
    public Optional<FoundDiagnosis> reading(FormInstanceId instanceId) {
        return entries(entry -> entry.id().equals(instanceId)).stream()
                .findFirst()
                .map(this::reading);
    }

    private FoundDiagnosis reading(FormInstance review) {
        ItemPath morphology = ItemPath.of(REVIEW_MORPHOLOGY);
        Set<String> differential = new LinkedHashSet<>();
        review.form()
                .items()
                .map(item -> item.key())
                .filter(key -> key.startsWith("differential"))
                .forEach(key -> {
                    if (text(review, key) instanceof String code && !code.equals(OTHER)) {
                        differential.add(code);
                    }
                });
        String words = Stream.of("review_morphology_other", "review_diagnosis")
                .map(key -> text(review, key))
                .filter(given -> given != null)
                .distinct()
                .collect(Collectors.joining("; "));
        return new FoundDiagnosis(
                new StatedDiagnosis(
                        code(review, morphology),
                        stated(review, REVIEW_GRADE),
                        stated(review, REVIEW_SUBTYPE),
                        stated(review, REVIEW_SCORE),
                        differential,
                        text(review, "confidence"),
                        !"inadequate".equals(text(review, "adequacy"))),
                words.isEmpty() ? null : words,
                isOther(review, morphology));
    }

    /** A code of morphology of the lists that these forms know; empty for any other. */
    public Optional<Code> code(String morphology) {
        return entries.stream()
                .flatMap(entry -> Stream.of(
                                REVIEW_MORPHOLOGY, KnownItem.MORPHOLOGY.path().toString())
                        .flatMap(key -> entry.form().find(key).stream()))
                .map(item -> item.codeList())
                .filter(list -> list != null)
                .flatMap(list -> list.find(morphology).stream())
                .findFirst();
    }

    private List<FormInstance> entries(Predicate<FormInstance> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private @Nullable Code code(FormInstance entry, ItemPath path) {
        String value = answer(entry, path).print();
        CodeList list = entry.form().find(path).map(item -> item.codeList()).orElse(null);
        return list == null || value.equals(OTHER) ? null : list.find(value).orElse(null);
    }

    private boolean isOther(FormInstance entry, ItemPath path) {
        return answer(entry, path).print().equals(OTHER);
    }

    private @Nullable String first(List<FormInstance> entries, String item) {
        return entries.stream()
                .map(entry -> text(entry, item))
                .filter(given -> given != null)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String text(FormInstance entry, String item) {
        Answer answer = answer(entry, ItemPath.of(item));
        String printed = answer instanceof Answer.Missing ? "" : answer.print();
        return printed.isBlank() ? null : printed;
    }

    private Answer answer(FormInstance entry, ItemPath path) {
        if (entry.form().find(path).isEmpty()) {
            return Answer.BLANK;
        }
        Answer answer = evaluation.effective(new ItemRef(entry.id(), path));
        return answer instanceof Answer.Overridden replaced ? replaced.value() : answer;
    }
}
