package org.rarecase.casebook.ui;

import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Stream;
import org.rarecase.ui.ReadPage;

/** The page of a case that is open, as people read it. */
public final class ReadCasePage {

    private ReadCasePage() {}

    /** The lines of the casebook: each form with how far it is and its marks. */
    public static List<String> forms() {
        return lines().map(Element::getTextRecursively).toList();
    }

    /** The line of the form that is shown. */
    public static String currentForm() {
        return lines().filter(line -> "page".equals(line.getAttribute("aria-current")))
                .map(Element::getTextRecursively)
                .findFirst()
                .orElseThrow();
    }

    /** What the pictures in the line of a form mean. */
    public static List<String> marksOf(String form) {
        return lines().filter(line -> line.getTextRecursively().startsWith(form))
                .flatMap(ReadPage::meanings)
                .toList();
    }

    /** Without the sections of the form that is shown, which stand below its line. */
    private static Stream<Element> lines() {
        return ReadPage.navigation("Forms of this case")
                .flatMap(Element::getChildren)
                .filter(child -> child.getTag().equals("ul"))
                .flatMap(Element::getChildren)
                .flatMap(item ->
                        item.getChildren().filter(child -> child.getTag().equals("a")));
    }
}
