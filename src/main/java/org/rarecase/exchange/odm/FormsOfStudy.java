package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;

/** Turns definitions of ODM into files in the language of forms. What has no counterpart is told and stays out. */
final class FormsOfStudy {

    private static final String FORM = "F.";
    private static final String SECTION = "S.";

    private final Definitions definitions;
    private final Findings findings;
    private final CodesOfStudy codes;
    private final Map<String, String> files = new TreeMap<>();

    FormsOfStudy(Definitions definitions, Findings findings) {
        this.definitions = definitions;
        this.findings = findings;
        this.codes = new CodesOfStudy(definitions);
    }

    Map<String, String> files() {
        List<Object> casebook = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (OdmElement def : definitions.forms()) {
            String key = formKey(def, keys);
            Map<String, Object> form = new Form(def, key).read();
            if (form != null) {
                files.put("core/" + key + ".yaml", FormsYaml.write(form));
                casebook.add(key);
            }
        }
        codes.files().forEach((key, file) -> files.put("codelists/" + key + ".yaml", FormsYaml.write(file)));
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("casebook", casebook);
        files.put("casebook.yaml", FormsYaml.write(order));
        return files;
    }

    private String formKey(OdmElement def, Set<String> taken) {
        String ours = def.oid().startsWith(FORM) && def.own().containsKey("version")
                ? def.oid().substring(FORM.length())
                : null;
        String key = ours != null ? ours : key(def, taken, '-');
        taken.add(key);
        return key;
    }

    /** A key of ours for what is called in any way: told where it is not the same. */
    private String key(OdmElement def, Set<String> taken, char between) {
        String plain = Normalizer.normalize(def.called(), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", String.valueOf(between))
                .replaceAll("^[^a-z]+|[_-]+$", "");
        String base = plain.isEmpty() ? "x" : plain;
        String key = base;
        for (int number = 2; taken.contains(key) || key.equals("row") || key.equals("flavour"); number++) {
            key = base + between + number;
        }
        if (!key.equals(def.called())) {
            told(def, texts("“{0}” is called {1} here.", def.called(), key));
        }
        return key;
    }

    private void told(OdmElement at, LocalizedText why) {
        findings.add(at.line(), at.column(), at.name() + " " + at.oid(), why);
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null && !(value instanceof Map<?, ?> map && map.isEmpty()) && !Boolean.FALSE.equals(value)) {
            into.put(key, value);
        }
    }

