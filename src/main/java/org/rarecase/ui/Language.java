package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.WrappedSession;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Messages;

/** The language in which a browser window is served. */
public final class Language {

    private static final String CHOSEN = Language.class.getName();

    private Language() {}

    /** Of the window at hand; English where there is none, whatever the server's own language is. */
    public static Locale ofWindow() {
        UI window = UI.getCurrent();
        Locale spoken = window == null ? null : ComponentUtil.getData(window, Locale.class);
        return spoken == null ? Locale.ENGLISH : spoken;
    }

    /** What is shown from now on in this window is in this language; what is shown already stays as it is. */
    public static void speak(UI window, Locale language) {
        ComponentUtil.setData(window, Locale.class, language);
        window.setLocale(language);
        window.getPage().executeJs("document.documentElement.lang = $0", language.getLanguage());
    }

    /** As {@link #speak}, and also after the page is loaded again, until somebody logs in. */
    public static void choose(UI window, Locale language) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null) {
            request.getWrappedSession().setAttribute(CHOSEN, language);
        }
        speak(window, language);
    }

    /** For somebody whom nobody knows yet: as chosen on the log-in page, else as the browser asks for it. */
    public static Locale of(@Nullable VaadinRequest request) {
        if (request == null) {
            return Locale.ENGLISH;
        }
        WrappedSession session = request.getWrappedSession(false);
        return Optional.ofNullable(session)
                .map(it -> (Locale) it.getAttribute(CHOSEN))
                .orElseGet(() -> wanted(request.getHeader("Accept-Language")));
    }

    /** @param header as the browser says which languages its person wants; null if it says nothing */
    public static Locale wanted(@Nullable String header) {
        List<Locale> spoken = Messages.languages().stream().map(Locale::of).toList();
        try {
            Locale found = header == null || header.isBlank()
                    ? null
                    : Locale.lookup(Locale.LanguageRange.parse(header), spoken);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException noLanguages) {
            return Locale.ENGLISH;
        }
    }

    /** Months, weekdays and date format of a field for days, European in English too. */
    public static void prepare(DatePicker field) {
        Locale language = Messages.language();
        Locale region = language.equals(Locale.ENGLISH) ? Locale.UK : language;
        DateFormatSymbols names = DateFormatSymbols.getInstance(region);
        field.setLocale(region);
        field.setI18n(new DatePicker.DatePickerI18n()
                .setMonthNames(List.of(Arrays.copyOf(names.getMonths(), 12)))
                .setWeekdays(Arrays.asList(names.getWeekdays()).subList(1, 8))
                .setWeekdaysShort(Arrays.asList(names.getShortWeekdays()).subList(1, 8))
                .setFirstDayOfWeek(1)
                // As days are typed into forms.
                .setDateFormats("dd.MM.yyyy", "d.M.yyyy", "d/M/yyyy", "yyyy-MM-dd")
                .setToday(t("Today"))
                .setCancel(t("Cancel"))
                .setBadInputErrorMessage(t("This is not a date.")));
    }

    /** As those who speak it call it. */
    public static String name(Locale language) {
        return language.getDisplayLanguage(language);
    }
}
