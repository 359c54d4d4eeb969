package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Messages;
import org.rarecase.study.TumourType;
import org.rarecase.ui.Badge;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Tone;

/** Names of states, tumour types, forms and items as people read them. */
public final class CaseTexts {

    private CaseTexts() {}

    public static String state(CaseState state, boolean submittedBefore) {
        return switch (state) {
            case ENTERING -> submittedBefore ? t("Returned") : t("Data entry");
            case SUBMITTED -> t("Submitted");
            case APPROVED -> t("Approved");
        };
    }

    /** What became of the consent; empty as long as it is given. */
    public static Optional<String> consent(ConsentState consent) {
        return switch (consent) {
            case GIVEN -> Optional.empty();
            case NO_COLLECTION -> Optional.of(t("Consent withdrawn: nothing new"));
            case NO_USE -> Optional.of(t("Consent withdrawn: restricted"));
            case ERASURE_ASKED -> Optional.of(t("Consent withdrawn: to be erased"));
            case ERASED -> Optional.of(t("Erased"));
            case LAPSED -> Optional.of(t("Of age, not reached: restricted"));
        };
    }

    /** As the address of the list names it. */
    public static String key(CaseState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static Badge badge(CaseSummary caseSummary) {
        return consent(caseSummary.consent())
                .map(text -> new Badge(VaadinIcon.BAN, text, Tone.DANGER))
                .orElseGet(() -> stateBadge(caseSummary));
    }

    private static Badge stateBadge(CaseSummary caseSummary) {
        Tone tone = switch (caseSummary.state()) {
            case ENTERING -> caseSummary.submittedBefore() ? Tone.WARNING : Tone.NEUTRAL;
            case SUBMITTED -> Tone.INFO;
            case APPROVED -> Tone.SUCCESS;
        };
        return new Badge(state(caseSummary.state(), caseSummary.submittedBefore()), tone);
    }

    /** The state, and whether it is frozen or locked beside. */
    public static Badge[] badges(CaseSummary caseSummary) {
        Hold hold = caseSummary.hold();
        return hold == null
                ? new Badge[] {badge(caseSummary)}
                : new Badge[] {badge(caseSummary), new Badge(level(hold), tone(hold))};
    }

    public static String level(Hold hold) {
        return hold.isLocked() ? t("Locked") : t("Frozen");
    }

    public static Tone tone(Hold hold) {
        return hold.isLocked() ? Tone.WARNING : Tone.INFO;
    }

    /** A case can only be submitted with a tumour type: if it shows none then, the reader is blinded to it. */
    public static String tumourType(FormLibrary library, CaseSummary caseSummary) {
        TumourType type = caseSummary.tumourType();
        if (type == null) {
            if (!caseSummary.consent().permitsUse()) {
                return t("Tumour type not shown");
            }
            return caseSummary.submittedBefore()
                    ? t("Tumour type hidden from reviewers")
                    : t("Tumour type not chosen yet");
        }
        return library.codeList("tumour-types")
                .find(type.code())
                .map(code -> FormText.plain(code.label()))
                .filter(label -> !label.isEmpty())
                .orElse(type.code());
    }

    /**
     * Title of the form with its number, if it is filled several times, and what tells this filling from others, such as
     * the kind of an event.
     */
    public static String title(FormInstance entry) {
        return entry.form().title().in(Messages.language()) + after(entry);
    }

    /** The same by what is entered now, which may not be saved yet. */
    static String title(VisibleCase visibleCase, FormInstance entry) {
        return entry.form().title().in(Messages.language()) + after(visibleCase, entry);
    }

    public static <C extends Component & HasText> C show(C component, FormInstance entry) {
        return FormText.show(component, entry.form().title(), after(entry));
    }

    /** The title in an element, with a tag if it fell back to English. */
    static <C extends Component & HasText> C show(C component, VisibleCase visibleCase, FormInstance entry) {
        return FormText.show(component, entry.form().title(), after(visibleCase, entry));
    }

    private static String after(VisibleCase visibleCase, FormInstance entry) {
        return visibleCase.evaluation().knows(entry.id())
                ? after(entry, path -> visibleCase.evaluation().effective(new ItemRef(entry.id(), path)))
                : after(entry);
    }

    private static String after(FormInstance entry) {
        return after(entry, entry.answers()::get);
    }

    private static String after(FormInstance entry, Function<ItemPath, Answer> answers) {
        String number = entry.form().repeats() ? " " + entry.ordinal() : "";
        return number
                + entry.form()
                        .titleItem()
                        .map(item -> AnswerText.print(item, known(answers.apply(ItemPath.of(item.key())))))
                        .filter(text -> !text.isEmpty())
                        .map(text -> ": " + text)
                        .orElse("");
    }

    /** That something is unknown tells nothing apart. */
    private static Answer known(Answer answer) {
        return answer instanceof Answer.Missing ? Answer.BLANK : answer;
    }

    static String describe(VisibleCase visibleCase, ItemRef place) {
        return visibleCase.entries().stream()
                .filter(entry -> entry.id().equals(place.instanceId()))
                .findFirst()
                .map(entry -> title(visibleCase, entry) + " · " + item(visibleCase, entry, place.path()))
                .orElse(t("A form that is not shown to you"));
    }

    static String item(VisibleCase visibleCase, FormInstance entry, ItemPath path) {
        Optional<String> label =
                entry.form().find(path).map(item -> item.label().in(Messages.language()));
        if (path.group() == null) {
            return label.orElse(t("an item that this version of the form does not have"));
        }
        Answers answers = visibleCase.evaluation(entry).answers(entry.id());
        List<String> parts = new ArrayList<>();
        path.enclosingRows().forEach(row -> parts.add(numbered(entry, answers, row)));
        parts.add(path.isRow() ? numbered(entry, answers, path) : label.orElse(String.valueOf(path.item())));
        return String.join(" · ", parts);
    }

    private static String numbered(FormInstance entry, Answers answers, ItemPath row) {
        String group = entry.form()
                .find(row)
                .map(item -> item.label().in(Messages.language()))
                .orElse(String.valueOf(row.group()));
        int index = answers.rows(Objects.requireNonNull(row.groupPath())).indexOf(row.row());
        return index < 0 ? group : group + " " + (index + 1);
    }
}
