package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.form.Item;
import org.rarecase.form.Unit;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;

/** The code lists of some forms, each with an OID of its own: lists of two forms may have one key. */
final class CodeLists {

    private static final CodeList YES_NO = new CodeList(
            "yes-no",
            LocalizedText.english("yes-no"),
            List.of(
                    new Code("yes", texts("Yes"), Set.of()),
                    new Code("no", texts("No"), Set.of()),
                    new Code("unknown", texts("Unknown"), Set.of())));

    private final Map<CodeList, String> oids = new LinkedHashMap<>();
    private final Map<String, CodeList> lists = new HashMap<>();
    private final Map<String, String> byItem = new HashMap<>();

    CodeLists(List<OdmForm> forms) {
        forms.forEach(form -> form.forEachItem(node -> node.items().forEach(item -> add(node, item))));
    }

    private void add(Node node, OdmItem item) {
        CodeList list = list(node, item);
        if (list == null) {
            return;
        }
        String oid = oids.computeIfAbsent(list, it -> {
            String name = "CL." + it.key();
            return lists.containsKey(name)
                    ? "CL" + item.oid().substring(item.oid().indexOf('.'))
                    : name;
        });
        lists.put(oid, list);
        byItem.put(item.oid(), oid);
    }

    private static @Nullable CodeList list(Node node, OdmItem item) {
        if (item.part() == Part.CODE && !item.first()) {
            return null;
        }
        return switch (node.item()) {
            case Item.YesNo it -> YES_NO;
            case Item.Quantity it
            when item.part() == Part.UNIT ->
                new CodeList(
                        "units of " + item.oid(),
                        LocalizedText.english("units"),
                        it.units().stream()
                                .map(Unit::name)
                                .map(name -> new Code(name, LocalizedText.english(name), Set.of()))
                                .toList());
            case Item.Choice it -> it.codes();
            default -> null;
        };
    }

    /** The OID of an item's list, or null. */
    @Nullable
    String of(Node node, OdmItem item) {
        return item.part() == Part.CODE ? null : byItem.get(item.oid());
    }

    /** The OID of the list that codes are taken from which are an item each, or null. */
    @Nullable
    String ofCodes(Node node) {
        return byItem.get(node.items().getFirst().oid());
    }

    void write(OdmXml x, Dialect dialect) throws IOException {
        for (Map.Entry<CodeList, String> each : oids.entrySet()) {
            CodeList list = each.getKey();
            x.open("CodeList")
                    .attr("OID", each.getValue())
                    .attr("Name", list.key())
                    .attr("DataType", "text")
                    .own("open", list.open());
            if (!list.title().isEmpty()) {
                dialect.texts(x, "Description", list.title());
            }
            Set<String> written = new HashSet<>();
            for (Code code : list.codes()) {
                if (written.add(code.value())) {
                    x.open("CodeListItem").attr("CodedValue", code.value());
                    x.attr("OrderNumber", written.size());
                    x.own("tumourTypes", code.tumourTypes().isEmpty() ? null : tumourTypes(code));
                    x.own("entity", code.entity())
                            .own("successor", code.successor())
                            .own("open", code.open());
                    dialect.texts(x, "Decode", code.label());
                    dialect.codings(x, code.codings());
                    x.end();
                }
            }
            x.end();
        }
    }

    private static String tumourTypes(Code code) {
        return String.join(" ", new TreeSet<>(code.tumourTypes()));
    }
}
