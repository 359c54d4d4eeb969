package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Finding;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.ItemType;
import org.rarecase.form.Severity;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;
import org.rarecase.ui.OwnElement;

/**
 * One item: its label, field, reasons for no value, buttons, and what is wrong with the answer. Until its turn comes it
 * is a bare place that keeps the room free: building all fields of a long form at once would let people wait.
 */
final class ItemField extends Div {

    private static final Set<ItemType> SHORT = Set.of(ItemType.INTEGER, ItemType.DECIMAL, ItemType.DATE, ItemType.TIME);
    private static final Set<ItemType> LONG =
            Set.of(ItemType.LONG_TEXT, ItemType.MULTIPLE_CHOICE, ItemType.CODE, ItemType.FILE);

    private static final int LONG_VALUE = 30;

    private final EntryForm form;
    private final ItemPath path;
    private final Item item;
    private final boolean compact;
    private final FieldIndicators signs = new FieldIndicators(this);
    private List<FieldMark> wantedMarks = List.of();
    private @Nullable Input<?> built;
    private @Nullable ItemTools tools;
    private boolean leftEmpty;
    private String unreadable = "";

    /** @param compact in a cell of a table */
    ItemField(EntryForm form, ItemPath path, Item item, boolean compact) {
        this.form = form;
        this.compact = compact;
        this.path = path;
        this.item = item;
        addClassNames(
                "rc-item",
                "rc-item-" + item.type().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (SHORT.contains(item.type())) {
            addClassName("rc-item-short");
        }
        if (LONG.contains(item.type())) {
            addClassName("rc-item-wide");
        }
        if (item.isDerived()) {
            addClassName("rc-item-derived");
        }
        getElement().setAttribute("data-path", path.toString());
    }

    boolean isBuilt() {
        return built != null;
    }

    /** Makes the field, if it is not there yet. */
    private Input<?> build() {
        Input<?> input = built;
        if (input != null) {
            return input;
        }
        input = makeInput();
        built = input;
        String label = label();
        input.label(label, FormText.plain(item.help()));
        if (FormText.fallsBack(item.label())) {
            input.component().getElement().setAttribute("lang", "en");
        }
        input.component().getElement().setAttribute("data-input", "");
        Span visibleLabel = FormText.span(item.label());
        visibleLabel.addClassName("rc-item-label");
        visibleLabel.getElement().setAttribute("aria-hidden", "true");
        addComponentAsFirst(visibleLabel);
        addComponentAtIndex(1, input.component());
        if (form.settings().readOnly() || item.isDerived()) {
            input.readOnly();
        }
        if (item.isDerived()) {
            addClassName("rc-item-calculated");
        } else {
            listen(input);
        }
        tools = new ItemTools(form, path, item, this);
        tools.show(wantedMarks);
        signs.showPresent();
        return input;
    }

    private Input<?> makeInput() {
        if (item.isDerived()) {
            return Inputs.calculated(item);
        }
        if (item instanceof Item.File it) {
            return Inputs.file(it, path, form.settings().files());
        }
        return form.settings().readOnly()
                ? Inputs.toRead(item, form.settings().tumourType(), compact)
                : Inputs.of(item, form.settings().tumourType(), compact);
    }

    private String label() {
        return item.label().in(form.locale());
    }

    private void listen(Input<?> input) {
        input.onLeft(this::left);
        if (SHORT.contains(item.type()) && form.answers().isRead(path)) {
            input.onTyped(reading -> {
                if (reading.answer() != null && !reading.answer().isBlank()) {
                    form.answers().typed(path, reading.answer());
                }
            });
        }
        getElement().addEventListener("rc-left-empty", left -> leftEmpty());
    }

    private void left(ParsedInput reading) {
        if (reading.answer() == null) {
            form.answers().takeBackTyped(path);
            String stays = new Codes(item).print(form.answers().get(path));
            unreadable = stays.isEmpty()
                    ? reading.problem()
                    : reading.problem() + " " + t("The answer is still {0}.", stays);
            mark(SaveState.FAILED);
            refresh();
        } else {
            boolean wasUnreadable = isUnreadable();
            unreadable = "";
            if (wasUnreadable) {
                signs.clearMark();
            }
            leftEmpty |= reading.answer().isBlank();
            form.answers().answered(path, reading.answer());
            refresh();
        }
    }

    private void leftEmpty() {
        if (!leftEmpty) {
            leftEmpty = true;
            refresh();
        }
    }

    void refresh() {
        boolean asked = form.answers().isAsked(path) || form.isHeld(path);
        setVisible(asked);
        if (!asked || !isBuilt() && !form.fields().mayBuild()) {
            return;
        }
        Input<?> input = build();
        Answer answer = item.isDerived()
                ? form.answers().effective(path)
                : form.answers().get(path);
        if (unreadable.isEmpty() && !form.isBeingTyped(path)) {
            input.show(answer);
        }
        Objects.requireNonNull(tools).refresh(answer);
        if (form.settings().readOnly() || item.isDerived()) {
            // What cannot be scrolled into by typing is read in full.
            setClassName(
                    "rc-item-wide",
                    LONG.contains(item.type()) || AnswerText.print(item, answer).length() > LONG_VALUE);
        }
        setClassName("rc-item-flavoured", answer instanceof Answer.Missing && !answer.isBlank());
        boolean required = form.answers().isRequired(path) && !item.isDerived();
        input.required(required);
        setClassName("rc-item-required", required);
        boolean wanted =
                required && answer.isBlank() && !leftEmpty && !form.settings().readOnly();
        if (wanted) {
            getElement().setAttribute("data-wanted", "");
        } else {
            getElement().removeAttribute("data-wanted");
        }
        showDerivation();
        showFindings(input);
    }

    private void showDerivation() {
        if (!item.isDerived()) {
            return;
        }
        boolean overridden = form.answers().get(path) instanceof Answer.Overridden;
        setClassName("rc-item-overridden", overridden);
        setTitle(DerivedFrom.print(form.explain(path)));
    }

    private void showFindings(Input<?> input) {
        List<Finding> findings = form.answers().findings(path);
        boolean missingShown = leftEmpty || form.settings().showMissing();
        String errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .filter(finding -> missingShown || !finding.isMissing())
                .map(this::text)
                .distinct()
                .collect(Collectors.joining(" "));
        List<String> notes = new ArrayList<>(notesOnDerivation());
        findings.stream()
                .filter(finding -> finding.severity() != Severity.ERROR)
                .map(finding -> finding.severity() == Severity.QUERY
                        ? text(finding) + " " + t("Becomes a query on submission.")
                        : text(finding))
                .forEach(notes::add);
        input.problems(unreadable.isEmpty() ? errors : unreadable, notes);
        setClassName("rc-item-warned", findings.stream().anyMatch(f -> f.severity() != Severity.ERROR));
    }

    private List<String> notesOnDerivation() {
        if (!(form.answers().get(path) instanceof Answer.Overridden it)) {
            return List.of();
        }
        String calculated = new Codes(item).print(form.answers().derived(path));
        return List.of(t(
                "Overridden: {0}. Calculated would be {1}.",
                it.reason(), calculated.isEmpty() ? t("no value") : calculated));
    }

    private String text(Finding finding) {
        return FormText.plain(finding.message());
    }

    void mark(SaveState saveState) {
        signs.mark(saveState);
    }

    void markChangedBy(String name) {
        signs.markChangedBy(name);
    }

    void showPresent(List<FieldPresence> shown) {
        signs.want(shown);
        if (isBuilt()) {
            signs.showPresent();
        }
    }

    /** @param text empty: there is nothing to tell any more */
    void showConcurrentValue(String text) {
        signs.showConcurrentValue(text);
    }

    /** Whether it is filled by typing, so that a text may stand in it of which the server does not know. */
    boolean isTyped() {
        return isBuilt() && !item.isDerived() && !form.settings().readOnly() && !(input() instanceof Choices);
    }

    /** Nothing of what was typed here, or became of it, is told any more. */
    void forgetState() {
        unreadable = "";
        signs.clearMark();
    }

    void setMarks(List<FieldMark> shown) {
        if (!shown.equals(wantedMarks)) {
            wantedMarks = List.copyOf(shown);
            if (tools != null) {
                tools.show(wantedMarks);
            }
        }
    }

    void forgetUnreadable() {
        if (isUnreadable()) {
            unreadable = "";
            signs.clearMark();
        }
    }

    boolean isUnreadable() {
        return !unreadable.isEmpty();
    }

    void offerFor(@Nullable TumourType type) {
        if (built != null) {
            built.offerFor(type);
        }
    }

    /** Gives this answer with a button. */
    void answer(Answer answer) {
        form.answers().answered(path, answer);
        refresh();
    }

    void focusInput() {
        build();
        OwnElement.call(form.getElement(), "goTo", path.toString());
    }

    void focus() {
        if (!isBuilt()) {
            form.fields().buildNext(1);
            refresh();
        }
        focusInput();
    }

    Component input() {
        return build().component();
    }
}
