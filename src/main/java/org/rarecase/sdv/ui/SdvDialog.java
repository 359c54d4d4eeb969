package org.rarecase.sdv.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.sdv.CaseSdv;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Tone;

/** The values that have no mark yet; a monitor ticks those that were compared. Nothing is ticked beforehand. */
final class SdvDialog extends Dialog {

    private static final String SEPARATOR = " · ";

    private final Map<ItemRef, Checkbox> boxes = new LinkedHashMap<>();
    private final Map<ItemRef, Answer> shown = new LinkedHashMap<>();
    private final Paragraph nothing = new Paragraph(t("Tick at least one value."));
    private final Consumer<Map<ItemRef, Answer>> verify;

    SdvDialog(CaseContext context, CaseSdv now, List<ItemRef> open, Consumer<Map<ItemRef, Answer>> verify) {
        this.verify = verify;
        addClassName("rc-verify");
        setHeaderTitle(t("Which values did you compare with the source?"));
        setWidth("40rem");
        Div tools = new Div(
                new Button(t("Tick all"), click -> boxes.values().forEach(box -> box.setValue(true))),
                new Button(
                        t("Tick those to verify"),
                        click -> boxes.forEach((place, box) -> box.setValue(now.isNeeded(place)))));
        tools.addClassName("rc-verify-tools");
        Div list = new Div();
        list.addClassName("rc-verify-list");
        String form = "";
        for (ItemRef place : open) {
            String told = context.describe(place);
            int end = told.indexOf(SEPARATOR);
            String title = end < 0 ? told : told.substring(0, end);
            if (!title.equals(form)) {
                form = title;
                list.add(new H3(title));
            }
            list.add(
                    line(context.visibleCase(), now, place, end < 0 ? told : told.substring(end + SEPARATOR.length())));
        }
        nothing.addClassNames("rc-refused", "rc-tone-danger");
        nothing.getElement().setAttribute("role", "alert");
        nothing.setVisible(false);
        add(new Paragraph(t("A mark is lost when its value changes.")), tools, list, nothing);
        Button confirm = new Button(t("Mark as verified"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
    }

    private Div line(VisibleCase visibleCase, CaseSdv now, ItemRef place, String label) {
        FormInstance entry = visibleCase.entry(place.instanceId());
        Answer answer = visibleCase.evaluation().effective(place);
        Checkbox box = new Checkbox(label);
        boxes.put(place, box);
        shown.put(place, answer);
        Span value = new Span(entry.form()
                .find(place.path())
                .map(item -> AnswerText.print(item, answer))
                .orElseGet(answer::print));
        value.addClassName("rc-verify-value");
        Div line = new Div(box, value);
        line.addClassName("rc-verify-line");
        if (now.isNeeded(place)) {
            line.add(new Badge(t("To verify"), Tone.NEUTRAL));
        }
        return line;
    }

    private void confirm() {
        Map<ItemRef, Answer> ticked = new LinkedHashMap<>();
        boxes.forEach((place, box) -> {
            if (Boolean.TRUE.equals(box.getValue())) {
                ticked.put(place, shown.get(place));
            }
        });
        nothing.setVisible(ticked.isEmpty());
        if (!ticked.isEmpty()) {
            verify.accept(ticked);
            close();
        }
    }
}
