package org.rarecase.audit.ui;

import static org.rarecase.shared.Words.t;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.TraceLine;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Language;
import org.rarecase.ui.When;

/** Places and values of lines of the trail as people read them: labels for keys and codes, one notation of dates. */
final class AuditValues {

    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern VERSION = Pattern.compile("version (\\d+)");

    private final Forms forms;

    private final Map<Long, Integer> numbers = new HashMap<>();

    AuditValues(Forms forms) {
        this.forms = forms;
    }

    /** Which filling of its form each of these is, for a list over many cases. */
    void learnNumbers(Map<Long, Integer> ofForms) {
        numbers.putAll(ofForms);
    }

    /** Title of the form and label of the item, with the groups around it. */
    String place(TraceLine line) {
        String form = line.form();
        if (form == null) {
            return "";
        }
        List<String> parts = new ArrayList<>(List.of(title(form, numbers.get(line.entryId()))));
        if (line.itemPath() != null) {
            ItemPath path = ItemPath.parse(line.itemPath());
            path.enclosingRows().forEach(row -> parts.add(label(form, row)));
            parts.add(label(form, path));
        }
        return String.join(" · ", parts);
    }

    private String title(String form, @Nullable Integer number) {
        FormKey key = new FormKey(form);
        return forms.inUse()
                .find(key)
                .or(() -> forms.all().stream()
                        .filter(each -> each.key().equals(key))
                        .findFirst())
                .map(it -> FormText.plain(it.title()) + (it.repeats() && number != null ? " " + number : ""))
                .orElse(form);
    }

    private String label(String form, ItemPath path) {
        return item(form, path)
                .map(Item::label)
                .map(FormText::plain)
                .orElseGet(() -> t("an item that no version of the form has"));
    }

    private Optional<Item> item(String form, ItemPath path) {
        FormKey key = new FormKey(form);
        return forms.inUse().find(key).flatMap(now -> now.find(path)).or(() -> forms.find(key, path));
    }

    String value(TraceLine line, String value) {
        if (line.kind().startsWith("value.")) {
            return answer(line, value);
        }
        return line.kind().startsWith("account.") ? ofAccount(line.kind(), value) : state(value);
    }

    private String answer(TraceLine line, String value) {
        return line.form() == null || line.itemPath() == null
                ? value
                : item(line.form(), ItemPath.parse(line.itemPath()))
                        .map(item -> AnswerText.printStored(item, value))
                        .orElse(value);
    }

    /** They begin with the user name. */
    private static String ofAccount(String kind, String value) {
        int end = value.indexOf(": ");
        if (end < 0) {
            return value;
        }
        String what = value.substring(end + 2);
        return value.substring(0, end + 2)
                + switch (kind) {
                    case "account.role-granted", "account.role-revoked" -> Role.label(what);
                    case "account.language-chosen" -> Language.name(Locale.of(what));
                    case "account.single-keys-chosen" -> what.equals("on") ? t("on") : t("off");
                    default ->
                        switch (what) {
                            case "every site" -> t("every site");
                            default -> what;
                        };
                };
    }

    private static String state(String value) {
        return switch (value) {
            case "entering" -> t("entering");
            case "submitted" -> t("submitted");
            case "approved" -> t("approved");
            case "open" -> t("open");
            case "answered" -> t("answered");
            case "closed" -> t("closed");
            case "given" -> t("given");
            case "no collection" -> t("no further collection");
            case "no use" -> t("no further use");
            case "erasure asked" -> t("erasure asked for");
            case "erased" -> t("erased");
            case "lapsed" -> t("not reached when of age");
            case "waiting" -> t("waiting");
            case "signed off" -> t("signed off");
            case "concordant" -> t("concordant");
            case "minor disagreement" -> t("minor disagreement");
            case "major disagreement" -> t("major disagreement");
            case "not assessable" -> t("not assessable");
            default -> days(versions(value));
        };
    }

    private static String versions(String value) {
        return VERSION.matcher(value).replaceAll(found -> Matcher.quoteReplacement(t("version {0}", found.group(1))));
    }

    private static String days(String value) {
        return DAY.matcher(value).replaceAll(found -> Matcher.quoteReplacement(day(found.group())));
    }

    private static String day(String iso) {
        try {
            return When.day(LocalDate.parse(iso));
        } catch (DateTimeException noDay) {
            return iso;
        }
    }

    @Nullable
    String valueOrNull(TraceLine line, @Nullable String value) {
        return value == null || value.isEmpty() ? value : value(line, value);
    }
}
