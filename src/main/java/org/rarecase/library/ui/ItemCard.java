package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Check;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.Rule;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.form.code.Coding;
import org.rarecase.library.FormCounts;
import org.rarecase.library.RuleDescriber;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Tone;

/** One item as a data dictionary tells it; the items of a group stand within it. */
final class ItemCard extends Div {

    /** A card's list of codes is for reading; thousands are for searching in a case. */
    private static final int MOST_CODES = 300;

    private final transient FormDefinition form;
    private final transient Item item;
    private final transient List<Item> groups;
    private final transient RuleDescriber ruleWords;
    private final String place;
    private final DescriptionList facts = new DescriptionList();
    private final String searched;

    ItemCard(FormDefinition form, Item item, List<Item> groups, RuleDescriber ruleWords) {
        this.form = form;
        this.item = item;
        this.groups = groups;
        this.ruleWords = ruleWords;
        this.place =
                Stream.concat(groups.stream(), Stream.of(item)).map(Item::key).collect(Collectors.joining("."));
        addClassName("rc-dictionary-item");
        getElement().setAttribute("data-place", place);
        add(heading());
        facts();
        if (facts.getElement().getChildCount() > 0) {
            add(facts);
        }
        List<ItemCard> inner = item.items().stream()
                .map(column -> new ItemCard(
                        form,
                        column,
                        Stream.concat(groups.stream(), Stream.of(item)).toList(),
                        ruleWords))
                .toList();
        inner.forEach(this::add);
        searched = searched(inner);
    }

    String place() {
        return place;
    }

    Stream<ItemCard> withInner() {
        return Stream.concat(
                Stream.of(this),
                getChildren()
                        .filter(ItemCard.class::isInstance)
                        .map(ItemCard.class::cast)
                        .flatMap(ItemCard::withInner));
    }

    boolean matches(List<String> words) {
        return words.stream().allMatch(searched::contains);
    }

    private String searched(List<ItemCard> inner) {
        Stream<String> rules = Stream.of(item.askedWhen(), item.requiredWhen(), item.derive())
                .filter(Objects::nonNull)
                .map(Rule::text);
        Stream<String> texts = Stream.of(
                        place,
                        item.label().in(Messages.language()),
                        item.label().english(),
                        item.help().in(Messages.language()),
                        item.origin().note(),
                        item.origin().source(),
                        item.origin().jrc(),
                        item.codeList() == null ? null : item.codeList().key())
                .filter(Objects::nonNull);
        return Stream.of(texts, rules, inner.stream().map(card -> card.searched))
                .flatMap(each -> each)
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    private Div heading() {
        Span label = FormText.span(item.label());
        label.addClassName("rc-dictionary-label");
        Span key = new Span(place);
        key.addClassName("rc-code");
        Div heading = new Div(label, key, new Badge(ItemWords.type(item.type()), Tone.NEUTRAL));
        heading.addClassName("rc-dictionary-heading");
        if (item.required()) {
            heading.add(new Badge(t("required"), Tone.INFO));
        }
        if (item.isDerived()) {
            heading.add(new Badge(item.overridable() ? t("calculated, can be replaced") : t("calculated"), Tone.INFO));
        }
        if (item.origin().jrc() != null) {
            heading.add(new Badge("JRC " + item.origin().jrc(), Tone.SUCCESS));
        }
        if (item.isCritical() && !item.isGroup()) {
            heading.add(new Badge(t("compared with the source"), Tone.NEUTRAL));
        }
        if (item.origin().confirm()) {
            heading.add(new Badge(t("to be confirmed"), Tone.WARNING));
        }
        return heading;
    }

    private void facts() {
        if (!item.help().isEmpty()) {
            fact(t("Help"), FormText.span(item.help()));
        }
        text(t("Limits"), ItemWords.limits(item));
        if (item.codeList() != null) {
            fact(t("Answers"), codes(item.codeList()));
        }
        text(t("Or instead"), ItemWords.flavours(item));
        rule(t("Asked only if"), item.askedWhen());
        rule(t("Must be answered if"), item.requiredWhen());
        if (item.derive() != null) {
            fact(t("Calculated"), code(item.derive().text()));
        }
        if (item.byDefault() != null) {
            fact(t("Begins with"), code(item.byDefault().text()));
        }
        FormCounts.checksAt(form, place).forEach(this::check);
        text(t("Also called"), codings(item.origin().codings()));
        text(t("Source"), item.origin().source());
        text(t("What is open"), item.origin().note());
    }

    private void check(Check check) {
        Span message = FormText.span(check.message());
        Div told = new Div(message, new Badge(ItemWords.severity(check.severity()), Tone.NEUTRAL));
        if (check.confirm()) {
            told.add(new Badge(t("to be confirmed"), Tone.WARNING));
        }
        fact(t("Check"), new Div(told, code(check.when().text())));
    }

    private void rule(String name, @Nullable Rule rule) {
        if (rule == null) {
            return;
        }
        Div told = new Div();
        ruleWords.of(rule, form, groups).ifPresent(words -> told.add(new Div(words)));
        told.add(code(rule.text()));
        fact(name, told);
    }

    private static Span code(String rule) {
        Span code = new Span(rule);
        code.addClassNames("rc-code", "rc-rule");
        return code;
    }

    private Component codes(CodeList list) {
        boolean own = list.key().equals(item.key());
        String many = list.codes().size() == 1
                ? t("1 code")
                : t("{0} codes", list.codes().size());
        String summary = own ? many : t("{0} of the list {1}", many, list.key());
        UnorderedList codes = new UnorderedList();
        codes.addClassName("rc-dictionary-codes");
        list.codes().stream().limit(MOST_CODES).map(ItemCard::code).forEach(codes::add);
        if (list.codes().size() > MOST_CODES) {
            codes.add(new ListItem(t("and {0} more", list.codes().size() - MOST_CODES)));
        }
        return new NativeDetails(summary + (item.isByTumourType() ? ", " + t("by tumour type") : ""), codes);
    }

    private static ListItem code(Code code) {
        Span value = new Span(code.value());
        value.addClassName("rc-code");
        ListItem entry = new ListItem(value);
        if (!code.label().english().equals(code.value())) {
            entry.add(FormText.span(code.label()));
        }
        if (!code.codings().isEmpty()) {
            Span codings = new Span(codings(code.codings()));
            codings.addClassName("rc-soft");
            entry.add(codings);
        }
        if (code.open() != null) {
            entry.add(new Badge(t("to be confirmed"), Tone.WARNING));
        }
        if (!code.tumourTypes().isEmpty()) {
            Span types = new Span(code.tumourTypes().stream().sorted().collect(Collectors.joining(", ")));
            types.addClassName("rc-soft");
            entry.add(types);
        }
        return entry;
    }

    private static String codings(List<Coding> codings) {
        return codings.stream()
                .map(coding -> coding.system() + " " + coding.code())
                .collect(Collectors.joining(", "));
    }

    private void text(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fact(name, new Span(value));
        }
    }

    private void fact(String name, Component value) {
        facts.add(new DescriptionList.Term(name), new DescriptionList.Description(value));
    }
}
