package org.rarecase.exchange.pdf;

import static org.rarecase.shared.Messages.t;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.form.Item;
import org.rarecase.form.KnownItem;
import org.rarecase.print.Fo;
import org.rarecase.print.Sheet;

/** The casebook of one case as XSL-FO, in the language that is written in: what it is, its forms, what people did about it. */
final class CasebookDocument {

    private static final String LAST = "last-page";

    private final CaseFact fact;
    private final Instant asOf;
    private final Locale language;
    private final People people;
    private final Fo fo;
    private final Sheet sheet;
    private final Page page;
    private final Places places;
    private final FormPages forms;
    private int sequences;

    CasebookDocument(CaseFact fact, Content content, Locale language) {
        this.fact = fact;
        this.asOf = content.asOf();
        this.people = new People(content.parties());
        this.language = language;
        this.fo = new Fo(language);
        this.sheet = new Sheet(fo, language);
        this.page = new Page(fo);
        this.places = new Places(fact.forms());
        this.forms = new FormPages(page, places, people, new Changes(fact.history(), fact.forms()));
    }

    String fo() {
        fo.in("layout-master-set", () -> sheet.master("10mm", "10mm", "8mm", "6mm"));
        CaseHistory history = fact.history();
        pages(t("Casebook"), t("Data as of {0}", Page.at(asOf)), this::titlePage, false);
        for (FormFact form : fact.forms()) {
            boolean last = history == null && form == fact.forms().getLast();
            pages(places.title(form), edition(form), () -> forms.write(form), last);
        }
        if (history != null) {
            pages(
                    t("Queries and signatures"),
                    t("Data as of {0}", Page.at(asOf)),
                    () -> new HistoryPages(page, places, people).write(history),
                    true);
        } else if (fact.forms().isEmpty()) {
            pages("", "", () -> page.aside(t("No forms")), true);
        }
        return fo.finish();
    }

    private static String edition(FormFact form) {
        return form.form().key() + " · " + t("version {0}", form.form().version());
    }

    private void pages(String head, String foot, Runnable content, boolean last) {
        sheet.pages(last ? LAST : "pages-" + ++sequences, () -> {
            page.head(subject(), head);
            page.foot(foot, LAST);
            fo.in("flow", content, "flow-name", "xsl-region-body");
        });
    }

    private String subject() {
        return fact.site() == null ? fact.subject() : fact.subject() + " · " + t("Site") + " " + fact.site();
    }

    private void titlePage() {
        page.title(t("Casebook") + " " + fact.subject());
        page.line(t("Site"), Objects.requireNonNullElse(fact.site(), ""));
        page.line(t("Tumour type"), tumourType());
        page.line(t("State"), state(fact.state()));
        page.line(t("Consent"), consent(fact.consent()));
        page.line(t("Registered"), fact.registeredAt() == null ? "" : Page.at(fact.registeredAt()));
        page.line(t("Data as of"), Page.at(asOf));
        page.heading(t("Forms"));
        if (!fact.forms().isEmpty()) {
            page.table(
                    new String[] {"98mm", "50mm", "30mm"},
                    () -> fact.forms()
                            .forEach(form -> page.row(
                                    () -> page.text(places.title(form)),
                                    () -> page.small(form.form().key().value()),
                                    () -> page.small(
                                            t("version {0}", form.form().version())))));
        }
        if (fact.history() == null) {
            page.small(t("Queries, signatures and who changed what are not part of this file."));
        }
    }

    private static String state(@Nullable CaseState state) {
        return state == null ? "" : CaseTexts.state(state, false);
    }

    private static String consent(@Nullable ConsentState consent) {
        return consent == null ? "" : CaseTexts.consent(consent).orElse(t("Consent given"));
    }

    /** As the form says it, else its code. */
    private String tumourType() {
        if (fact.tumourType() == null) {
            return "";
        }
        String code = fact.tumourType().code();
        Optional<Item> item = fact.forms().stream()
                .filter(form -> form.form().key().equals(KnownItem.TUMOUR_TYPE.form()))
                .flatMap(form -> form.form().find(KnownItem.TUMOUR_TYPE.path()).stream())
                .findFirst();
        return item.map(it -> AnswerText.print(it, Answer.text(code))).orElse(code);
    }
}
