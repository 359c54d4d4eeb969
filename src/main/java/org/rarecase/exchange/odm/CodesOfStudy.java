package org.rarecase.exchange.odm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.rarecase.form.code.CodeSystem;

/** Code lists of ODM as those of forms: in an item where they are its own, else in a file that items name. */
final class CodesOfStudy {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Definitions definitions;
    private final Map<String, Map<String, Object>> files = new TreeMap<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    CodesOfStudy(Definitions definitions) {
        this.definitions = definitions;
    }

    /** Those that have a file of their own, by key. */
    Map<String, Map<String, Object>> files() {
        return files;
    }

    /** Says at an item what is chosen from. False if there is no such list, or nothing in it. */
    boolean offer(Map<String, Object> item, String oid) {
        OdmElement list = definitions.find("CodeList", oid).orElse(null);
        List<Object> codes = list == null ? List.of() : codes(list);
        if (list == null || codes.isEmpty()) {
            return false;
        }
        String key = list.called();
        Map<String, Object> title = FormsOfStudy.inEnglish(list.texts("Description"), key);
        boolean own = key.equals(item.get("item")) && title.equals(item.get("label"));
        boolean free = !files.containsKey(key) || key.equals(named.get(oid));
        if (own || !KEY.matcher(key).matches() || !free) {
            item.put("codes", codes);
            return true;
        }
        named.put(oid, key);
        files.computeIfAbsent(key, it -> {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("codelist", key);
            file.put("title", title);
            open(file, list);
            file.put("codes", codes);
            return file;
        });
        item.put("codelist", key);
        return true;
    }

    private static List<Object> codes(OdmElement list) {
        List<Object> codes = new ArrayList<>();
        for (OdmElement item : list.children()) {
            if (item.name().equals("CodeListItem") || item.name().equals("EnumeratedItem")) {
                codes.add(code(item));
            }
        }
        return codes;
    }

    private static Map<String, Object> code(OdmElement item) {
        String value = String.valueOf(item.attr("CodedValue"));
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("code", value);
        code.put("label", FormsOfStudy.inEnglish(item.texts("Decode"), value));
        String tumours = item.own().get("tumourTypes");
        if (tumours != null) {
            code.put("tumours", List.of(tumours.split(" ")));
        }
        for (String property : List.of("entity", "successor")) {
            if (item.own().containsKey(property)) {
                code.put(property, item.own().get(property));
            }
        }
        for (CodeSystem system : CodeSystem.values()) {
            item.coding(system).ifPresent(found -> code.put(system.key(), found));
        }
        open(code, item);
        return code;
    }

    private static void open(Map<String, Object> into, OdmElement element) {
        String open = element.own().get("open");
        if (open != null) {
            into.put("confirm", true);
            if (!open.isEmpty()) {
                into.put("note", open);
            }
        }
    }
}
