package org.rarecase.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.stream.Stream;
import org.rarecase.ui.UnsavedGuard;

/** What would be lost if the page of a window were made anew. */
final class UnsavedWork {

    private UnsavedWork() {}

    /** Saves what can be saved. False if anything that was entered is still only on the page. */
    static boolean isSaved(UI window) {
        return window.getInternals().getActiveRouterTargetsChain().stream().allMatch(UnsavedWork::isSaved);
    }

    private static boolean isSaved(HasElement page) {
        if (page instanceof UnsavedGuard unsaved && !unsaved.saved()) {
            return false;
        }
        return !(page instanceof Component component) || all(component).noneMatch(UnsavedWork::isBeingWritten);
    }

    /** A message that was not sent. Long texts of forms are stored when their field is left. */
    private static boolean isBeingWritten(Component component) {
        return component instanceof TextArea text
                && !text.isReadOnly()
                && !text.isEmpty()
                && text.getElement().getAttribute("data-input") == null;
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(UnsavedWork::all));
    }
}
