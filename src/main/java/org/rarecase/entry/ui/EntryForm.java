package org.rarecase.entry.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.DomListenerRegistration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.RuleTrace;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.study.TumourType;
import org.rarecase.ui.StaticFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Renders one filled form, whatever its definition, and tells of each answer when its field is left. It shows at once
 * what follows from an answer; storing it is the caller's part, who marks the fields as saved or not.
 */
public final class EntryForm extends Composite<Div> {

    /** So many fields are there at once; the browser asks for the others as soon as it has drawn these. */
    private static final int FIRST_FIELDS = 32;

    /** So many that an answer brings up are there with it. */
    private static final int FIELDS_AT_ONCE = 40;

    private final EntryListener listener;
    private final FormAnswers answers;
    private final FormFields fields;
    private final FocusedField focused;
    private final Span announcer = new Span();
    private EntrySettings settings;
    private List<FieldMark> shownMarks = List.of();

    public EntryForm(Evaluation evaluation, FormInstanceId instanceId, EntrySettings settings, EntryListener listener) {
        this.settings = settings;
        this.listener = listener;
        answers = new FormAnswers(evaluation, instanceId, listener, new Following());
        fields = new FormFields(this);
        focused = new FocusedField(answers, fields);
        getContent().addClassName("rc-entry");
        getElement().setPropertyJson("actions", actions());
        answers.form().sections().forEach(section -> getContent().add(fields.addSection(section)));
        announcer.addClassName("rc-hidden");
        announcer.getElement().setAttribute("role", "status");
        getContent().add(announcer);
        fields.buildNext(FIRST_FIELDS);
        fields.refreshAll();
        listen();
    }

    /** What the browser does by itself is in entry-form.js. */
    @Tag("rc-entry-form")
    private static final class BrowserPart extends Div {}

    @Override
    protected Div initContent() {
        return new BrowserPart();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJsModule(StaticFiles.address("entry-form.js"));
    }

