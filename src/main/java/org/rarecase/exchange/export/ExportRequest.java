package org.rarecase.exchange.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseState;
import org.rarecase.form.FormKey;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * What somebody wants to be exported, as it is stored with the job.
 *
 * @param site null: all that the account sees
 * @param state null: all
 * @param tumourType null: all
 * @param forms keys of forms; none: all
 * @param formats keys of formats, at least one
 * @param project of a research export: cases carry a pseudonym of it; else empty
 * @param recipient who gets it, where the purpose has one; else empty
 * @param country of the recipient, as ISO 3166 has it with two letters; else empty
 * @param included what a research export does not leave out
 * @param reason why that is included; else empty
 * @param daysFromDiagnosis dates of a research export become days from the date of diagnosis
 */
public record ExportRequest(
        @Nullable Long site,
        @Nullable CaseState state,
        @Nullable String tumourType,
        List<String> forms,
        Purpose purpose,
        List<String> formats,
        String project,
        String recipient,
        String country,
        List<Identifying> included,
        String reason,
        boolean daysFromDiagnosis) {

    public ExportRequest {
        forms = List.copyOf(forms);
        formats = formats.stream().distinct().sorted().toList();
        included = included.stream().distinct().sorted().toList();
    }

    /** Of everything that the account sees, as it is. */
    public static ExportRequest of(Purpose purpose, String... formats) {
        return new ExportRequest(
                null, null, null, List.of(), purpose, List.of(formats), "", "", "", List.of(), "", false);
    }

    CaseFilter cases() {
        return new CaseFilter(
                tumourType == null ? null : new TumourType(tumourType),
                site == null ? null : new SiteId(site),
                state,
                "");
    }

    List<FormKey> formKeys() {
        return forms.stream().map(FormKey::new).toList();
    }

    boolean includes(Identifying what) {
        return !purpose.isResearch() || included.contains(what);
    }
}
