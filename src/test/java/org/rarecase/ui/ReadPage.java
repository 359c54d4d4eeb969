package org.rarecase.ui;

import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that is open, by roles and names as a screen reader tells them. */
public final class ReadPage {

    private ReadPage() {}

    /** As the browser has it once the server has answered. */
    private static Element page() {
        MockVaadin.clientRoundtrip();
        return UI.getCurrent().getCurrentView().getElement();
    }

    public static String text() {
        return page().getTextRecursively();
    }

    /** Rows of the table of this name, cells apart; none where there is no such table in sight. */
    public static List<String> rows(String table) {
        return rowElements(table)
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

    /** What stands in all elements of this role and name that are in sight. */
    public static List<String> texts(String role, String name) {
        return all(page())
                .filter(element -> role.equals(element.getAttribute("role")) && name.equals(name(element)))
                .map(Element::getTextRecursively)
                .toList();
    }

    /** What is said by elements of this role, such as alerts; those that say nothing are left out. */
    public static List<String> said(String role) {
        return all(page())
                .filter(element -> role.equals(element.getAttribute("role")))
                .map(Element::getTextRecursively)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The rows of the table of this name, for what else is to be found in them. */
    public static Stream<Element> rowElements(String table) {
        return all(page())
                .filter(element -> element.getTag().equals("table") && table.equals(element.getAttribute("aria-label")))
                .flatMap(ReadPage::all)
                .filter(element -> element.getTag().equals("tr")
                        && element.getParent().getTag().equals("tbody"));
    }

    /** Where the first link of each row of this table leads. */
    public static List<String> rowLinks(String table) {
        return rowElements(table)
                .flatMap(row ->
                        all(row).filter(element -> element.getTag().equals("a")).limit(1))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    /** The navigation of this name, if it is in sight. */
    public static Stream<Element> navigation(String name) {
        return all(page())
                .filter(element -> element.getTag().equals("nav") && name.equals(element.getAttribute("aria-label")));
    }

    /** What the pictures within it mean. */
    public static Stream<String> meanings(Element element) {
        return all(element)
                .filter(each -> "img".equals(each.getAttribute("role")))
                .map(ReadPage::name);
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
