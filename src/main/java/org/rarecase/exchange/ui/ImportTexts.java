package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.rarecase.exchange.imports.Import;
import org.rarecase.exchange.load.Differences;
import org.rarecase.exchange.load.LoadOutcome;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Tone;

/** Names of what an import is and does, as people read them. */
final class ImportTexts {

    private static final long KILO = 1024;
    private static final long MEGA = KILO * KILO;
    private static final long GIGA = MEGA * KILO;

    private ImportTexts() {}

    /** With at most one decimal. */
    static String size(long bytes) {
        if (bytes >= GIGA) {
            return t("{0} GB", number(bytes, GIGA));
        }
        return bytes >= MEGA ? t("{0} MB", number(bytes, MEGA)) : t("{0} kB", number(Math.max(bytes, KILO), KILO));
    }

    private static String number(long bytes, long unit) {
        BigDecimal rounded = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP);
        BigDecimal plain = rounded.stripTrailingZeros();
        return Messages.number(plain.scale() < 0 ? plain.setScale(0) : plain).in(Messages.language());
    }

    static String file(Import file) {
        String size = size(file.bytes());
        return file.sha256() == null ? size : size + " · SHA-256 " + file.sha256();
    }

    static Badge state(Import file) {
        return switch (file.state()) {
            case UPLOADING -> new Badge(t("Not all uploaded"), Tone.WARNING);
            case RECOGNISED -> new Badge(t("To be checked"), Tone.INFO);
            case CHECKING -> new Badge(t("Being checked"), Tone.INFO);
            case CHECKED -> new Badge(t("Waits for you"), Tone.INFO);
            case APPLYING -> new Badge(t("Being imported"), Tone.INFO);
            case APPLIED -> new Badge(t("Imported"), Tone.SUCCESS);
            case REFUSED -> new Badge(t("Not taken"), Tone.DANGER);
            case CANCELLED -> new Badge(t("Cancelled"), Tone.NEUTRAL);
            case EXPIRED -> new Badge(t("No longer kept"), Tone.NEUTRAL);
        };
    }

    static String of(Differences differences) {
        return switch (differences) {
            case KEEP -> t("Keep ours, fill only what is blank");
            case ASK -> t("Keep ours and ask the site by a query");
            case TAKE -> t("Take what the file has");
        };
    }

    static String kind(LoadOutcome.Kind kind) {
        return switch (kind) {
            case NEW -> t("New");
            case EQUAL -> t("Equal");
            case DIFFERENT -> t("Different");
            case REFUSED -> t("Refused");
        };
    }

    static Tone tone(LoadOutcome.Kind kind) {
        return switch (kind) {
            case NEW -> Tone.SUCCESS;
            case EQUAL -> Tone.NEUTRAL;
            case DIFFERENT -> Tone.WARNING;
            case REFUSED -> Tone.DANGER;
        };
    }

    /** Title of the form and which filling of it; the key where there is no such form. */
    static String form(Forms forms, LoadOutcome outcome) {
        if (outcome.form().isEmpty()) {
            return t("Whole case");
        }
        String[] parts = outcome.form().split(" ", 2);
        return definition(forms, parts[0])
                .map(form -> FormText.plain(form.title()) + (form.repeats() && parts.length > 1 ? " " + parts[1] : ""))
                .orElse(outcome.form());
    }

    /** Label of the item; its path where there is none. */
    static String item(Forms forms, LoadOutcome outcome) {
        if (outcome.path().isEmpty()) {
            return "";
        }
        try {
            ItemPath path = ItemPath.parse(outcome.path());
            return definition(forms, outcome.form().split(" ", 2)[0])
                    .flatMap(form -> form.find(path))
                    .map(item -> FormText.plain(item.label()))
                    .orElse(outcome.path());
        } catch (IllegalArgumentException ofTheFile) {
            return outcome.path();
        }
    }

    private static Optional<FormDefinition> definition(Forms forms, String key) {
        return forms.all().stream()
                .filter(form -> form.key().value().equals(key))
                .findFirst();
    }
}
