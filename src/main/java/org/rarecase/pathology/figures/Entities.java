package org.rarecase.pathology.figures;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;

/**
 * The categories that diagnoses are counted in: the entities of the code list, whether or not anybody chose them. A code that
 * the list does not have is an entity of its own.
 */
final class Entities {

    private final Map<String, String> ofCode = new LinkedHashMap<>();
    private final List<String> all;

    /** @param found codes as they were chosen */
    Entities(CodeList list, Collection<String> found) {
        TreeSet<String> names = new TreeSet<>();
        for (Code code : list.codes()) {
            String entity = code.entity() == null ? code.value() : code.entity();
            // What the tumour is, is told in words: no two of them are known to be the same.
            if (!code.value().equals("other")) {
                ofCode.put(code.value(), entity);
                names.add(entity);
            }
        }
        for (String code : found) {
            ofCode.putIfAbsent(code, code);
            names.add(of(code));
        }
        all = List.copyOf(names);
    }

    String of(String code) {
        return ofCode.getOrDefault(code, code);
    }

    List<String> all() {
        return all;
    }
}
