package org.rarecase.pathology.ui.compare;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.pathology.agreed.ComparedReview;
import org.rarecase.pathology.concordance.Comparison.Part;
import org.rarecase.ui.Badge;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Tone;

/** The diagnoses in columns: of the site, of each reader, and the agreed one. What differs from the site's is marked. */
public final class ComparisonTable extends Div {

    private record Titled(String title, ComparedReview.Column column) {}

    public ComparisonTable(ComparedReview shown, Accounts accounts) {
        addClassName("rc-table-frame");
        List<Titled> columns = columns(shown, accounts);
        Element head = new Element("tr").appendChild(new Element("td"));
        columns.forEach(each ->
                head.appendChild(new Element("th").setAttribute("scope", "col").setText(each.title())));
        Element body = new Element("tbody");
        body.appendChild(
                row(
                        t("Morphology"),
                        columns,
                        ComparisonTable::morphology,
                        Set.of(Part.ENTITY, Part.BEHAVIOUR, Part.VARIANT)),
                row(t("Diagnosis"), columns, each -> each.content().diagnosis(), Set.of()),
                row(t("Grade"), columns, each -> each.content().grade(), Set.of(Part.GRADE)),
                row(t("Subtype"), columns, each -> each.content().subtype(), Set.of(Part.SUBTYPE)),
                row(t("Score"), columns, each -> each.content().score(), Set.of(Part.SCORE)),
                row(t("Differential diagnosis"), columns, each -> String.join(", ", each.differential()), Set.of()),
                row(t("Confidence"), columns, ComparisonTable::confidence, Set.of()),
                row(t("Material"), columns, each -> each.adequate() ? null : t("inadequate"), Set.of()));
        Element table = new Element("table")
                .setAttribute("aria-label", t("Local, readers' and agreed diagnosis"))
                .appendChild(new Element("thead").appendChild(head), body);
        table.getClassList().addAll(List.of("rc-table", "rc-columns"));
        getElement().appendChild(table);
    }

    private static List<Titled> columns(ComparedReview shown, Accounts accounts) {
        List<Titled> columns = new ArrayList<>();
        if (shown.local() != null) {
            columns.add(new Titled(t("Local"), shown.local()));
        }
        List<String> readers = shown.readers().stream()
                .map(ComparedReview.Column::reader)
                .filter(Objects::nonNull)
                .toList();
        Map<String, String> names = accounts.names(readers);
        int seat = 1;
        for (ComparedReview.Column reader : shown.readers()) {
            String userName = String.valueOf(reader.reader());
            String name = names.getOrDefault(userName, userName);
            columns.add(new Titled(
                    reader.adjudicator() ? t("Adjudicator: {0}", name) : t("Reader {0}: {1}", seat++, name), reader));
        }
        if (shown.agreed() != null) {
            columns.add(new Titled(t("Agreed"), shown.agreed()));
        }
        return columns;
    }

    private static Element row(
            String name,
            List<Titled> columns,
            Function<ComparedReview.Column, @Nullable String> value,
            Set<Part> marked) {
        Element row = new Element("tr")
                .appendChild(new Element("th").setAttribute("scope", "row").setText(name));
        for (Titled each : columns) {
            String text = value.apply(each.column());
            Element cell = new Element("td").setAttribute("data-column", each.title());
            cell.appendChild(new Span(text == null || text.isBlank() ? "–" : text).getElement());
            String differing = each.column().differing().stream()
                    .filter(marked::contains)
                    .sorted()
                    .map(Part::label)
                    .collect(Collectors.joining(", "));
            if (!differing.isEmpty()) {
                cell.getClassList().add("rc-differs");
                cell.appendChild(new Badge(VaadinIcon.EXCLAMATION_CIRCLE_O, differing, Tone.WARNING).getElement());
            }
            row.appendChild(cell);
        }
        row.setVisible(columns.stream()
                .map(each -> value.apply(each.column()))
                .anyMatch(text -> text != null && !text.isBlank()));
        return row;
    }

    private static @Nullable String morphology(ComparedReview.Column column) {
        String code = column.content().morphology();
        return code == null || column.morphology() == null ? code : code + " " + FormText.plain(column.morphology());
    }

    private static @Nullable String confidence(ComparedReview.Column column) {
        return switch (String.valueOf(column.confidence())) {
            case "definite" -> t("Definite");
            case "probable" -> t("Probable");
            case "descriptive" -> t("Descriptive");
            default -> column.confidence();
        };
    }
}
