package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.Section;
import org.rarecase.form.Severity;

/**
 * How far one section of a form is.
 *
 * @param begun something was entered in it
 */
record SectionProgress(Section section, int missing, int problems, boolean begun) {

    /** Of the sections in which something is asked at present. */
    static List<SectionProgress> of(VisibleCase visibleCase, FormInstance entry) {
        Evaluation evaluation = visibleCase.evaluation(entry);
        Map<String, Integer> missing = new HashMap<>();
        Map<String, Integer> problems = new HashMap<>();
        for (Finding finding : evaluation.findings(entry.id())) {
            if (finding.isMissing()) {
                missing.merge(itemOf(finding.place().path()), 1, Integer::sum);
            } else if (finding.severity() == Severity.ERROR) {
                problems.merge(itemOf(finding.place().path()), 1, Integer::sum);
            }
        }
        Answers answers = evaluation.answers(entry.id());
        List<SectionProgress> sections = new ArrayList<>();
        for (Section section : entry.form().sections()) {
            List<String> asked = section.items().stream()
                    .map(Item::key)
                    .filter(key -> evaluation.isAsked(new ItemRef(entry.id(), ItemPath.of(key))))
                    .toList();
            if (!asked.isEmpty()) {
                sections.add(new SectionProgress(
                        section,
                        sum(asked, missing),
                        sum(asked, problems),
                        section.items().stream().anyMatch(item -> isBegun(item, asked, answers))));
            }
        }
        return sections;
    }

    private static int sum(List<String> keys, Map<String, Integer> counts) {
        return keys.stream().mapToInt(key -> counts.getOrDefault(key, 0)).sum();
    }

    private static boolean isBegun(Item item, List<String> asked, Answers answers) {
        if (item.isDerived() || !asked.contains(item.key())) {
            return false;
        }
        return item.isGroup()
                ? !answers.rows(item.key()).isEmpty()
                : !answers.get(ItemPath.of(item.key())).isBlank();
    }

    /** The item of the section itself, for what stands in rows too. */
    private static String itemOf(ItemPath path) {
        ItemPath outermost = path.isRow() ? path : path.enclosingRow();
        if (outermost == null) {
            return String.valueOf(path.item());
        }
        List<ItemPath> around = outermost.enclosingRows();
        return String.valueOf((around.isEmpty() ? outermost : around.getFirst()).group());
    }

    /** Part of a CSS class name. */
    String key() {
        if (problems > 0) {
            return "problems";
        }
        return missing > 0 ? "partly" : begun ? "complete" : "empty";
    }

    /** For people; empty where nothing is required and nothing was entered. */
    String text() {
        if (problems > 0) {
            return problems == 1 ? t("1 problem") : t("{0} problems", problems);
        }
        return missing > 0 ? t("{0} missing", missing) : begun ? t("Complete") : "";
    }
}
