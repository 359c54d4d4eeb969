package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * Texts of forms, in the person's language where the form has it. What falls back to English says so: to screen readers
 * by its language, to everybody else by a small tag.
 */
public final class FormText {

    /** Stands behind a text that fell back where no tag fits. */
    public static final String FALLBACK = " (EN)";

    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Nothing, a single letter, capitals alone, a Roman number with a letter, or anything with a digit in it. */
    private static final Pattern CODE = Pattern.compile("|\\p{L}|\\p{Lu}+|[IVX]+\\p{Ll}|.*\\p{N}.*");

    private FormText() {}

    /** Puts the text into the component, in place of what it held. */
    public static <C extends Component & HasText> C show(C component, LocalizedText text) {
        return show(component, text, "");
    }

    /** @param after follows the text, such as the number of a row */
    public static <C extends Component & HasText> C show(C component, LocalizedText text, String after) {
        ShownText.update(component, text.in(Messages.language()) + after);
        mark(component.getElement(), text);
        return component;
    }

    public static Span span(LocalizedText text) {
        return show(new Span(), text);
    }

    /** As plain text, where no tag fits, such as in a list of options. */
    public static String plain(LocalizedText text) {
        String shown = text.in(Messages.language());
        return fallsBack(text) ? shown + FALLBACK : shown;
    }

    public static boolean fallsBack(LocalizedText text) {
        return !text.isEmpty() && !text.has(Messages.language()) && hasWords(text.in(Messages.language()));
    }

    /** A stage, a grade or an abbreviation is the same in every language. */
    private static boolean hasWords(String text) {
        return NO_LETTER_OR_DIGIT
                .splitAsStream(text)
                .anyMatch(part -> !CODE.matcher(part).matches());
    }

    /** Says of an element that already shows the text if it fell back. */
    public static void mark(Element element, LocalizedText text) {
        if (fallsBack(text)) {
            element.setAttribute("lang", Locale.ENGLISH.getLanguage());
            element.appendChild(tag().getElement());
        } else {
            element.removeAttribute("lang");
        }
    }

    /** The tag alone, to stand beside what fell back. */
    public static Span tag() {
        Span tag = new Span("EN");
        tag.addClassName("rc-fallback");
        tag.setTitle(t("Not translated yet, so it is shown in English."));
        tag.getElement().setAttribute("aria-hidden", "true");
        return tag;
    }
}