    /** In English at least: where there is another language alone, that stands for it. */
    static Map<String, Object> inEnglish(Map<String, String> texts, String otherwise) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put(
                "en",
                texts.getOrDefault("en", texts.values().stream().findFirst().orElse(otherwise)));
        texts.forEach(said::putIfAbsent);
        return said;
    }

    private final class Form {

        private final OdmElement def;
        private final String key;
        private final Map<String, List<Map<String, Object>>> groups = new HashMap<>();
        private final List<Object> checks = new ArrayList<>();

        Form(OdmElement def, String key) {
            this.def = def;
            this.key = key;
        }

        @Nullable
        Map<String, Object> read() {
            List<Object> sections = sections();
            if (sections.isEmpty()) {
                told(def, texts("The form has no items; it was left out."));
                return null;
            }
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("form", key);
            form.put("version", new BigDecimal(def.own().getOrDefault("version", "1")));
            form.put("title", inEnglish(def.texts("Description"), def.called()));
            put(form, "titleFrom", def.own().get("titleFrom"));
            put(form, "tumourType", def.own().get("tumourType"));
            String repeating = def.attributes().getOrDefault("Repeating", "No");
            put(form, "repeats", !repeating.equals("No"));
            put(form, "atLeastOnce", def.says("atLeastOnce"));
            put(form, "filledBy", def.own().get("filledBy"));
            put(form, "blinded", def.says("blinded"));
            form.put("sections", sections);
            if (!checks.isEmpty()) {
                form.put("checks", checks);
            }
            return form;
        }

        private List<Object> sections() {
            List<Object> sections = new ArrayList<>();
            Set<String> keys = new HashSet<>();
            Set<String> itemKeys = new HashSet<>();
            List<Object> last = new ArrayList<>();
            List<Object> loose = members(def, "", itemKeys, 0, false);
            if (!loose.isEmpty()) {
                sections.add(section("main", inEnglish(def.texts("Description"), def.called()), loose));
                keys.add("main");
            }
            for (OdmElement ref : def.all("ItemGroupRef").toList()) {
                OdmElement group = definitions
                        .find("ItemGroupDef", ref.attr("ItemGroupOID"))
                        .orElse(null);
                if (group == null) {
                    told(ref, texts("There is no definition of it in the file; it was left out."));
                } else if ("group".equals(group.own().get("type"))) {
                    ofOurs(ref, group, last, itemKeys);
                } else {
                    last = new ArrayList<>();
                    boolean repeats =
                            !group.attributes().getOrDefault("Repeating", "No").equals("No");
                    if (repeats) {
                        add(last, group(ref, group, "", itemKeys, 0), false);
                    } else {
                        last.addAll(members(group, "", itemKeys, 0, true));
                        conditionOfSection(ref);
                    }
                    String name = sectionKey(group, keys);
                    sections.add(section(name, inEnglish(group.texts("Description"), group.called()), last));
                }
            }
            sections.removeIf(each -> List.of().equals(((Map<?, ?>) each).get("items")));
            return sections;
        }

        private void conditionOfSection(OdmElement ref) {
            if (ref.attr("CollectionExceptionConditionOID") != null) {
                told(ref, texts("A section has no condition here; its items are asked always."));
            }
        }

        /** Side by side in the older version: its path says where it belongs. */
        private void ofOurs(OdmElement ref, OdmElement group, List<Object> section, Set<String> itemKeys) {
            String path = group.alias("rarecase:path").orElse("");
            int dot = path.lastIndexOf('.');
            Map<String, Object> made = group(ref, group, dot < 0 ? "" : path.substring(0, dot + 1), itemKeys, 0);
            if (made == null) {
                return;
            }
            if (dot < 0) {
                add(section, made, false);
            } else {
                groups.getOrDefault(path.substring(0, dot), List.of()).forEach(outer -> {
                    @SuppressWarnings("unchecked")
                    List<Object> items = (List<Object>) Objects.requireNonNull(outer.get("items"));
                    add(items, made, outer.containsKey("verify"));
                });
            }
        }

        private static void add(List<Object> into, @Nullable Map<String, Object> made, boolean verifiedAround) {
            if (made != null) {
                if (!verifiedAround) {
                    made.remove("verify", false);
                }
                into.add(made);
            }
        }

        private String sectionKey(OdmElement group, Set<String> taken) {
            String before = SECTION + key + ".";
            String name = group.oid().startsWith(before)
                    ? group.oid().substring(before.length())
                    : FormsOfStudy.this.key(group, taken, '_');
            taken.add(name);
            return name;
        }

        private static Map<String, Object> section(String name, Map<String, Object> title, List<Object> items) {
            Map<String, Object> section = new LinkedHashMap<>();
            section.put("section", name);
            section.put("title", title);
            section.put("items", items);
            return section;
        }

        /** @param before path of the group around, with a dot behind, or empty */
        private List<Object> members(OdmElement owner, String before, Set<String> keys, int depth, boolean withGroups) {
            List<Object> members = new ArrayList<>();
            boolean verified = owner.own().containsKey("verify");
            for (OdmElement ref : owner.children()) {
                if (ref.name().equals("ItemRef")) {
                    OdmElement item =
                            definitions.find("ItemDef", ref.attr("ItemOID")).orElse(null);
                    if (item == null) {
                        told(ref, texts("There is no definition of it in the file; it was left out."));
                    } else {
                        add(members, item(ref, item, before, keys), verified);
                    }
                } else if (ref.name().equals("ItemGroupRef") && withGroups) {
                    OdmElement group = definitions
                            .find("ItemGroupDef", ref.attr("ItemGroupOID"))
                            .orElse(null);
                    if (group == null) {
                        told(ref, texts("There is no definition of it in the file; it was left out."));
                    } else if (depth > 1) {
                        told(group, texts("Groups nest two deep here; this one was left out."));
                    } else {
                        add(members, group(ref, group, before, keys, depth), verified);
                    }
                }
            }
            return members;
        }

        private @Nullable Map<String, Object> group(
                OdmElement ref, OdmElement def, String before, Set<String> keys, int depth) {
            String name = "group".equals(def.own().get("type"))
                    ? last(def.alias("rarecase:path").orElse(def.called()))
                    : FormsOfStudy.this.key(def, keys, '_');
            keys.add(name);
            List<Object> items = members(def, before + name + ".", new HashSet<>(), depth + 1, true);
            if (items.isEmpty()) {
                told(def, texts("The group has no items; it was left out."));
                return null;
            }
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("item", name);
            group.put("type", "group");
            group.put("label", inEnglish(def.texts("Description"), def.called()));
            Map<String, String> help = def.aliases("rarecase:help:");
            FormsOfStudy.put(group, "help", help.isEmpty() ? null : help);
            new ItemOfStudy(definitions, codes, FormsOfStudy.this::told).ofAll(group, ref, def);
            FormsOfStudy.put(group, "minRows", number(def.own().get("minRows")));
            FormsOfStudy.put(group, "maxRows", number(def.own().get("maxRows")));
            FormsOfStudy.put(group, "layout", def.says("table") ? "table" : null);
            group.put("items", items);
            checks.addAll(ItemOfStudy.groupChecks(def, before + name));
            groups.computeIfAbsent(before + name, it -> new ArrayList<>()).add(group);
            return group;
        }

        private @Nullable Map<String, Object> item(OdmElement ref, OdmElement def, String before, Set<String> keys) {
            boolean ours = def.own().containsKey("type");
            if (!ours && def.alias("rarecase:part").isPresent()) {
                return null;
            }
            String name = ours
                    ? last(def.alias("rarecase:path").orElse(def.called()))
                    : FormsOfStudy.this.key(def, keys, '_');
            ItemOfStudy reader = new ItemOfStudy(definitions, codes, FormsOfStudy.this::told);
            Map<String, Object> item = reader.read(name, ref, def);
            if (item != null) {
                keys.add(name);
                checks.addAll(reader.checks(def, before + name));
            }
            return item;
        }

        private static String last(String path) {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }

    static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
