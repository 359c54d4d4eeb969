package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TraceReader;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Language;
import org.rarecase.ui.RelativeTime;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** Places, values and reasons of lines of the trail as people read them: labels for keys and codes, one notation of dates. */
@Component
@Scope(BeanDefinition.SCOPE_PROTOTYPE)
final class AuditValues {

    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Pattern VERSION = Pattern.compile("version (\\d+)( with knowledge of the local diagnosis)?");

    private static final Pattern HEADS = Pattern.compile("(\\d+) chains, digest of their heads before (\\w+)");

    private static final Pattern EXTENT = Pattern.compile("chains: (\\d+), lines: (\\d+), broken: (\\d+)");

    private final Forms forms;
    private final Derivations derivations;
    private final List<TraceReader> readers;
    private final Map<FormInstanceId, Integer> numbers = new HashMap<>();

    /** @param readers of the modules that write in words of their own */
    AuditValues(Forms forms, List<TraceReader> readers) {
        this.forms = forms;
        this.derivations = new Derivations(forms);
        this.readers = List.copyOf(readers);
    }

    /** The line with values and reason as people read them. */
    AuditLine inWords(AuditLine line) {
        AuditLine said = line;
        for (TraceReader reader : readers) {
            said = reader.read(said);
        }
        return said.withValues(
                        inWords(line, line.oldValue(), said.oldValue()),
                        inWords(line, line.newValue(), said.newValue()))
                .withReason(Objects.equals(line.reason(), said.reason()) ? reason(line) : said.reason());
    }

    private @Nullable String inWords(AuditLine line, @Nullable String stored, @Nullable String said) {
        return stored == null || stored.isEmpty() || !stored.equals(said) ? said : value(line, stored);
    }

    /** As the person gave it; what the product gave as a reason is translated. */
    private @Nullable String reason(AuditLine line) {
        String reason = line.reason();
        if (reason == null) {
            return null;
        }
        return line.kind().equals("value.derived")
                ? derivations.read(line.form(), reason)
                : AuditLabels.reason(line.kind(), reason);
    }

    /** Which filling of its form each of these is, for a list over many cases. */
    void learnNumbers(Map<FormInstanceId, Integer> ofForms) {
        numbers.putAll(ofForms);
    }

    /** Title of the form and label of the item, with the groups around it. */
    String place(AuditLine line) {
        String form = line.form();
        if (form == null) {
            return "";
        }
        List<String> parts =
                new ArrayList<>(List.of(title(form, numbers.get(FormInstanceId.ofNullable(line.instanceId())))));
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

    private String value(AuditLine line, String value) {
        if (line.kind().startsWith("value.")) {
            return answer(line, value);
        }
        return line.kind().startsWith("account.") ? ofAccount(line.kind(), value) : state(value);
    }

    private String answer(AuditLine line, String value) {
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
            case "cancelled" -> t("cancelled");
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
            case "treatment changed" -> t("treatment changed");
            case "treatment will change" -> t("treatment will change");
            case "treatment not changed" -> t("treatment not changed");
            case "single reading" -> t("a single reading");
            case "agreement" -> t("agreement of the readers");
            case "adjudication" -> t("adjudication");
            case "panel" -> t("decision of the panel");
            default -> days(versions(extent(heads(value))));
        };
    }

    private static String heads(String value) {
        Matcher heads = HEADS.matcher(value);
        return heads.matches()
                ? t("{0} chains, digest of their heads before {1}", heads.group(1), heads.group(2))
                : value;
    }

    private static String extent(String value) {
        Matcher extent = EXTENT.matcher(value);
        return extent.matches()
                ? t(
                        "Chains: {0}, lines: {1}, broken places: {2}",
                        Messages.number(Long.parseLong(extent.group(1))),
                        Messages.number(Long.parseLong(extent.group(2))),
                        Messages.number(Long.parseLong(extent.group(3))))
                : value;
    }

    private static String versions(String value) {
        return VERSION.matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) == null
                                ? t("version {0}", found.group(1))
                                : t("version {0} with knowledge of the local diagnosis", found.group(1))));
    }

    private static String days(String value) {
        return DAY.matcher(value).replaceAll(found -> Matcher.quoteReplacement(day(found.group())));
    }

    private static String day(String iso) {
        try {
            return RelativeTime.day(LocalDate.parse(iso));
        } catch (DateTimeException noDay) {
            return iso;
        }
    }
}
