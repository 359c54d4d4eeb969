package org.rarecase.ui;

import com.vaadin.flow.dom.Element;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element {@code <rc-…>} of our own scripts. */
public final class OwnElement {

    private OwnElement() {}

    /** Calls a method of it, as soon as its script has arrived. */
    public static void call(Element element, String method, @Nullable Object... arguments) {
        String passed = IntStream.range(0, arguments.length)
                .mapToObj(i -> "$" + (i + 1))
                .collect(Collectors.joining(", "));
        element.executeJs(
                "customElements.whenDefined(this.localName).then(() => this[$0](" + passed + "))",
                Stream.concat(Stream.of(method), Stream.of(arguments)).toArray());
    }
}
