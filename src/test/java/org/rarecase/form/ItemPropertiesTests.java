package org.rarecase.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ItemPropertiesTests {

    private static final Set<Class<?>> PARTS =
            Set.of(Item.Common.class, Item.Rules.class, Item.Origin.class, Item.Range.class);

    /** Where fingerprints know a component under the name that it had first. */
    private static final Map<String, String> FORMER =
            Map.of("codes", "codeList", "limits", "files", "precisions", "datePrecisions");

    @Test
    void nothingThatAnItemOfAnyKindHasIsLeftOutOfDifferencesAndFingerprints() {
        Item item = FormFiles.with("form", "- {item: a, type: text, label: {en: A}}")
                .load()
                .form(new FormKey("form"))
                .find("a")
                .orElseThrow();

        assertThat(ItemProperties.of(item).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        kinds(Item.class).flatMap(ItemPropertiesTests::names).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> of) {
        return of.isRecord()
                ? Stream.of(of)
                : Stream.of(of.getPermittedSubclasses()).flatMap(ItemPropertiesTests::kinds);
    }

    private static Stream<String> names(Class<?> of) {
        return Stream.of(of.getRecordComponents())
                .flatMap(component ->
                        PARTS.contains(component.getType()) ? names(component.getType()) : Stream.of(name(component)));
    }

    private static String name(RecordComponent component) {
        return FORMER.getOrDefault(component.getName(), component.getName());
    }
}
