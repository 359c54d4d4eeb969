package org.rarecase.exchange.export;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseState;
import org.rarecase.form.FormKey;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/**
 * Which cases, and which forms of them.
 *
 * @param cut id of the data cut that they are read from; null: as they are now
 * @param number beginning of the case number, the whole one for one case; null or empty: all
 * @param site null: all that the account sees
 * @param state null: all
 * @param tumourType null: all
 * @param forms keys of forms; none: all
 */
public record ExportScope(
        @Nullable Long cut,
        @Nullable String number,
        @Nullable Long site,
        @Nullable CaseState state,
        @Nullable String tumourType,
        List<String> forms) {

    /** Everything that the account sees. */
    public static final ExportScope ALL = new ExportScope(null, null, null, List.of());

    public ExportScope {
        forms = List.copyOf(forms);
    }

    /** Of cases as they are now. */
    public ExportScope(
            @Nullable Long site, @Nullable CaseState state, @Nullable String tumourType, List<String> forms) {
        this(null, null, site, state, tumourType, forms);
    }

    /** The same of cases as they were in a data cut. */
    public ExportScope from(@Nullable Long other) {
        return new ExportScope(other, number, site, state, tumourType, forms);
    }

    /** The same of the cases whose numbers begin so. */
    public ExportScope of(String beginning) {
        return new ExportScope(cut, beginning, site, state, tumourType, forms);
    }

    public static ExportScope of(SiteId site) {
        return new ExportScope(site.value(), null, null, List.of());
    }

    CaseFilter cases() {
        return new CaseFilter(
                tumourType == null ? null : new TumourType(tumourType),
                site == null ? null : new SiteId(site),
                state,
                number == null ? "" : number);
    }

    List<FormKey> formKeys() {
        return forms.stream().map(FormKey::new).toList();
    }

    boolean holds(FormKey form) {
        return forms.isEmpty() || forms.contains(form.value());
    }
}
