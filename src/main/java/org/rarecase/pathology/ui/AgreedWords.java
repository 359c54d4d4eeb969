package org.rarecase.pathology.ui;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.Forms;
import org.rarecase.form.KnownItem;
import org.rarecase.form.code.CodeList;
import org.rarecase.pathology.agreed.DiagnosisContent;
import org.rarecase.ui.FormText;

/** How pages name a diagnosis that readers came to. */
final class AgreedWords {

    private AgreedWords() {}

    /** Code, its label, the words, grade, subtype and score, as far as there are any. */
    static String of(DiagnosisContent content, Forms forms) {
        String said = Stream.of(
                        coded(content.morphology(), forms),
                        content.diagnosis(),
                        content.grade(),
                        content.subtype(),
                        content.score())
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? "–" : said;
    }

    private static @Nullable String coded(@Nullable String morphology, Forms forms) {
        CodeList codes = codes(forms);
        return morphology == null || codes == null
                ? morphology
                : codes.find(morphology)
                        .map(code -> morphology + " " + FormText.plain(code.label()))
                        .orElse(morphology);
    }

    /** The morphologies of the registry; null if it codes none. */
    static @Nullable CodeList codes(Forms forms) {
        return forms.inUse()
                .find(KnownItem.MORPHOLOGY.form())
                .flatMap(form -> form.find(KnownItem.MORPHOLOGY.path()))
                .map(item -> item.codeList())
                .orElse(null);
    }
}
