package org.rarecase.form.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.DatePrecision;
import org.rarecase.form.FileKind;
import org.rarecase.form.FileLimits;
import org.rarecase.form.FilledBy;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Item;
import org.rarecase.form.ItemKey;
import org.rarecase.form.ItemType;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.SdvRequirement;
import org.rarecase.form.Section;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.study.TumourType;

/** Makes the definition of a form from a file that fits the schema. */
final class FormReader {

    /** What exported tables put behind the key of an item, and before the keys of cases, visits and rows. */
    private static final Pattern COLUMN_OF_FILES =
            Pattern.compile("rc_.*|.*__(why|from|to|entered|unit|a|b|c|volume|type|bytes|sha256|overridden)");

    private static final Set<ItemType> IN_TITLES = Set.of(ItemType.TEXT, ItemType.DATE, ItemType.CHOICE, ItemType.CODE);
    private static final Set<FileKind> USUAL_FILES = Set.of(FileKind.PDF, FileKind.PNG, FileKind.JPG);
    private static final int USUAL_MEGABYTES = 20;

    private final YamlNode form;
    private final FormFile file;
    private final Map<String, CodeList> codeLists;
    private final RuleReader rules;
    private final List<FormLibrary.Problem> problems = new ArrayList<>();
    private final Map<ItemKey, YamlNode> places = new HashMap<>();

    FormReader(FormFile file, Map<String, CodeList> codeLists, RuleReader rules) {
        this.form = file.form();
        this.file = file;
        this.codeLists = codeLists;
        this.rules = rules;
    }

    List<FormLibrary.Problem> problems() {
        return problems;
    }

    /** Where each item stands in the file. */
    Map<ItemKey, YamlNode> places() {
        return places;
    }

    FormDefinition read() {
        FormKey key = new FormKey(form.text("form", ""));
        List<Section> sections = new ArrayList<>();
        Set<String> sectionKeys = new HashSet<>();
        Map<String, YamlNode> itemKeys = new HashMap<>();
        for (YamlNode section : file.sections()) {
            String name = section.text("section", "");
            if (!sectionKeys.add(name)) {
                problems.add(section.problem("There is a section “" + name + "” already. Choose another key."));
            }
            sections.add(new Section(
                    name,
                    section.translated("title"),
                    items(key, section, null, itemKeys, verify(section, SdvRequirement.NO))));
        }
        @Nullable String type = form.textOrNull("tumourType");
        checkTumourType(type);
        FormDefinition definition = new FormDefinition(
                key,
                form.at("version").value().asInt(1),
                form.translated("title"),
                form.textOrNull("titleFrom"),
                new FormDefinition.Use(
                        form.flag("repeats"),
                        type == null ? null : new TumourType(type),
                        form.flag("atLeastOnce"),
                        FilledBy.of(form.text("filledBy", "investigator")),
                        form.flag("blinded")),
                List.copyOf(sections),
                List.of());
        checkTitleFrom(definition);
        return definition.with(
                definition.sections(), new CheckReader(key, places.keySet(), rules, problems::add).read(file.checks()));
    }

    private void checkTitleFrom(FormDefinition definition) {
        String key = definition.titleFrom();
        if (key == null) {
            return;
        }
        List<String> possible = definition
                .items()
                .filter(item -> IN_TITLES.contains(item.type()))
                .map(Item::key)
                .toList();
        if (definition.titleItem().isEmpty()) {
            problems.add(form.at("titleFrom")
                    .problem("“" + key + "” is not an item of this form outside of groups. "
                            + Suggestions.of(key, possible)));
        } else if (!possible.contains(key)) {
            problems.add(form.at("titleFrom")
                    .problem("“" + key + "” does not fit behind a title. Name a text, date, choice or code."));
        }
    }

    private void checkTumourType(@Nullable String type) {
        CodeList types = codeLists.get("tumour-types");
        if (type != null && types != null && types.find(type).isEmpty()) {
            problems.add(form.at("tumourType")
                    .problem("“" + type + "” is not a code of the code list tumour-types. "
                            + Suggestions.of(
                                    type,
                                    types.codes().stream().map(Code::value).toList())));
        }
    }

    private List<Item> items(
            FormKey formKey,
            YamlNode owner,
            @Nullable String group,
            Map<String, YamlNode> seen,
            SdvRequirement verify) {
        List<Item> items = new ArrayList<>();
        for (YamlNode item : owner.list("items")) {
            String key = item.text("item", "");
            YamlNode first = seen.putIfAbsent(key, item);
            if (first != null) {
                String other = first.path().equals(item.path()) ? "" : " of " + first.path();
                problems.add(item.problem("There is an item “" + key + "” in line " + first.line() + other
                        + " already. Choose another key."));
            }
            if (key.equals("flavour") || key.equals("row") && group != null) {
                problems.add(item.at("item").problem("“" + key + "” has a meaning of its own. Choose another key."));
            }
            if (COLUMN_OF_FILES.matcher(key).matches()) {
                problems.add(item.at("item")
                        .problem("“" + key + "” could not be told from a column that exported tables have besides the"
                                + " items. Choose a key without it."));
            }
            places.put(new ItemKey(formKey, group, key), item);
            items.add(item(formKey, item, group, verify(item, verify)));
        }
        return List.copyOf(items);
    }

