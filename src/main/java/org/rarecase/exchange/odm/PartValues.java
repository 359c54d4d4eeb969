package org.rarecase.exchange.odm;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.form.Item;
import org.rarecase.form.LesionMeasurement;

/** An answer as the values of the items that it takes in ODM. */
final class PartValues {

    /** Where the content of files is, by its hash. */
    static final String FILES = "files/";

    private static final Pattern MINUTES = Pattern.compile("\\d{2}:\\d{2}");

    private PartValues() {}

    /**
     * @param answer neither missing nor overridden
     * @return null if there is nothing to be said, such as of an axis that was not measured
     */
    static @Nullable List<String> of(Item item, OdmItem odm, Answer answer) {
        return switch (answer) {
            case Answer.Text it -> List.of(text(item, it.text()));
            case Answer.Number it -> List.of(it.number().toPlainString());
            case Answer.Measurement it -> axis(item, odm.part(), it.axes());
            case Answer.Quantity it ->
                List.of(
                        switch (odm.part()) {
                            case ENTERED -> it.entered().toPlainString();
                            case UNIT -> it.unit();
                            default -> it.value().toPlainString();
                        });
            case Answer.Codes it
            when odm.code() != null -> List.of(String.valueOf(it.codes().contains(odm.code())));
            case Answer.Codes it -> it.codes();
            case Answer.File it -> List.of(FILES + it.sha256());
            case Answer.Missing it -> null;
            case Answer.Overridden it -> of(item, odm, it.value());
        };
    }

    /** ODM's time of day has seconds. */
    private static String text(Item item, String text) {
        return item instanceof Item.Time && MINUTES.matcher(text).matches() ? text + ":00" : text;
    }

    private static @Nullable List<String> axis(Item item, Part part, List<BigDecimal> axes) {
        int place = part.ordinal() - Part.A.ordinal();
        if (part == Part.VOLUME) {
            return LesionMeasurement.volume(axes, item.unit())
                    .map(volume -> List.of(volume.stripTrailingZeros().toPlainString()))
                    .orElse(null);
        }
        return place < axes.size() ? List.of(axes.get(place).toPlainString()) : null;
    }
}
