package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseAuditTrail;
import org.rarecase.entry.ItemRef;
import org.rarecase.ui.RelativeTime;

/** Shows both answers where two people changed the same item, and asks which one to keep. */
final class ConflictDialog extends Dialog {

    /**
     * @param label name of the item
     * @param mine the answer on this page, as people read it
     * @param stored the answer of the other person
     * @param change who stored it, and when; null: unknown
     * @param movedTo version that the form was moved to meanwhile; null: it was not moved
     */
    record Conflict(
            ItemRef place,
            String label,
            String mine,
            String stored,
            CaseAuditTrail.@Nullable LastChange change,
            @Nullable Integer movedTo) {

        private String told() {
            return change == null
                    ? t("Stored meanwhile: {0}", orEmpty(stored))
                    : t("{0}, {1}: {2}", change.by(), RelativeTime.exact(change.at()), orEmpty(stored));
        }
    }

    private enum Choice {
        MINE,
        STORED
    }

    private final Map<ItemRef, RadioButtonGroup<Choice>> choices = new LinkedHashMap<>();

    /** @param decided gets for each item whether the own answer is kept */
    ConflictDialog(List<Conflict> conflicts, Consumer<Map<ItemRef, Boolean>> decided) {
        setHeaderTitle(t("Somebody else changed this too"));
        setWidth("32rem");
        setCloseOnOutsideClick(false);
        addClassName("rc-conflict");
        add(new Paragraph(t("Nothing of yours is saved yet, and nothing is lost. Choose which answer stays.")));
        conflicts.stream()
                .map(Conflict::movedTo)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(version -> add(new Paragraph(
                        t("The form was moved to version {0} meanwhile, and its answers with it.", version))));
        conflicts.forEach(conflict -> {
            RadioButtonGroup<Choice> choice = new RadioButtonGroup<>(conflict.label());
            choice.setItems(Choice.values());
            choice.setItemLabelGenerator(
                    each -> each == Choice.MINE ? t("Yours: {0}", orEmpty(conflict.mine())) : conflict.told());
            choice.setManualValidation(true);
            choice.addValueChangeListener(change -> choice.setInvalid(false));
            choices.put(conflict.place(), choice);
            add(choice);
        });
        Button keep = new Button(t("Keep the chosen"), click -> decide(decided));
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Decide later"), click -> close()), keep);
    }

    private void decide(Consumer<Map<ItemRef, Boolean>> decided) {
        Map<ItemRef, Boolean> mine = new LinkedHashMap<>();
        choices.forEach((place, choice) -> {
            choice.setErrorMessage(t("Choose one of the two."));
            choice.setInvalid(choice.isEmpty());
            if (!choice.isEmpty()) {
                mine.put(place, choice.getValue() == Choice.MINE);
            }
        });
        if (mine.size() == choices.size()) {
            close();
            decided.accept(mine);
        }
    }

    private static String orEmpty(String text) {
        return text.isEmpty() ? t("no answer") : text;
    }
}
