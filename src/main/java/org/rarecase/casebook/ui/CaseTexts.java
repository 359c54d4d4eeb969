package org.rarecase.casebook.ui;

import java.util.Locale;
import java.util.Optional;
import org.rarecase.casebook.CaseRecord;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.OpenCase;
import org.rarecase.entry.Place;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.study.TumourType;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Tone;

/** Names of states, tumour types, forms and items as people read them. */
final class CaseTexts {

    static final Locale LANGUAGE = Locale.ENGLISH;

    private CaseTexts() {}

    static String state(CaseState state, boolean submittedBefore) {
        return switch (state) {
            case ENTERING -> submittedBefore ? "Returned" : "Data entry";
            case SUBMITTED -> "Submitted";
            case APPROVED -> "Approved";
        };
    }

    /** As the address of the list names it. */
    static String key(CaseState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static Badge badge(CaseRecord caseRecord) {
        Tone tone = switch (caseRecord.state()) {
            case ENTERING -> caseRecord.submittedBefore() ? Tone.WARNING : Tone.NEUTRAL;
            case SUBMITTED -> Tone.INFO;
            case APPROVED -> Tone.SUCCESS;
        };
        return new Badge(state(caseRecord.state(), caseRecord.submittedBefore()), tone);
    }

    /** A case can only be handed in with a tumour type: if it shows none then, the reader is blinded to it. */
    static String tumourType(FormLibrary library, CaseRecord caseRecord) {
        TumourType type = caseRecord.tumourType();
        if (type == null) {
            return caseRecord.submittedBefore() ? "Tumour type hidden from reviewers" : "Tumour type not chosen yet";
        }
        return library.codeList("tumour-types")
                .find(type.code())
                .map(code -> code.label().in(LANGUAGE))
                .filter(label -> !label.isEmpty())
                .orElse(type.code());
    }

    /** Title of the form, with its number if the case holds several of them. */
    static String title(FormEntry entry) {
        String title = entry.form().title().in(LANGUAGE);
        return entry.form().repeats() ? title + " " + entry.ordinal() : title;
    }

    static String describe(OpenCase openCase, Place place) {
        return openCase.entries().stream()
                .filter(entry -> entry.id() == place.entryId())
                .findFirst()
                .map(entry -> title(entry) + " · " + item(openCase, entry, place.path()))
                .orElse("A form that is not shown to you");
    }

    static String item(OpenCase openCase, FormEntry entry, ItemPath path) {
        Optional<String> label =
                entry.form().find(path).map(item -> item.label().in(LANGUAGE));
        if (path.group() == null) {
            return label.orElse(path.toString());
        }
        int row = openCase.evaluation(entry)
                .answers(entry.id())
                .rows(path.group())
                .indexOf(path.row());
        String group = entry.form()
                .find(path.group())
                .map(item -> item.label().in(LANGUAGE))
                .orElse(path.group());
        String numbered = row < 0 ? group : group + " " + (row + 1);
        return path.isRow() ? numbered : numbered + " · " + label.orElse(String.valueOf(path.item()));
    }
}
