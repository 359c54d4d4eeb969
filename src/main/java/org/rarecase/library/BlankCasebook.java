package org.rarecase.library;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.Rule;
import org.rarecase.form.Section;
import org.rarecase.print.Fo;
import org.rarecase.print.Sheet;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Forms as they are printed to be filled in by hand, as XSL-FO. */
final class BlankCasebook {

    static final String GREY = "#555555";
    static final String LINE = "0.4pt solid #999999";
    private static final String LAST = "last-page";

    private final List<FormDefinition> forms;
    private final @Nullable LocalizedText tumourType;
    private final LocalDate day;
    private final Locale language;
    private final RuleDescriber ruleWords;
    private final Fo fo;
    private final Sheet sheet;
    private final BlankAnswer answers;
    private final BlankTable tables;

    /**
     * @param read all forms that conditions may read
     * @param tumourType its title, or null if the forms are not those of one type
     */
    BlankCasebook(
            List<FormDefinition> forms,
            List<FormDefinition> read,
            @Nullable LocalizedText tumourType,
            LocalDate day,
            Locale language) {
        this.forms = forms;
        this.tumourType = tumourType;
        this.day = day;
        this.language = language;
        fo = new Fo(language);
        sheet = new Sheet(fo, language);
        ruleWords = new RuleDescriber(read, language);
        answers = new BlankAnswer(fo, language);
        tables = new BlankTable(fo, language);
    }

    String fo() {
        fo.in("layout-master-set", () -> sheet.master("14mm", "12mm", "10mm", "8mm"));
        if (forms.size() > 1) {
            page("Rarecase", this::titlePage, false);
        }
        for (FormDefinition form : forms) {
            String footer = form.key() + " · " + say("version {0}", form.version());
            page(footer, () -> form(form), form == forms.getLast());
        }
        return fo.finish();
    }

    String title() {
        if (forms.size() == 1) {
            return marked(forms.getFirst().title());
        }
        return tumourType == null ? say("Blank casebook") : say("Blank casebook") + " · " + marked(tumourType);
    }

    private void page(String footer, Runnable content, boolean last) {
        sheet.pages(last ? LAST : "pages-" + footer.hashCode(), () -> {
            fo.in("static-content", this::head, "flow-name", "xsl-region-before");
            fo.in("static-content", () -> foot(footer), "flow-name", "xsl-region-after");
            fo.in("flow", content, "flow-name", "xsl-region-body");
        });
    }

    private void head() {
        fo.in(
                "block",
                () -> {
                    fo.text(say("Case number"));
                    line("42mm");
                    fo.text("  " + say("Site"));
                    line("32mm");
                    fo.text("  " + say("Date, name"));
                    line("48mm");
                },
                "font-size",
                "8pt",
                "color",
                GREY,
                "padding-top",
                "3mm");
    }

    private void line(String length) {
        fo.text(" ").empty("leader", "leader-pattern", "rule", "leader-length", length, "rule-thickness", "0.4pt");
    }

    private void foot(String left) {
        fo.in(
                "block",
                () -> {
                    fo.text(left);
                    fo.empty("leader", "leader-pattern", "space", "leader-length.optimum", "100%");
                    fo.text(say("Page") + " ").empty("page-number").text(" / ");
                    fo.empty("page-number-citation-last", "ref-id", LAST);
                },
                "font-size",
                "7.5pt",
                "color",
                GREY,
                "text-align-last",
                "justify",
                "border-top",
                LINE,
                "padding-top",
                "1.5mm");
    }

    private void titlePage() {
        fo.block("Rarecase", "font-size", "11pt", "color", GREY, "space-before", "25mm");
        fo.block(say("Blank casebook"), "font-size", "24pt", "font-weight", "bold", "space-before", "3mm");
        fo.block(tumourType == null ? say("Forms of every case") : marked(tumourType), "font-size", "15pt");
        fo.block(
                say(
                        "Printed on {0}",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(language)
                                .format(day)),
                "color",
                GREY,
                "space-before",
                "4mm");
        fo.block(
                say("For notes at the bedside. What counts is what is entered in the registry."),
                "space-before",
                "10mm");
        fo.block(
                say(
                        "* must be answered · ☐ tick one · ◇ tick all that apply · {0} not translated yet",
                        Languages.ENGLISH_MARK.strip()),
                "space-before",
                "2mm",
                "color",
                GREY);
        fo.block(
                say("Forms"), "font-size", "12pt", "font-weight", "bold", "space-before", "12mm", "space-after", "2mm");
        fo.in(
                "table",
                () -> {
                    column("105mm");
                    column("53mm");
                    column("20mm");
                    fo.in("table-body", () -> forms.forEach(this::contentsRow));
                },
                "table-layout",
                "fixed",
                "width",
                "178mm");
    }

