package org.rarecase.exchange.export;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.Content;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.KnownItem;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.PartialDate;
import org.rarecase.form.Section;
import org.rarecase.shared.LocalizedText;

/**
 * Leaves out of a research export what could lead to a patient. A date becomes two items, the fewest and the most days
 * from the diagnosis that it may mean: a partial date is never made whole, nor is a partial date of the diagnosis.
 */
final class ResearchView {

    private static final String FEWEST = "__from";
    private static final String MOST = "__to";

    private final ExportRequest request;
    private final Pseudonyms pseudonyms;
    private final ResearchHistory history;
    private final Map<FormDefinition, FormDefinition> reduced = new HashMap<>();

    ResearchView(ExportRequest request, Pseudonyms pseudonyms) {
        this.request = request;
        this.pseudonyms = pseudonyms;
        this.history = new ResearchHistory(request, pseudonyms);
    }

    Content of(Content content) {
        Content reduced = content.with(content.forms().stream().map(this::of).toList());
        return content.parties() == null ? reduced : reduced.with(history.of(content.parties()));
    }

    private FormDefinition of(FormDefinition form) {
        return reduced.computeIfAbsent(form, it -> {
            List<Section> sections = form.sections().stream()
                    .map(section -> new Section(section.key(), section.title(), items(section.items())))
                    .filter(section -> !section.items().isEmpty())
                    .toList();
            return form.with(sections, List.of());
        });
    }

    private List<Item> items(List<Item> items) {
        List<Item> left = new ArrayList<>();
        for (Item item : items) {
            switch (item) {
                case Item.Text text when !request.includes(Identifying.FREE_TEXT) -> {}
                case Item.File file when !request.includes(Identifying.FILES) -> {}
                case Item.Date date
                when request.disclosure().daysFromDiagnosis() -> {
                    left.add(days(date, FEWEST, " (fewest days from diagnosis)", " (Tage ab Diagnose, mindestens)"));
                    left.add(days(date, MOST, " (most days from diagnosis)", " (Tage ab Diagnose, höchstens)"));
                }
                case Item.Date date when !request.includes(Identifying.EXACT_DATES) -> {}
                case Item.Group group -> {
                    List<Item> inner = items(group.items());
                    if (!inner.isEmpty()) {
                        left.add(
                                new Item.Group(group.common(), group.minRows(), group.maxRows(), group.table(), inner));
                    }
                }
                default -> left.add(item);
            }
        }
        return List.copyOf(left);
    }

    private static Item days(Item.Date date, String suffix, String english, String german) {
        Item.Common common = date.common();
        Map<String, String> labels = new LinkedHashMap<>();
        common.label()
                .byLanguage()
                .forEach((language, label) -> labels.put(language, label + (language.equals("de") ? german : english)));
        return new Item.Number(
                new Item.Common(
                        common.key() + suffix,
                        new LocalizedText(labels),
                        common.help(),
                        common.rules(),
                        common.nullFlavours(),
                        common.blinded(),
                        common.shownToReader(),
                        common.hiddenFromReader(),
                        common.verify(),
                        common.origin()),
                ItemType.INTEGER,
                new Item.Range("d", null, null, null),
                false);
    }

    /** @param chosen those of its forms that are exported; the others may say when the diagnosis was */
    CaseFact of(CaseFact fact, List<FormFact> chosen) {
        Optional<PartialDate> diagnosis = KnownAnswers.of(fact, KnownItem.DATE_OF_DIAGNOSIS)
                .filter(Answer.Text.class::isInstance)
                .flatMap(answer -> PartialDate.parse(((Answer.Text) answer).text()));
        boolean numbered = request.includes(Identifying.CASE_NUMBER);
        CaseFact reduced = new CaseFact(
                numbered ? fact.subject() : pseudonyms.of(request.recipient().project(), fact.subject()),
                request.includes(Identifying.SITE) ? fact.site() : null,
                fact.state(),
                fact.tumourType(),
                fact.consent(),
                request.includes(Identifying.EXACT_DATES) ? fact.registeredAt() : null,
                chosen.stream().map(form -> of(form, diagnosis.orElse(null))).toList());
        CaseHistory told = fact.with(chosen).history();
        return told == null ? reduced : reduced.with(history.of(told, reduced));
    }

    private FormFact of(FormFact fact, @Nullable PartialDate diagnosis) {
        FormDefinition form = of(fact.form());
        return new FormFact(
                form,
                fact.ordinal(),
                of(fact.visit()),
                fact.inactive(),
                facts(form.items().toList(), fact.items(), diagnosis));
    }

    private @Nullable Visit of(@Nullable Visit visit) {
        return visit == null
                ? null
                : new Visit(
                        visit.kind(),
                        visit.number(),
                        visit.state(),
                        request.includes(Identifying.EXACT_DATES) ? visit.dueOn() : null,
                        request.includes(Identifying.FREE_TEXT) ? visit.note() : null);
    }

    private Map<String, Fact> facts(List<Item> items, Map<String, Fact> all, @Nullable PartialDate diagnosis) {
        Map<String, Fact> left = new LinkedHashMap<>();
        for (Item item : items) {
            Fact fact = all.get(item.key());
            if (fact == null) {
                left.put(item.key(), days(item, all, diagnosis));
            } else if (fact instanceof Fact.Rows rows && item instanceof Item.Group group) {
                List<Fact.Row> inner = rows.rows().stream()
                        .map(row -> new Fact.Row(row.key(), facts(group.items(), row.items(), diagnosis)))
                        .toList();
                left.put(item.key(), new Fact.Rows(group, rows.path(), rows.why(), inner));
            } else if (fact instanceof Fact.Single single) {
                left.put(item.key(), new Fact.Single(item, single.path(), withoutReason(single.answer()), null));
            }
        }
        return left;
    }

    private Answer withoutReason(Answer answer) {
        return answer instanceof Answer.Overridden overridden && !request.includes(Identifying.FREE_TEXT)
                ? new Answer.Overridden(overridden.value(), "")
                : answer;
    }

    private Fact days(Item item, Map<String, Fact> all, @Nullable PartialDate diagnosis) {
        boolean fewest = item.key().endsWith(FEWEST);
        String of = item.key().substring(0, item.key().length() - (fewest ? FEWEST : MOST).length());
        if (!(all.get(of) instanceof Fact.Single date)) {
            throw new IllegalStateException("No date " + of);
        }
        BiFunction<PartialDate, PartialDate, Long> between = fewest
                ? (from, to) -> ChronoUnit.DAYS.between(from.latest(), to.earliest())
                : (from, to) -> ChronoUnit.DAYS.between(from.earliest(), to.latest());
        return new Fact.Single(item, date.path(), days(date.value(), diagnosis, between), null);
    }

    private static Answer days(
            Answer date, @Nullable PartialDate diagnosis, BiFunction<PartialDate, PartialDate, Long> between) {
        if (!(date instanceof Answer.Text text)) {
            return date;
        }
        return diagnosis == null
                ? Answer.missing(NullFlavour.UNKNOWN)
                : PartialDate.parse(text.text())
                        .map(to -> Answer.number(between.apply(diagnosis, to).toString()))
                        .orElse(Answer.missing(NullFlavour.UNKNOWN));
    }
}