    private Item item(FormKey formKey, YamlNode item, @Nullable String group, SdvRequirement verify) {
        ItemType type = ItemKeys.type(item);
        new ItemKeys(item, type, problems::add).check(group);
        CodingReader.check(item, problems::add);
        Item.Common common = common(item, group, verify);
        return switch (type) {
            case TEXT, LONG_TEXT -> new Item.Text(common, type);
            case INTEGER, DECIMAL ->
                new Item.Number(
                        common, type, range(item), item.text("showAs", "").equals("age"));
            case DATE -> new Item.Date(common, precisions(item));
            case TIME -> new Item.Time(common);
            case MEASUREMENT -> new Item.Measurement(common, range(item));
            case QUANTITY -> new Item.Quantity(common, range(item), UnitReader.read(item, problems::add));
            case YES_NO -> new Item.YesNo(common);
            case CHOICE, MULTIPLE_CHOICE, CODE ->
                new Item.Choice(common, type, codeList(item, type), item.flag("forTumourType"));
            case FILE -> new Item.File(common, fileLimits(item));
            case GROUP -> group(formKey, item, group, common);
        };
    }

    private Item.Common common(YamlNode item, @Nullable String group, SdvRequirement verify) {
        return new Item.Common(
                item.text("item", ""),
                item.translated("label"),
                item.translated("help"),
                new Item.Rules(
                        item.flag("required"),
                        rules.read(item, "requiredWhen", group, problems::add),
                        rules.read(item, "askedWhen", group, problems::add),
                        rules.read(item, "derive", group, problems::add),
                        rules.read(item, "default", group, problems::add),
                        item.flag("overridable")),
                flavours(item),
                item.flag("blinded"),
                item.flag("shownToReader"),
                item.flag("hiddenFromReader"),
                verify,
                new Item.Origin(
                        item.flag("confirm"),
                        item.textOrNull("note"),
                        item.textOrNull("source"),
                        item.textOrNull("jrc"),
                        CodingReader.read(item)));
    }

    private Item.Range range(YamlNode item) {
        BigDecimal min = item.number("min");
        BigDecimal max = item.number("max");
        if (min != null && max != null && min.compareTo(max) > 0) {
            problems.add(item.at("min").problem("min " + min + " is above max " + max + ". Exchange them."));
        }
        return new Item.Range(item.textOrNull("unit"), min, max, item.integer("decimals"));
    }

    private Item.Group group(FormKey formKey, YamlNode item, @Nullable String outer, Item.Common common) {
        Integer minRows = item.integer("minRows");
        Integer maxRows = item.integer("maxRows");
        if (minRows != null && maxRows != null && minRows > maxRows) {
            problems.add(item.at("minRows")
                    .problem("minRows " + minRows + " is above maxRows " + maxRows + ". Exchange them."));
        }
        return new Item.Group(
                common,
                minRows,
                maxRows,
                item.text("layout", "").equals("table"),
                items(
                        formKey,
                        item,
                        new ItemKey(formKey, outer, common.key()).asGroup(),
                        new HashMap<>(),
                        common.verify()));
    }

    /** Of the item or section itself, else of the group or section around. */
    private static SdvRequirement verify(YamlNode part, SdvRequirement around) {
        if (!part.has("verify")) {
            return around;
        }
        return part.flag("verify")
                ? SdvRequirement.YES
                : part.text("verify", "").equals("proposed") ? SdvRequirement.PROPOSED : SdvRequirement.NO;
    }

    private @Nullable CodeList codeList(YamlNode item, ItemType type) {
        if (item.has("codes")) {
            if (item.has("codelist")) {
                problems.add(item.at("codelist").problem("There are both “codelist” and “codes”. Keep one."));
            }
            problems.addAll(CodeListReader.problems(item));
            return CodeListReader.inPlace(item);
        }
        if (!item.has("codelist")) {
            problems.add(item.problem(
                    "The " + item.text("type", "") + " has no codes. Add “codelist: name” or “codes: [a, b]”."));
            return null;
        }
        String name = item.text("codelist", "");
        CodeList list = codeLists.get(name);
        if (list == null) {
            problems.add(item.at("codelist")
                    .problem("There is no usable code list “" + name + "”. "
                            + Suggestions.of(name, codeLists.keySet())));
        }
        return list;
    }

    private static Set<NullFlavour> flavours(YamlNode item) {
        Set<NullFlavour> flavours = EnumSet.noneOf(NullFlavour.class);
        item.texts("flavours").forEach(code -> flavours.add(NullFlavour.ofCode(code)));
        return flavours;
    }

    private static FileLimits fileLimits(YamlNode item) {
        Set<FileKind> accept = EnumSet.noneOf(FileKind.class);
        item.texts("accept").forEach(key -> accept.add(FileKind.ofKey(key)));
        Integer megabytes = item.integer("maxMegabytes");
        return new FileLimits(accept.isEmpty() ? USUAL_FILES : accept, megabytes == null ? USUAL_MEGABYTES : megabytes);
    }

    private static Set<DatePrecision> precisions(YamlNode item) {
        Set<DatePrecision> precisions = EnumSet.noneOf(DatePrecision.class);
        item.texts("precision").forEach(code -> precisions.add(DatePrecision.ofCode(code)));
        return precisions.isEmpty() ? EnumSet.allOf(DatePrecision.class) : precisions;
    }
}
