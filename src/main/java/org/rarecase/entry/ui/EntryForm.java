package org.rarecase.entry.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.RuleTrace;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.study.TumourType;
import org.rarecase.ui.FormText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Renders one filled form, whatever its definition, and tells of each answer when its field is left. It shows at once
 * what follows from an answer; storing it is the caller's part, who marks the fields as saved or not.
 */
public final class EntryForm extends Composite<Div> {

    /**
     * @param readOnly nothing can be changed
     * @param tumourType of the case, for code lists that depend on it
     * @param showMissing says at once which required items are missing, not only where a field was left empty
     * @param actions a button each at every field
     * @param files where documents are kept; null: files cannot be given
     * @param readable whether the reader may know an answer of another form that a calculated value follows from
     */
    public record Settings(
            boolean readOnly,
            @Nullable TumourType tumourType,
            boolean showMissing,
            List<FieldAction> actions,
            @Nullable EntryFiles files,
            Predicate<ItemRef> readable) {

        public Settings {
            actions = List.copyOf(actions);
        }

        public Settings(
                boolean readOnly, @Nullable TumourType tumourType, boolean showMissing, List<FieldAction> actions) {
            this(readOnly, tumourType, showMissing, actions, null);
        }

        public Settings(
                boolean readOnly,
                @Nullable TumourType tumourType,
                boolean showMissing,
                List<FieldAction> actions,
                @Nullable EntryFiles files) {
            this(readOnly, tumourType, showMissing, actions, files, place -> true);
        }

        private Settings showingMissing() {
            return new Settings(readOnly, tumourType, true, actions, files, readable);
        }

        private Settings of(@Nullable TumourType type) {
            return new Settings(readOnly, type, showMissing, actions, files, readable);
        }
    }

    /** Whoever stores the answers. */
    @FunctionalInterface
    public interface Listener {

        /** A field was left with another answer, or a row was removed; several were given at once, to be stored together. */
        void answered(List<Change> changes);

        /** A row is about to be removed with these answers; {@link #answered} follows. */
        default void removing(ItemPath row, Map<ItemPath, Answer> answers) {}

        /** A field was left with the answer that it had before, however it was typed. */
        default void leftUnchanged(ItemPath path) {}

        /** The person went into this field, or into none. It is told as soon as something is typed, or others are there. */
        default void moved(@Nullable ItemPath path) {}

        /** After an answer, also one still being typed: what may look different, in this form and in others. */
        default void followed(Set<ItemRef> places) {}

        /**
         * Somebody wants to know more about an item.
         *
         * @param anchor id of the element where it is to be shown
         * @param byKey it was asked for with the keyboard, so it has to be said as well
         */
        default void cardAsked(ItemPath path, String anchor, boolean byKey) {}
    }

    /** So many fields are there at once; the browser asks for the others as soon as it has drawn these. */
    private static final int FIRST_FIELDS = 32;

    /** So many that an answer brings up are there with it. */
    private static final int FIELDS_AT_ONCE = 40;

    private final long instanceId;
    private final Listener listener;
    private final Map<ItemPath, ItemField> fields = new LinkedHashMap<>();
    private final Map<ItemPath, GroupField> groups = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<ItemPath, Answer> provisional = new HashMap<>();

    /** Rows without an answer of a person, with their groups. */
    private final Map<ItemPath, Item> added = new LinkedHashMap<>();

    private final Span announcer = new Span();
    private Evaluation evaluation;
    private Settings settings;
    private @Nullable FocusedAnswer held;
    private List<FieldMark> shownMarks = List.of();
    private boolean following;
    private int buildable;

    private record Block(String key, H3 title, Section component, List<Item> items) {}

    public EntryForm(Evaluation evaluation, long instanceId, Settings settings, Listener listener) {
        this.evaluation = evaluation;
        this.instanceId = instanceId;
        this.settings = settings;
        this.listener = listener;
        getContent().addClassName("rc-entry");
        getElement().setPropertyJson("actions", actions());
        FormDefinition form = evaluation.form(instanceId);
        form.sections().forEach(this::addSection);
        announcer.addClassName("rc-hidden");
        announcer.getElement().setAttribute("role", "status");
        getContent().add(announcer);
        buildNext(FIRST_FIELDS);
        refreshAll();
        listen();
        listenForCards();
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
        event.getUI().getPage().addJsModule("/entry-form.js");
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
        getElement()
                .addEventListener("rc-build", event -> {
                    String[] paths = event.getEventData()
                            .get("event.detail")
                            .asString("")
                            .split(" ");
                    buildNext(paths.length);
                    refresh(Stream.of(paths)
                            .map(ItemPath::parse)
                            .filter(fields::containsKey)
                            .toList());
                })
                .addEventData("event.detail");
        getElement()
                .addEventListener("rc-action", event -> {
                    int action = event.getEventData().get("event.detail.action").asInt();
                    ItemPath path = ItemPath.parse(
                            event.getEventData().get("event.detail.path").asString());
                    settings.actions().get(action).start().accept(place(path));
                })
                .addEventData("event.detail.action")
                .addEventData("event.detail.path");
        getElement()
                .addEventListener(
                        "rc-here",
                        event -> moved(event.getEventData().get("event.detail").asString("")))
                .addEventData("event.detail");
    }

