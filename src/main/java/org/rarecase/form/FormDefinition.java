package org.rarecase.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;
import org.rarecase.study.TumourType;

/**
 * A form as its file describes it.
 *
 * @param titleFrom key of the item whose answer follows the title, so that two fillings of the form are told apart;
 *     null: none does
 */
public record FormDefinition(
        FormKey key,
        int version,
        LocalizedText title,
        @Nullable String titleFrom,
        Use use,
        List<Section> sections,
        List<Check> checks) {

    /**
     * In which cases it is filled how often by whom, and who gets to see it.
     *
     * @param repeats may be filled several times in a case
     * @param tumourType shown only in cases of this tumour type; null: in all
     * @param atLeastOnce a repeating form whose first filling must be complete before the case is submitted
     * @param filledBy who fills it
     * @param blinded hidden from a pathologist who has not signed the review off
     */
    public record Use(
            boolean repeats,
            @Nullable TumourType tumourType,
            boolean atLeastOnce,
            FilledBy filledBy,
            boolean blinded) {}

    public boolean repeats() {
        return use.repeats();
    }

    public @Nullable TumourType tumourType() {
        return use.tumourType();
    }

    public boolean atLeastOnce() {
        return use.atLeastOnce();
    }

    public FilledBy filledBy() {
        return use.filledBy();
    }

    public boolean blinded() {
        return use.blinded();
    }

    public boolean isFilledBySite() {
        return filledBy() == FilledBy.SITE;
    }

    /** A form of the central review. */
    public boolean isFilledByPathologist() {
        return filledBy() == FilledBy.PATHOLOGIST;
    }

    /** It shows what is recorded elsewhere, and nobody edits it. */
    public boolean isFilledBySystem() {
        return filledBy() == FilledBy.SYSTEM;
    }

    /** Items in the order of the form, groups without their inner items. */
    public Stream<Item> items() {
        return sections.stream().flatMap(section -> section.items().stream());
    }

    public Optional<Item> find(String itemKey) {
        return items().filter(item -> item.key().equals(itemKey)).findFirst();
    }

    /** The item whose answer follows the title; empty also for a reader who may not see it. */
    public Optional<Item> titleItem() {
        return titleFrom == null ? Optional.empty() : find(titleFrom);
    }

    /** The item at a path; for a whole row, its group. */
    public Optional<Item> find(ItemPath path) {
        ItemPath group = path.groupPath();
        if (group == null) {
            return find(String.valueOf(path.item()));
        }
        return path.isRow()
                ? find(group)
                : find(group)
                        .flatMap(it -> it.items().stream()
                                .filter(item -> item.key().equals(path.item()))
                                .findFirst());
    }

    /**
     * Without the items that a blinded reviewer does not get to see; the same where there are none. Without any section where
     * nothing of it is shown.
     */
    public FormDefinition withoutBlindedItems() {
        return BlindedItems.leftOutOf(this);
    }

    /** Without the items that no reader is ever shown; the same where there are none. */
    public FormDefinition ofReaders() {
        return BlindedItems.ofReaders(this);
    }

    /** Items outside of groups that a blinded reviewer is told as the whole case has them, also where they are calculated. */
    public Stream<Item> shownToReader() {
        return items().filter(item -> item.shownToReader() && !item.isGroup());
    }

    /** Whether a blinded reviewer gets to see anything of it. */
    public boolean isOpenToReader() {
        return !withoutBlindedItems().sections().isEmpty();
    }

    /** Cheap, since definitions are keys of caches; the library holds one definition of each form. */
    @Override
    public int hashCode() {
        return key.hashCode() * 31 + version;
    }

    public FormDefinition with(List<Section> otherSections, List<Check> otherChecks) {
        return new FormDefinition(
                key, version, title, titleFrom, use, List.copyOf(otherSections), List.copyOf(otherChecks));
    }

    /** What it says, flat. Names and order are part of the fingerprints that registries keep. */
    Map<String, @Nullable Object> properties() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("key", key);
        properties.put("version", version);
        properties.put("title", title);
        properties.put("titleFrom", titleFrom);
        properties.put("tumourType", tumourType());
        properties.put("repeats", repeats());
        properties.put("atLeastOnce", atLeastOnce());
        properties.put("filledBy", filledBy());
        properties.put("blinded", blinded());
        properties.put("sections", sections);
        properties.put("checks", checks);
        return properties;
    }
}
