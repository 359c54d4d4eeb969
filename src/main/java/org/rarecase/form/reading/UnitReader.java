package org.rarecase.form.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Unit;

/** Reads the units of a quantity. */
final class UnitReader {

    private UnitReader() {}

    static List<Unit> read(YamlNode item, Consumer<FormLibrary.Problem> problems) {
        if (!item.has("unit")) {
            problems.accept(item.problem("The quantity has no unit of record. Add “unit: g”, or what it is kept in."));
        }
        List<Unit> units = new ArrayList<>(List.of(Unit.ofRecord(item.text("unit", ""))));
        for (YamlNode part : item.list("units")) {
            String name = part.text("unit", "");
            if (units.stream().anyMatch(unit -> unit.name().equals(name))) {
                problems.accept(part.problem("Unit “" + name + "” stands here a second time. Keep one."));
            }
            BigDecimal times = part.number("times");
            BigDecimal plus = part.number("plus");
            if (times != null && times.signum() <= 0) {
                problems.accept(part.at("times").problem("“times” must be above 0, such as 1000 for kg to g."));
            }
            units.add(new Unit(name, times == null ? BigDecimal.ONE : times, plus == null ? BigDecimal.ZERO : plus));
        }
        return List.copyOf(units);
    }
}