    /** Whether the browser tells of each field that the person goes into, or only of one that is typed in. */
    public void reportFocus(boolean each) {
        getElement().setProperty("everyFocus", each);
    }

    void moved(String path) {
        ItemPath now = path.isEmpty() ? null : ItemPath.parse(path);
        FocusedAnswer left = held;
        held = now == null || !fields.containsKey(now)
                ? null
                : left != null && left.path().equals(now)
                        ? left
                        : new FocusedAnswer(now, provisional.getOrDefault(now, answer(now)), null);
        if (left != null && !left.equals(held)) {
            take(left);
        }
        listener.moved(now);
    }

    /** The field was left: unless the person answered otherwise, it shows what others stored meanwhile. */
    private void take(FocusedAnswer left) {
        Answer stored = left.stored();
        ItemPath path = left.path();
        boolean unreadable = field(path).map(ItemField::isUnreadable).orElse(false);
        // Something else may have stood there for a while, and was taken back before the field was left.
        takeBackTyped(path);
        if (stored != null && !unreadable) {
            if (answer(path).equals(left.seen())) {
                take(path, stored);
            }
            field(path).ifPresent(field -> {
                field.refresh();
                field.showConcurrentValue("");
            });
        } else if (!isAsked(path)) {
            field(path).ifPresent(ItemField::refresh);
        }
    }

    private void listenForCards() {
        getElement()
                .addEventListener("rc-card", event -> {
                    JsonNode data = event.getEventData();
                    listener.cardAsked(
                            ItemPath.parse(data.get("event.detail.path").asString()),
                            data.get("event.detail.anchor").asString(),
                            data.get("event.detail.byKey").asBoolean());
                })
                .addEventData("event.detail.path")
                .addEventData("event.detail.anchor")
                .addEventData("event.detail.byKey");
    }

    /** Permits that so many more fields are made. */
    void buildNext(int fields) {
        buildable = fields;
    }

    boolean mayBuild() {
        return buildable-- > 0;
    }

    private void addSection(org.rarecase.form.Section section) {
        H3 title = FormText.show(new H3(), section.title());
        title.getElement().setAttribute("tabindex", "-1");
        title.setId("section-" + instanceId + "-" + section.key());
        Div grid = new Div();
        grid.addClassName("rc-entry-grid");
        section.items().forEach(item -> {
            ItemPath path = ItemPath.of(item.key());
            grid.add(item.isGroup() ? addGroup(path, item) : addField(path, item, false));
        });
        Section block = new Section(title, grid);
        block.addClassName("rc-entry-section");
        block.getElement().setAttribute("aria-labelledby", title.getId().orElseThrow());
        blocks.add(new Block(section.key(), title, block, section.items()));
        getContent().add(block);
    }

    GroupField addGroup(ItemPath path, Item item) {
        GroupField group = new GroupField(this, path, item);
        groups.put(path, group);
        return group;
    }

    /** @param compact in a cell of a table */
    ItemField addField(ItemPath path, Item item, boolean compact) {
        ItemField field = new ItemField(this, path, item, compact);
        fields.put(path, field);
        return field;
    }

    void removeField(ItemPath path) {
        fields.remove(path);
        provisional.remove(path);
    }

    void removeGroup(ItemPath path) {
        group(path).ifPresent(GroupField::forget);
        groups.remove(path);
    }

    /** Puts the focus into the field and shows it in the middle; false if the item is not asked at present. */
    public boolean focus(ItemPath path) {
        GroupField group = groups.get(path.isRow() ? path.groupPath() : path);
        if (group != null) {
            return group.focus(path.isRow() ? path.row() : null);
        }
        ItemField field = fields.get(path);
        if (field == null || !field.isVisible()) {
            return false;
        }
        field.focus();
        return true;
    }

