package org.rarecase.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.stream.Stream;
import org.rarecase.shared.Refusal;

/** Says in a dialog why what was tried there is refused; the dialog stays open and keeps what was typed. */
public final class RefusalLine extends Paragraph {

    public RefusalLine() {
        addClassNames("rc-refused", Tone.DANGER.className());
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    /** Whether the action was carried out; if it is refused, the line says why. */
    public boolean permits(Runnable action) {
        clear();
        try {
            action.run();
            return true;
        } catch (Refusal refusal) {
            show(refusal.getMessage());
            return false;
        }
    }

    public void show(String message) {
        setText(message);
        setVisible(true);
    }

    public void clear() {
        setVisible(false);
    }

    /** The line of the topmost open dialog, made if it has none of its own; empty where no dialog is open. */
    public static Optional<RefusalLine> ofOpenDialog(UI window) {
        return opened(window)
                .reduce((below, above) -> above)
                .map(dialog -> within(dialog)
                        .filter(RefusalLine.class::isInstance)
                        .map(RefusalLine.class::cast)
                        .findFirst()
                        .orElseGet(() -> {
                            RefusalLine line = new RefusalLine();
                            dialog.add(line);
                            return line;
                        }));
    }

    private static Stream<Dialog> opened(Component component) {
        return within(component)
                .filter(Dialog.class::isInstance)
                .map(Dialog.class::cast)
                .filter(Dialog::isOpened);
    }

    private static Stream<Component> within(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(RefusalLine::within));
    }
}
