package org.rarecase.form.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;

/** Reads permitted values: of a file, or those that stand in an item. */
final class CodeListReader {

    private CodeListReader() {}

    static CodeList read(YamlNode list) {
        return new CodeList(list.text("codelist", ""), list.translated("title"), codes(list), open(list));
    }

    /**
     * A list whose codes stand in a table beside it, behind those of its own file. A code that stands in both is the one of
     * the list's file: it says which tumour types it is for, the table of a registry need not.
     */
    static CodeList read(YamlNode list, CodeTable table) {
        List<Code> own = codes(list);
        Set<String> values = own.stream().map(Code::value).collect(Collectors.toSet());
        List<Code> codes = Stream.concat(
                        own.stream(), table.codes().stream().filter(code -> !values.contains(code.value())))
                .toList();
        return new CodeList(list.text("codelist", ""), list.translated("title"), codes, open(list));
    }

    /** The list of an item that names its codes itself; it has the item's key. */
    static CodeList inPlace(YamlNode item) {
        return new CodeList(item.text("item", ""), item.translated("label"), codes(item));
    }

    private static List<Code> codes(YamlNode list) {
        return list.list("codes").stream().map(CodeListReader::code).toList();
    }

    private static Code code(YamlNode code) {
        if (!code.value().isObject()) {
            return new Code(code.text(), LocalizedText.english(code.text()), Set.of());
        }
        return new Code(
                code.text("code", ""),
                code.translated("label"),
                Set.copyOf(code.texts("tumours")),
                textOrNull(code.text("entity", "")),
                textOrNull(code.text("successor", "")),
                CodingReader.read(code),
                open(code));
    }

    private static @Nullable String textOrNull(String given) {
        return given.isEmpty() ? null : given;
    }

    private static @Nullable String open(YamlNode part) {
        return part.flag("confirm") ? part.text("note", "") : null;
    }

    /** Codes that stand there twice, and codes of terminologies that cannot be. */
    static List<FormLibrary.Problem> problems(YamlNode list) {
        List<FormLibrary.Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode code : list.list("codes")) {
            CodingReader.check(code, problems::add);
            String value = code(code).value();
            if (value.isEmpty()) {
                problems.add(code.problem("There is no code. Add it, or remove the line."));
            } else if (!seen.add(value)) {
                problems.add(code.problem("Code “" + value + "” stands here a second time. Keep one."));
            }
        }
        list.list("codes").forEach(code -> {
            String successor = code(code).successor();
            if (successor != null
                    && (!seen.contains(successor) || successor.equals(code(code).value()))) {
                problems.add(code.problem("The successor “" + successor
                        + "” is no other code of this list. Name the code that means the same tumour now."));
            }
        });
        return problems;
    }
}