    /** Shows the section at the top and puts the focus on its heading. */
    public void goToSection(String key) {
        blocks.stream()
                .filter(block -> block.key().equals(key))
                .findFirst()
                .ifPresent(block -> block.title().getElement().executeJs("""
                        this.scrollIntoView({block: 'start', behavior: 'instant'});
                        this.focus({preventScroll: true})"""));
    }

    /** Finds out in the browser which item has, or last had, the focus; null: none yet. */
    public void whereFocused(Consumer<@Nullable ItemPath> found) {
        getElement()
                .executeJs("return this.focusedPath ?? ''")
                .then(String.class, path -> found.accept(path.isEmpty() ? null : ItemPath.parse(path)));
    }

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
        paths.forEach(path -> field(path).ifPresent(field -> field.mark(state)));
    }

    /** Replaces the marks at the fields. */
    public void setMarks(List<FieldMark> marks) {
        shownMarks = List.copyOf(marks);
        Map<ItemPath, List<FieldMark>> byPath = marks.stream().collect(Collectors.groupingBy(FieldMark::path));
        fields.forEach((path, field) -> field.setMarks(byPath.getOrDefault(path, List.of())));
    }

    /** What is marked at the items of a row, in words. */
    List<String> marksIn(ItemPath row) {
        return shownMarks.stream()
                .filter(mark -> mark.path().equals(row) || mark.path().isIn(row))
                .map(mark -> evaluation
                                .form(instanceId)
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
        refreshAll();
    }

    /** What was typed but cannot be read as an answer, and so cannot be saved. */
    public List<ItemPath> unreadable() {
        return fields.entrySet().stream()
                .filter(field -> field.getValue().isUnreadable())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Puts other answers under the same fields, after the case was read again. Focus and unreadable text stay. */
    public void use(Evaluation read, @Nullable TumourType tumourType) {
        evaluation = read;
        beginAddedAgain();
        if (held != null && !following) {
            held = new FocusedAnswer(held.path(), answer(held.path()), null);
        }
        if (!Objects.equals(settings.tumourType(), tumourType)) {
            settings = settings.of(tumourType);
            fields.values().forEach(field -> field.offerFor(tumourType));
        }
        refreshAll();
    }

    /**
     * As {@link #use}, but leaves alone the field in which the person is. Gives what is stored there now, if somebody
     * else changed it meanwhile.
     */
    public Optional<Change> follow(Evaluation read, @Nullable TumourType tumourType) {
        FocusedAnswer before = held;
        if (before != null && field(before.path()).map(ItemField::isTyped).orElse(false)) {
            Answer shown = answer(before.path());
            Answer stored = read.answers(instanceId).get(before.path());
            held = new FocusedAnswer(before.path(), before.seen(), stored.equals(before.seen()) ? null : stored);
            if (!stored.equals(shown)) {
                read.answer(place(before.path()), shown);
            }
            following = true;
        }
        try {
            use(read, tumourType);
        } finally {
            following = false;
        }
        return Optional.ofNullable(held)
                .flatMap(now ->
                        Optional.ofNullable(now.stored()).map(stored -> new Change(now.path(), now.seen(), stored)));
    }

    /**
     * Puts these answers in place of those that stand there, which no longer count; nobody is told of them, and the
     * focus stays. A row whose answers are all taken back goes.
     */
    public void put(Map<ItemPath, Answer> answers) {
        answers.forEach((path, answer) -> {
            provisional.remove(path);
            field(path).ifPresent(ItemField::forgetState);
            take(path, answer);
            if (held != null && held.path().equals(path)) {
                held = new FocusedAnswer(path, answer, null);
            }
        });
        answers.keySet().stream()
                .flatMap(path -> path.enclosingRows().reversed().stream())
                .distinct()
                .filter(this::isEmpty)
                .forEach(row -> take(row, Answer.BLANK));
    }

    /** Whether the person is typing into a field just now, so that the form cannot be made anew. */
    public boolean isBeingTypedIn() {
        return held != null && field(held.path()).map(ItemField::isTyped).orElse(false);
    }

    /** Whether what the person is typing there must not be written over: it has not arrived as an answer yet. */
    boolean isBeingTyped(ItemPath path) {
        return provisional.containsKey(path) || isHeld(path);
    }

    /** Stays while others change the form. */
    boolean isHeld(ItemPath path) {
        return following && held != null && held.path().equals(path);
    }

    /** Shows at their fields who else is there. */
    public void showGuests(List<FieldPresence> guests) {
        Map<ItemPath, List<FieldPresence>> byPath = guests.stream().collect(Collectors.groupingBy(FieldPresence::path));
        fields.forEach((path, field) -> field.showGuests(byPath.getOrDefault(path, List.of())));
    }

    /** Says at the field that somebody else stored another answer, while the person's own waits. */
    public void showConcurrentValue(ItemPath path, String text) {
        field(path).ifPresent(field -> field.showConcurrentValue(text));
    }

    /** Says at the fields, for a moment, that somebody else changed them. */
    public void markChangedBy(String name, Collection<ItemPath> paths) {
        paths.stream()
                .filter(path -> held == null || !held.path().equals(path))
                .forEach(path -> field(path).filter(ItemField::isBuilt).ifPresent(field -> field.markChangedBy(name)));
    }

    void typed(ItemPath path, Answer answer) {
        Answer before = answer(path);
        if (!before.equals(answer)) {
            provisional.putIfAbsent(path, before);
            take(path, answer);
        }
    }

    /** What the person typed last cannot be read, so what could be read of it before does not stay either. */
    void takeBackTyped(ItemPath path) {
        Answer before = provisional.remove(path);
        if (before != null && !before.equals(answer(path))) {
            take(path, before);
        }
    }

    void answered(ItemPath path, Answer after) {
        Answer before = provisional.containsKey(path) ? provisional.remove(path) : answer(path);
        take(path, after);
        Answer now = answer(path);
        if (held != null && held.path().equals(path)) {
            held = new FocusedAnswer(path, now, null);
            field(path).ifPresent(field -> field.showConcurrentValue(""));
        }
        boolean inAddedRow = path.enclosingRows().stream().anyMatch(added::containsKey);
        if (before.equals(now) || inAddedRow && now.isBlank()) {
            listener.leftUnchanged(path);
        } else if (inAddedRow) {
            List<Change> given = new ArrayList<>(defaultsAround(path));
            given.add(new Change(path, Answer.BLANK, now));
            path.enclosingRows().forEach(added::remove);
            listener.answered(given);
        } else {
            listener.answered(List.of(new Change(path, before, now)));
        }
    }

    void leftUnchanged(ItemPath path) {
        listener.leftUnchanged(path);
    }

    void removedRow(ItemPath row) {
        if (added.containsKey(row)) {
            added.keySet().removeIf(inner -> inner.equals(row) || inner.isIn(row));
            take(row, Answer.BLANK);
            return;
        }
        Answer before = evaluation.answers(instanceId).ofRow(row);
        Map<ItemPath, Answer> answers =
                new LinkedHashMap<>(evaluation.answers(instanceId).all());
        answers.keySet().removeIf(path -> !path.isIn(row));
        listener.removing(row, answers);
        take(row, Answer.BLANK);
        listener.answered(List.of(new Change(row, before, Answer.BLANK)));
    }

    /** Adds a row for each of these, with the defaults of what they do not answer, and tells of all at once. */
    void addRows(ItemPath group, Item item, List<Map<Item, Answer>> rows) {
        List<Change> given = new ArrayList<>();
        for (Map<Item, Answer> answers : rows) {
            ItemPath row = group.toRow(RowKeys.next(rows(group)));
            take(row.toItem(item.items().getFirst().key()), Answer.BLANK);
            for (Item inner : item.items()) {
                ItemPath path = row.toItem(inner.key());
                Answer pasted = answers.getOrDefault(inner, Answer.BLANK);
                Answer answer = pasted.isBlank() ? evaluation.byDefault(place(path)) : pasted;
                if (!answer.isBlank()) {
                    take(path, answer);
                    given.add(new Change(path, Answer.BLANK, answer));
                }
            }
        }
        if (!given.isEmpty()) {
            listener.answered(given);
        }
    }

    /** Makes a row known to the rules; it is told of with the first answer that the person gives, defaults included. */
    void addedRow(ItemPath row, Item group) {
        added.put(row, group);
        begin(row, group, this::take);
    }

    private void begin(ItemPath row, Item group, BiConsumer<ItemPath, Answer> answer) {
        answer.accept(row.toItem(group.items().getFirst().key()), Answer.BLANK);
        for (Item item : group.items()) {
            ItemPath path = row.toItem(item.key());
            Answer byDefault = evaluation.byDefault(place(path));
            if (!byDefault.isBlank()) {
                answer.accept(path, byDefault);
            }
        }
    }

    /** Rows to which nobody has given an answer are stored nowhere, and go on being there when the case is read again. */
    private void beginAddedAgain() {
        added.keySet().removeIf(row -> {
            ItemPath outer = row.outer();
            return outer != null
                    && !added.containsKey(outer)
                    && !evaluation.answers(instanceId).hasRow(outer);
        });
        added.forEach((row, group) -> begin(row, group, (path, answer) -> evaluation.answer(place(path), answer)));
    }

    /** What the rows around this path, which are stored nowhere yet, have by default. */
    private List<Change> defaultsAround(ItemPath path) {
        return path.enclosingRows().stream()
                .filter(added::containsKey)
                .flatMap(row -> requireNonNull(added.get(row)).items().stream().map(item -> row.toItem(item.key())))
                .filter(inner -> !inner.equals(path) && !answer(inner).isBlank())
                .map(inner -> new Change(inner, Answer.BLANK, answer(inner)))
                .toList();
    }

    private void take(ItemPath path, Answer answer) {
        buildNext(FIELDS_AT_ONCE);
        Set<ItemRef> touched = evaluation.answer(place(path), answer);
        refresh(touched.stream()
                .filter(place -> place.instanceId() == instanceId)
                .map(ItemRef::path)
                .toList());
        listener.followed(touched);
    }

    private void refreshAll() {
        List<GroupField> outer = groups.entrySet().stream()
                .filter(group -> group.getKey().group() == null)
                .map(Map.Entry::getValue)
                .toList();
        outer.forEach(GroupField::syncRows);
        refresh(List.copyOf(fields.keySet()));
        outer.forEach(GroupField::refresh);
    }

    private void refresh(List<ItemPath> paths) {
        Set<GroupField> changed = new LinkedHashSet<>();
        Set<ItemPath> columns = new LinkedHashSet<>();
        for (ItemPath path : paths) {
            ItemPath around = path.groupPath();
            if (around != null) {
                columns.add(around);
            }
            if (path.isRow() || !fields.containsKey(path)) {
                outermostGroup(path).ifPresent(changed::add);
            }
            field(path).ifPresent(ItemField::refresh);
        }
        changed.forEach(group -> {
            group.syncRows();
            group.refresh();
        });
        columns.forEach(path -> group(path).ifPresent(GroupField::showColumns));
        blocks.forEach(block -> block.component()
                .setVisible(block.items().stream().anyMatch(item -> isAsked(ItemPath.of(item.key())))));
        if (fields.values().stream().anyMatch(field -> field.isVisible() && !field.isBuilt())) {
            getElement().executeJs("this.build?.()");
        }
    }

    private Optional<GroupField> outermostGroup(ItemPath path) {
        List<ItemPath> rows = path.enclosingRows();
        ItemPath outermost = rows.isEmpty() ? path : rows.getFirst();
        return group(outermost.isRow() ? Objects.requireNonNull(outermost.groupPath()) : outermost);
    }

    Optional<GroupField> group(ItemPath path) {
        return Optional.ofNullable(groups.get(path));
    }

    Optional<ItemField> field(ItemPath path) {
        return Optional.ofNullable(fields.get(path));
    }

    ItemRef place(ItemPath path) {
        return new ItemRef(instanceId, path);
    }

    Answer answer(ItemPath path) {
        return evaluation.answers(instanceId).get(path);
    }

    Answer effective(ItemPath path) {
        return evaluation.effective(place(path));
    }

    Answer derived(ItemPath path) {
        return evaluation.derived(place(path));
    }

    List<RuleTrace> explain(ItemPath path) {
        return evaluation.explain(place(path)).stream()
                .map(rule -> rule.readBy(settings.readable()))
                .toList();
    }

    boolean isAsked(ItemPath path) {
        return evaluation.isAsked(place(path));
    }

    boolean isRequired(ItemPath path) {
        return evaluation.isRequired(place(path));
    }

    List<String> rows(ItemPath group) {
        return evaluation.answers(instanceId).rows(group);
    }

    /** Nothing was entered in it; what it has by default does not count. */
    boolean isEmpty(ItemPath row) {
        return added.containsKey(row)
                || evaluation.answers(instanceId).ofRow(row).isBlank();
    }

    List<Finding> findings(ItemPath path) {
        return evaluation.findings(place(path));
    }

    Settings settings() {
        return settings;
    }

    Locale locale() {
        return Messages.language();
    }
}
