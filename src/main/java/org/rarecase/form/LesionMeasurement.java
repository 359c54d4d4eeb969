package org.rarecase.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the axes of a lesion. The volume is that of an ellipsoid in ml, 0.523 · a · b · c, as the
 * registry's form F07 (extent at diagnosis) defines it; π/6 is 0.5236.
 */
public final class LesionMeasurement {

    /** Units of an axis. */
    public static final Set<String> UNITS = Set.of("mm", "cm");

    /** What rules may read of a measurement. */
    public static final Set<String> PARTS = Set.of("a", "b", "c", "largest", "volume");

    private static final BigDecimal ELLIPSOID = new BigDecimal("0.523");
    private static final BigDecimal MM3_TO_ML = new BigDecimal("0.001");
    private static final int DIGITS_SHOWN = 3;

    private LesionMeasurement() {}

    /**
     * Empty unless all three axes are known.
     *
     * @param unit {@code mm} or {@code cm}
     */
    public static Optional<BigDecimal> volume(List<BigDecimal> axes, @Nullable String unit) {
        if (axes.size() != 3) {
            return Optional.empty();
        }
        BigDecimal product = axes.stream().reduce(ELLIPSOID, BigDecimal::multiply);
        return Optional.of("cm".equals(unit) ? product : product.multiply(MM3_TO_ML));
    }

    /** Three digits, or all before the point: {@code 0.251}, {@code 52.3}, {@code 1204}. */
    public static String print(BigDecimal volume) {
        BigDecimal shown = volume.round(new MathContext(DIGITS_SHOWN, RoundingMode.HALF_UP));
        return (shown.scale() < 0 ? volume.setScale(0, RoundingMode.HALF_UP) : shown).toPlainString();
    }

    /** As rules read it. An axis that is not known is null. */
    public static Map<String, @Nullable Object> values(List<BigDecimal> axes, @Nullable String unit) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("a", axes.isEmpty() ? null : axes.get(0));
        values.put("b", axes.size() < 2 ? null : axes.get(1));
        values.put("c", axes.size() < 3 ? null : axes.get(2));
        values.put("largest", axes.isEmpty() ? null : Collections.max(axes));
        values.put("volume", volume(axes, unit).orElse(null));
        return values;
    }
}