    private void column(String width) {
        fo.empty("table-column", "column-width", width);
    }

    private void contentsRow(FormDefinition form) {
        fo.in("table-row", () -> {
            cell(() -> fo.block(marked(form.title()) + (form.repeats() ? " " + say("(may repeat)") : "")));
            cell(() -> fo.block(form.key().value(), "color", GREY));
            cell(() -> fo.block(say("version {0}", form.version()), "color", GREY));
        });
    }

    private void cell(Runnable content, String... attributes) {
        fo.in("table-cell", content, attributes.length > 0 ? attributes : new String[] {"padding", "0.8mm 0"});
    }

    private void form(FormDefinition form) {
        fo.block(marked(form.title()), "font-size", "16pt", "font-weight", "bold", "keep-with-next", "always");
        if (form.repeats()) {
            fo.block(say("May be filled several times: take one copy for each."), "color", GREY);
        }
        form.sections().forEach(section -> section(form, section));
    }

    private void section(FormDefinition form, Section section) {
        fo.block(marked(section.title()), Sheet.heading());
        for (Item item : section.items()) {
            if (item instanceof Item.Group group) {
                group(form, group, List.of());
            } else {
                row(form, item);
            }
        }
    }

    private void row(FormDefinition form, Item item) {
        fo.in(
                "table",
                () -> {
                    column("68mm");
                    column("110mm");
                    fo.in(
                            "table-body",
                            () -> fo.in(
                                    "table-row",
                                    () -> {
                                        cell(() -> label(form, item, List.of()), "padding", "1.4mm 3mm 1.4mm 0");
                                        cell(() -> answers.write(item), "padding", "1.4mm 0");
                                    },
                                    "keep-together.within-page",
                                    "always"));
                },
                "table-layout",
                "fixed",
                "width",
                "178mm",
                "border-bottom",
                LINE);
    }

    private void label(FormDefinition form, Item item, List<Item> groups) {
        String star = isAlwaysRequired(item) ? " *" : "";
        fo.block(marked(item.label()) + star, "font-weight", "bold");
        small(item.help().isEmpty() ? "" : marked(item.help()));
        conditions(item, form, groups);
    }

    /** Where an item is required whenever it is asked, that it is asked says enough. */
    static boolean isAlwaysRequired(Item item) {
        return item.required()
                || item.requiredWhen() != null
                        && item.askedWhen() != null
                        && item.requiredWhen().text().equals(item.askedWhen().text());
    }

    private void conditions(Item item, FormDefinition form, List<Item> groups) {
        only(item.askedWhen(), "Only if {0}", form, groups);
        if (!isAlwaysRequired(item)) {
            only(item.requiredWhen(), "Must be answered if {0}", form, groups);
        }
    }

    private void only(@Nullable Rule rule, String words, FormDefinition form, List<Item> groups) {
        if (rule != null) {
            fo.block(
                    say(words, ruleWords.orAsWritten(rule, form, groups)),
                    "font-size",
                    "7.5pt",
                    "font-style",
                    "italic");
        }
    }

    private void small(String text) {
        if (!text.isEmpty()) {
            fo.block(text, "font-size", "7.5pt", "color", GREY);
        }
    }

    private void group(FormDefinition form, Item.Group group, List<Item> outer) {
        fo.in(
                "block",
                () -> label(form, group, outer),
                "space-before",
                "3mm",
                "space-after",
                "1.5mm",
                "keep-with-next.within-page",
                "always");
        List<Item> groups = Stream.concat(outer.stream(), Stream.of(group)).toList();
        tables.write(group, item -> conditions(item, form, groups));
        for (Item inner : group.items()) {
            if (inner instanceof Item.Group within) {
                group(form, within, groups);
            }
        }
    }

    private String marked(LocalizedText texts) {
        return Languages.marked(texts, language);
    }

    private String say(String english, Object... arguments) {
        return Messages.in(language.getLanguage(), english, arguments);
    }
}
