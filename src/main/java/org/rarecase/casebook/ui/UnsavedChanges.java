package org.rarecase.casebook.ui;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;

/** Answers of the open case that are not stored yet, by filled form. */
final class UnsavedChanges {

    private final Map<FormInstanceId, Map<ItemPath, Change>> byEntry = new LinkedHashMap<>();

    /** Joins with an earlier change of the same item: what was stored before stays what it was. */
    void add(FormInstanceId instanceId, Change change) {
        Map<ItemPath, Change> changes = byEntry.computeIfAbsent(instanceId, id -> new LinkedHashMap<>());
        ItemPath path = change.path();
        if (path.isRow()) {
            changes.keySet().removeIf(other -> other.equals(path) || other.isIn(path));
            changes.put(path, change);
        } else {
            Change earlier = changes.remove(path);
            Answer before = earlier == null ? change.before() : earlier.before();
            if (!before.equals(change.after())) {
                changes.put(path, new Change(path, before, change.after()));
            }
        }
        byEntry.values().removeIf(Map::isEmpty);
    }

    List<Change> of(FormInstanceId instanceId) {
        return List.copyOf(byEntry.getOrDefault(instanceId, Map.of()).values());
    }

    List<Change> of(FormInstanceId instanceId, ItemPath path) {
        Change change = byEntry.getOrDefault(instanceId, Map.of()).get(path);
        return change == null ? List.of() : List.of(change);
    }

    Stream<ItemRef> places() {
        return byEntry.entrySet().stream()
                .flatMap(changes ->
                        changes.getValue().keySet().stream().map(path -> new ItemRef(changes.getKey(), path)));
    }

    Set<FormInstanceId> entries() {
        return Set.copyOf(byEntry.keySet());
    }

    void saved(FormInstanceId instanceId, Collection<Change> changes) {
        Map<ItemPath, Change> left = byEntry.get(instanceId);
        if (left != null) {
            changes.forEach(change -> left.remove(change.path(), change));
            byEntry.values().removeIf(Map::isEmpty);
        }
    }

    void forget(ItemRef place) {
        saved(place.instanceId(), new ArrayList<>(of(place.instanceId(), place.path())));
    }

    /** The person has seen what is stored now and keeps the own answer. */
    void overrideStored(ItemRef place, Answer stored) {
        for (Change change : of(place.instanceId(), place.path())) {
            requireNonNull(byEntry.get(place.instanceId()))
                    .put(place.path(), new Change(change.path(), stored, change.after()));
        }
    }

    void clear() {
        byEntry.clear();
    }

    int count() {
        return byEntry.values().stream().mapToInt(Map::size).sum();
    }

    boolean isEmpty() {
        return byEntry.isEmpty();
    }

    /** Puts the answers over those read from the database, so that the page goes on showing them. */
    void applyTo(VisibleCase read) {
        // A form may have been put aside meanwhile; then its answers can only be undone.
        read.entries().stream()
                .filter(entry -> !entry.kept())
                .forEach(entry -> of(entry.id()).stream()
                        // Moved to a version that does not ask it any more: that is told when it is saved.
                        .filter(change -> entry.form().find(change.path()).isPresent())
                        .forEach(change ->
                                read.evaluation().answer(new ItemRef(entry.id(), change.path()), change.after())));
    }
}
