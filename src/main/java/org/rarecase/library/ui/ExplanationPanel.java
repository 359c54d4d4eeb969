package org.rarecase.library.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Finding;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.RuleTrace;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.Item;
import org.rarecase.library.Consequence;
import org.rarecase.library.TrialCase;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.Tone;

/** Which rules an item has, what they read and gave, and what the last answer led to. */
final class ExplanationPanel extends Div {

    private static final int MOST_INPUTS = 25;

    private final transient TrialCase trialCase;
    private final transient Consumer<ItemRef> focus;
    private final Section change = new Section();
    private final Section rules = new Section();
    private transient @Nullable ItemRef explained;

    /** @param focus goes to the field of an item */
    ExplanationPanel(TrialCase trialCase, Consumer<ItemRef> focus) {
        this.trialCase = trialCase;
        this.focus = focus;
        addClassName("rc-explanation");
        change.getElement().setAttribute("aria-live", "polite");
        change.add(
                new H2(t("What follows")),
                new Paragraph(t("Answer something: what it leads to appears here. The question mark at an item explains"
                        + " its rules.")));
        add(change, rules);
    }

    void answered(ItemRef place, Answer before, Answer after, List<Consequence> consequences) {
        change.removeAll();
        change.add(new H2(t("What follows")), said(place, before, after));
        if (consequences.isEmpty()) {
            change.add(new Paragraph(t("Nothing else changes.")));
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("rc-consequences");
            consequences.stream().map(this::consequence).forEach(list::add);
            change.add(list);
        }
        ItemRef again = explained;
        if (consequences.isEmpty() && again != null) {
            explain(again);
        } else if (!consequences.isEmpty()) {
            explain(consequences.getFirst().place());
        }
    }

    private Paragraph said(ItemRef place, Answer before, Answer after) {
        if (place.path().isRow()) {
            return new Paragraph(t("A row was removed from {0}.", label(place)));
        }
        return new Paragraph(t("{0}: {1} → {2}", label(place), value(place, before), value(place, after)));
    }

    private ListItem consequence(Consequence it) {
        ListItem entry = new ListItem(badge(it), toRules(it.place()));
        if (it.kind() == Consequence.Kind.VALUE) {
            entry.add(new Span(value(it.place(), it.before()) + " → " + value(it.place(), it.after())));
        }
        Finding finding = it.finding();
        if (finding != null) {
            entry.add(new Span(finding.message().in(Messages.language())));
        }
        return entry;
    }

    private static Badge badge(Consequence it) {
        return switch (it.kind()) {
            case ASKED -> new Badge(t("now asked"), Tone.INFO);
            case HIDDEN -> new Badge(t("no longer asked"), Tone.NEUTRAL);
            case REQUIRED -> new Badge(t("now required"), Tone.INFO);
            case NOT_REQUIRED -> new Badge(t("no longer required"), Tone.NEUTRAL);
            case VALUE -> new Badge(t("calculated"), Tone.INFO);
            case FOUND -> new Badge(t("check fires"), Tone.WARNING);
            case MENDED -> new Badge(t("check settled"), Tone.SUCCESS);
        };
    }

    void explain(ItemRef place) {
        explained = place;
        rules.removeAll();
        NativeButton go = new NativeButton(t("Go to the field"), click -> focus.accept(place));
        go.addClassName("rc-link");
        rules.add(new H2(t("Rules of {0}", label(place))), go);
        List<RuleTrace> all = trialCase.evaluation().explain(place);
        if (all.isEmpty()) {
            rules.add(new Paragraph(t("It has no rules: it is always asked, and nothing is calculated or checked.")));
        }
        all.forEach(each -> rules.add(rule(each)));
        Item item = item(place);
        String source = item == null ? null : item.origin().source();
        if (source != null) {
            Paragraph told = new Paragraph(t("Source: {0}", source));
            told.addClassName("rc-soft");
            rules.add(told);
        }
    }

    private Div rule(RuleTrace it) {
        H3 heading = new H3(ItemWords.kind(it.kind()));
        heading.add(result(it));
        Div shown = new Div(heading);
        shown.addClassName("rc-explained");
        if (it.check() != null) {
            shown.add(new Paragraph(it.check().message().in(Messages.language())));
        }
        Span written = new Span(it.rule());
        written.addClassNames("rc-code", "rc-rule");
        UnorderedList inputs = new UnorderedList();
        inputs.addClassName("rc-inputs");
        it.inputs().stream().limit(MOST_INPUTS).map(this::input).forEach(inputs::add);
        if (it.inputs().size() > MOST_INPUTS) {
            inputs.add(new ListItem(t("and {0} more", it.inputs().size() - MOST_INPUTS)));
        }
        shown.add(written, inputs);
        return shown;
    }

    private Badge result(RuleTrace it) {
        if (it.kind() == RuleTrace.Kind.DERIVED) {
            return new Badge(value(it.place(), it.result()), Tone.INFO);
        }
        if (it.result().isBlank()) {
            return new Badge(t("cannot be told"), Tone.NEUTRAL);
        }
        return it.holds()
                ? new Badge(VaadinIcon.CHECK, t("is so"), it.check() == null ? Tone.SUCCESS : Tone.WARNING)
                : new Badge(VaadinIcon.CLOSE_SMALL, t("is not so"), Tone.NEUTRAL);
    }

    private ListItem input(RuleTrace.Input input) {
        Span name = new Span(input.name());
        name.addClassName("rc-code");
        Component label = input.place() == null ? new Span(t("form not in the case")) : toRules(input.place());
        Span value =
                new Span(input.item() == null ? t("No answer") : shown(AnswerText.print(input.item(), input.answer())));
        value.addClassName("rc-input-value");
        return new ListItem(label, value, name);
    }

    private NativeButton toRules(ItemRef place) {
        NativeButton button = new NativeButton(label(place), click -> explain(place));
        button.addClassName("rc-link");
        return button;
    }

    private String label(ItemRef place) {
        Item item = item(place);
        return item == null ? place.path().toString() : item.label().in(Messages.language());
    }

    private @Nullable Item item(ItemRef place) {
        return trialCase.form(place).find(place.path()).orElse(null);
    }

    private String value(ItemRef place, Answer answer) {
        Item item = item(place);
        return shown(item == null ? answer.print() : AnswerText.print(item, answer));
    }

    private static String shown(String text) {
        return text.isEmpty() ? t("No answer") : text;
    }
}
