package org.rarecase.entry.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.FormText;

/** The sections, fields and groups of a form: made in lots, and brought up to date with what is answered. */
final class FormFields {

    private final EntryForm form;
    private final Map<ItemPath, ItemField> fields = new LinkedHashMap<>();
    private final Map<ItemPath, GroupField> groups = new LinkedHashMap<>();
    private final List<Block> blocks = new ArrayList<>();
    private int buildable;

    private record Block(String key, H3 title, Section component, List<Item> items) {}

    FormFields(EntryForm form) {
        this.form = form;
    }

    Section addSection(org.rarecase.form.Section section) {
        H3 title = FormText.show(new H3(), section.title());
        title.getElement().setAttribute("tabindex", "-1");
        title.setId("section-" + form.instanceId() + "-" + section.key());
        Div grid = new Div();
        grid.addClassName("rc-entry-grid");
        section.items().forEach(item -> {
            ItemPath path = ItemPath.of(item.key());
            grid.add(item instanceof Item.Group group ? addGroup(path, group) : addField(path, item, false));
        });
        Section block = new Section(title, grid);
        block.addClassName("rc-entry-section");
        block.getElement().setAttribute("aria-labelledby", title.getId().orElseThrow());
        blocks.add(new Block(section.key(), title, block, section.items()));
        return block;
    }

    GroupField addGroup(ItemPath path, Item.Group item) {
        GroupField group = new GroupField(form, path, item);
        groups.put(path, group);
        return group;
    }

    /** @param compact in a cell of a table */
    ItemField addField(ItemPath path, Item item, boolean compact) {
        ItemField field = new ItemField(form, path, item, compact);
        fields.put(path, field);
        return field;
    }

    void removeField(ItemPath path) {
        fields.remove(path);
        form.answers().forgetTyped(path);
    }

    void removeGroup(ItemPath path) {
        group(path).ifPresent(GroupField::forget);
        groups.remove(path);
    }

    Optional<GroupField> group(ItemPath path) {
        return Optional.ofNullable(groups.get(path));
    }

    Optional<ItemField> field(ItemPath path) {
        return Optional.ofNullable(fields.get(path));
    }

    Collection<ItemField> all() {
        return fields.values();
    }

    /** The paths of the fields of which this is so. */
    List<ItemPath> where(Predicate<ItemField> isSo) {
        return fields.entrySet().stream()
                .filter(field -> isSo.test(field.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Shows at each field those of its own, and none at the others. */
    <T> void distribute(List<T> shown, Function<T, ItemPath> path, BiConsumer<ItemField, List<T>> show) {
        Map<ItemPath, List<T>> byPath = shown.stream().collect(Collectors.groupingBy(path));
        fields.forEach((at, field) -> show.accept(field, byPath.getOrDefault(at, List.of())));
    }

    /** False if the item is not asked at present. */
    boolean focus(ItemPath path) {
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

    void goToSection(String key) {
        blocks.stream()
                .filter(block -> block.key().equals(key))
                .findFirst()
                .ifPresent(block -> block.title().getElement().executeJs("""
                        this.scrollIntoView({block: 'start', behavior: 'instant'});
                        this.focus({preventScroll: true})"""));
    }

    // --- In lots ---

    /** Permits that so many more fields are made. */
    void buildNext(int count) {
        buildable = count;
    }

    boolean mayBuild() {
        return buildable-- > 0;
    }

    // --- Following what is answered ---

    void refreshAll() {
        List<GroupField> outer = groups.entrySet().stream()
                .filter(group -> group.getKey().group() == null)
                .map(Map.Entry::getValue)
                .toList();
        outer.forEach(GroupField::syncRows);
        refreshFields(List.copyOf(fields.keySet()));
        outer.forEach(GroupField::refresh);
        showBlocks();
    }

    /** Makes these fields, which the browser asked for. */
    void build(List<ItemPath> paths) {
        refreshFields(paths);
        askForMore();
    }

    void refresh(List<ItemPath> paths) {
        if (refreshFields(paths)) {
            showBlocks();
        }
    }

    /** True: items came or went. */
    private boolean refreshFields(List<ItemPath> paths) {
        boolean moved = false;
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
            ItemField field = fields.get(path);
            if (field != null) {
                boolean wasVisible = field.isVisible();
                field.refresh();
                moved |= field.isVisible() != wasVisible;
            }
        }
        changed.forEach(group -> {
            group.syncRows();
            group.refresh();
        });
        columns.forEach(path -> group(path).ifPresent(GroupField::showColumns));
        return moved || !changed.isEmpty();
    }

    private void showBlocks() {
        blocks.forEach(block -> block.component()
                .setVisible(
                        block.items().stream().anyMatch(item -> form.answers().isAsked(ItemPath.of(item.key())))));
        askForMore();
    }

    private void askForMore() {
        if (fields.values().stream().anyMatch(field -> field.isVisible() && !field.isBuilt())) {
            form.getElement().executeJs("this.build?.()");
        }
    }

    private Optional<GroupField> outermostGroup(ItemPath path) {
        List<ItemPath> rows = path.enclosingRows();
        ItemPath outermost = rows.isEmpty() ? path : rows.getFirst();
        return group(outermost.isRow() ? Objects.requireNonNull(outermost.groupPath()) : outermost);
    }
}