    private ArrayNode actions() {
        ArrayNode actions = JsonNodeFactory.instance.arrayNode();
        settings.actions()
                .forEach(action -> actions.addObject()
                        .put(
                                "icon",
                                action.icon().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .put("text", action.tooltip()));
        return actions;
    }

    private void listen() {
        hear(
                "rc-build",
                List.of("event.detail"),
                data -> build(data.get("event.detail").asString("").split(" ")));
        hear(
                "rc-here",
                List.of("event.detail"),
                data -> moved(data.get("event.detail").asString("")));
        hear(
                "rc-action",
                List.of("event.detail.action", "event.detail.path"),
                data -> settings.actions()
                        .get(data.get("event.detail.action").asInt())
                        .start()
                        .accept(answers.place(
                                ItemPath.parse(data.get("event.detail.path").asString()))));
        hear(
                "rc-card",
                List.of("event.detail.path", "event.detail.anchor", "event.detail.byKey"),
                data -> listener.cardAsked(
                        ItemPath.parse(data.get("event.detail.path").asString()),
                        data.get("event.detail.anchor").asString(),
                        data.get("event.detail.byKey").asBoolean()));
    }

    private void hear(String event, List<String> data, Consumer<JsonNode> heard) {
        DomListenerRegistration listening = getElement().addEventListener(event, it -> heard.accept(it.getEventData()));
        data.forEach(listening::addEventData);
    }

    private void build(String[] paths) {
        fields.buildNext(paths.length);
        fields.build(Stream.of(paths)
                .map(ItemPath::parse)
                .filter(path -> fields.field(path).isPresent())
                .toList());
    }

    void moved(String path) {
        ItemPath now = path.isEmpty() ? null : ItemPath.parse(path);
        focused.moveTo(now);
        listener.moved(now);
    }

    // --- Where the person is ---

    /** Whether the browser tells of each field that the person goes into, or only of one that is typed in. */
    public void reportFocus(boolean each) {
        getElement().setProperty("everyFocus", each);
    }

    /** Puts the focus into the field and shows it in the middle; false if the item is not asked at present. */
    public boolean focus(ItemPath path) {
        return fields.focus(path);
    }

    /** Shows the section at the top and puts the focus on its heading. */
    public void goToSection(String key) {
        fields.goToSection(key);
    }

    /** Finds out in the browser which item has, or last had, the focus; null: none yet. */
    public void whereFocused(Consumer<@Nullable ItemPath> found) {
        getElement()
                .executeJs("return this.focusedPath ?? ''")
                .then(String.class, path -> found.accept(path.isEmpty() ? null : ItemPath.parse(path)));
    }

    /** Whether the person is typing into a field just now, so that the form cannot be made anew. */
    public boolean isBeingTypedIn() {
        return focused.isTyped();
    }

    /** What was typed but cannot be read as an answer, and so cannot be saved. */
    public List<ItemPath> unreadable() {
        return fields.where(ItemField::isUnreadable);
    }

    // --- What is told at the fields ---

    public void markChanged(Collection<ItemPath> paths) {
        mark(paths, SaveState.CHANGED);
    }

    public void markSaved(Collection<ItemPath> paths) {
        mark(paths, SaveState.SAVED);
        announcer.setText(paths.size() == 1 ? t("Saved") : t("{0} answers saved", paths.size()));
    }

    public void markFailed(Collection<ItemPath> paths) {
        mark(paths, SaveState.FAILED);
        announcer.setText(paths.size() == 1 ? t("Not saved") : t("{0} answers not saved", paths.size()));
    }

    private void mark(Collection<ItemPath> paths, SaveState state) {
        paths.forEach(path -> fields.field(path).ifPresent(field -> field.mark(state)));
    }

    /** Replaces the marks at the fields. */
    public void setMarks(List<FieldMark> marks) {
        shownMarks = List.copyOf(marks);
        fields.distribute(marks, FieldMark::path, ItemField::setMarks);
    }

    /** What is marked at the items of a row, in words. */
    List<String> marksIn(ItemPath row) {
        return shownMarks.stream()
                .filter(mark -> mark.path().equals(row) || mark.path().isIn(row))
                .map(mark -> answers.form()
                                .find(mark.path())
                                .map(Item::label)
                                .orElse(LocalizedText.NONE)
                                .in(locale())
                        + ": " + mark.text())
                .toList();
    }

    /** Says which required items are missing. */
    public void showMissing() {
        settings = settings.showingMissing();
        fields.refreshAll();
    }

    /** Shows at their fields who else is there. */
    public void showPresent(List<FieldPresence> present) {
        fields.distribute(present, FieldPresence::path, ItemField::showPresent);
    }

    /** Says at the field that somebody else stored another answer, while the person's own waits. */
    public void showConcurrentValue(ItemPath path, String text) {
        fields.field(path).ifPresent(field -> field.showConcurrentValue(text));
    }

    /** Says at the fields, for a moment, that somebody else changed them. */
    public void markChangedBy(String name, Collection<ItemPath> paths) {
        paths.stream()
                .filter(path -> !focused.is(path))
                .flatMap(path -> fields.field(path).filter(ItemField::isBuilt).stream())
                .forEach(field -> field.markChangedBy(name));
    }

    // --- Other answers ---

    /** Puts other answers under the same fields, after the case was read again. Focus and unreadable text stay. */
    public void use(Evaluation read, @Nullable TumourType tumourType) {
        answers.use(read);
        focused.seesWhatIsThere();
        if (!Objects.equals(settings.tumourType(), tumourType)) {
            settings = settings.of(tumourType);
            fields.all().forEach(field -> field.offerFor(tumourType));
        }
        fields.refreshAll();
    }

    /**
     * As {@link #use}, but leaves alone the field in which the person is. Gives what is stored there now, if somebody
     * else changed it meanwhile.
     */
    public Optional<Change> follow(Evaluation read, @Nullable TumourType tumourType) {
        return focused.follow(read, () -> use(read, tumourType));
    }

    /**
     * Puts these answers in place of those that stand there, which no longer count; nobody is told of them, and the
     * focus stays. A row whose answers are all taken back goes.
     */
    public void put(Map<ItemPath, Answer> put) {
        put.forEach((path, answer) -> {
            answers.forgetTyped(path);
            fields.field(path).ifPresent(ItemField::forgetState);
            answers.take(path, answer);
            focused.sees(path, answer);
        });
        put.keySet().stream()
                .flatMap(path -> path.enclosingRows().reversed().stream())
                .distinct()
                .filter(answers::isEmpty)
                .forEach(row -> answers.take(row, Answer.BLANK));
    }

    /** Shows what an answer leads to. */
    private final class Following implements FormAnswers.Shown {

        @Override
        public void touched(Set<ItemRef> places) {
            fields.buildNext(FIELDS_AT_ONCE);
            fields.refresh(places.stream()
                    .filter(place -> place.instanceId().equals(instanceId()))
                    .map(ItemRef::path)
                    .toList());
            listener.followed(places);
        }

        @Override
        public void answered(ItemPath path, Answer now) {
            if (focused.is(path)) {
                focused.sees(path, now);
                showConcurrentValue(path, "");
            }
        }
    }

    // --- For the fields ---

    FormInstanceId instanceId() {
        return answers.instanceId();
    }

    FormAnswers answers() {
        return answers;
    }

    FormFields fields() {
        return fields;
    }

    /** Whether what the person is typing there must not be written over: it has not arrived as an answer yet. */
    boolean isBeingTyped(ItemPath path) {
        return answers.isTyped(path) || isHeld(path);
    }

    /** Stays while others change the form. */
    boolean isHeld(ItemPath path) {
        return focused.isHeld(path);
    }

    List<RuleTrace> explain(ItemPath path) {
        return answers.explain(path).stream()
                .map(rule -> rule.readBy(settings.readable()))
                .toList();
    }

    EntrySettings settings() {
        return settings;
    }

    Locale locale() {
        return Messages.language();
    }
}
