package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryState;
import org.rarecase.ui.Badge;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Tone;

/** Names of states and places as people read them. */
public final class QueryTexts {

    private QueryTexts() {}

    static Tone tone(QueryState state) {
        return switch (state) {
            case OPEN -> Tone.WARNING;
            case ANSWERED -> Tone.INFO;
            case CLOSED -> Tone.SUCCESS;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    public static Badge badge(DataQuery query, Instant now) {
        if (query.escalated()) {
            return new Badge(t("Escalated"), Tone.DANGER);
        }
        return query.isOverdue(now)
                ? new Badge(t("Overdue"), Tone.DANGER)
                : new Badge(query.state().label(), tone(query.state()));
    }

    /** Who is to act next, where it was given to this role and to nobody in particular. */
    static String all(Role role) {
        return t("All with the role {0}", role.label());
    }

    /** What it asks about, in an opened case. */
    public static String place(CaseContext context, DataQuery query) {
        ItemRef place = query.place();
        if (place != null) {
            return context.describe(place);
        }
        FormInstanceId instanceId = query.instanceId();
        return instanceId == null
                ? t("Whole case")
                : context.visibleCase().entries().stream()
                        .filter(entry -> entry.id().equals(instanceId))
                        .findFirst()
                        .map(context::title)
                        .orElse("");
    }

    /** An answer to the item that it is about, as people read it. */
    static String value(VisibleCase visibleCase, DataQuery query, String stored) {
        ItemRef place = query.place();
        if (place == null) {
            return stored;
        }
        return visibleCase.entries().stream()
                .filter(entry -> entry.id().equals(place.instanceId()))
                .flatMap(entry -> entry.form().find(place.path()).stream())
                .findFirst()
                .map(item -> AnswerText.printStored(item, stored))
                .orElse(stored);
    }

    /**
     * Title of the form and label of the item, where no opened case tells more.
     *
     * @param numbers of filled forms, by id
     */
    public static String place(FormLibrary library, DataQuery query, Map<FormInstanceId, Integer> numbers) {
        FormKey form = query.form();
        if (form == null) {
            return t("Whole case");
        }
        return library.find(form).map(it -> place(it, query, numbers)).orElse(form.value());
    }

    private static String number(FormDefinition form, @Nullable Integer number) {
        return form.repeats() && number != null ? " " + number : "";
    }

    private static String place(FormDefinition form, DataQuery query, Map<FormInstanceId, Integer> numbers) {
        String title = FormText.plain(form.title()) + number(form, numbers.get(query.instanceId()));
        if (query.place() == null) {
            return title;
        }
        ItemPath path = query.place().path();
        return title + " · "
                + form.find(path)
                        .map(item -> FormText.plain(item.label()))
                        .orElse(t("an item that no version of the form has"));
    }
}
