package org.rarecase.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that is open, by roles and names as a screen reader tells them. */
public final class ReadPage {

    private ReadPage() {}

    private static Element page() {
        return UI.getCurrent().getCurrentView().getElement();
    }

    public static String text() {
        return page().getTextRecursively();
    }

    /** Rows of the table of this name, cells apart; none where there is no such table in sight. */
    public static List<String> rows(String table) {
        return all(page())
                .filter(element -> element.getTag().equals("table") && table.equals(element.getAttribute("aria-label")))
                .flatMap(ReadPage::all)
                .filter(element -> element.getTag().equals("tr")
                        && element.getParent().getTag().equals("tbody"))
                .map(row -> row.getChildren().map(Element::getTextRecursively).collect(Collectors.joining(" | ")))
                .toList();
    }

    /** Where a link of this accessible name leads. */
    public static List<String> links(String name) {
        return all(page())
                .filter(element -> element.getTag().equals("a") && name.equals(name(element)))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private static String name(Element element) {
        String label = element.getAttribute("aria-label");
        return label == null ? element.getTextRecursively() : label;
    }

    private static Stream<Element> all(Element element) {
        return element.isTextNode() || !element.isVisible()
                ? Stream.of()
                : Stream.concat(Stream.of(element), element.getChildren().flatMap(ReadPage::all));
    }
}
