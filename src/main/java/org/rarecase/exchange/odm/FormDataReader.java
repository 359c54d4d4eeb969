package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.odm.KnownForms.Known;
import org.rarecase.exchange.odm.KnownForms.Scope;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.exchange.odm.OdmForm.SectionNode;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.LocalizedText;

/** Reads what is in one filled form, in either way of putting groups into groups. */
final class FormDataReader {

    /** Keys of rows that are taken as they are. */
    private static final Pattern ROW_KEY = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private final OdmCursor in;
    private final Known form;
    private final HistoryReader history;
    private final ReadRow read = new ReadRow();

    FormDataReader(OdmCursor in, Known form, HistoryReader history) {
        this.history = history;
        this.in = in;
        this.form = form;
    }

    /** The sections and groups of the form that was begun. */
    Map<String, Fact> read() {
        while (in.nextChild()) {
            group(read, null);
        }
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (SectionNode section : form.form().sections()) {
            facts.putAll(facts(section.nodes(), read, null));
        }
        return facts;
    }

    /** @param around the group in whose row this is, where rows nest */
    private void group(ReadRow outer, @Nullable Node around) {
        if (!in.local().equals("ItemGroupData")) {
            history.read();
            return;
        }
        String oid = String.valueOf(in.attr("ItemGroupOID"));
        Scope scope = form.scopes().get(oid);
        if (scope == null) {
            leaveOut(
                    oid,
                    texts(
                            "There is no such section or group in version {0} of the form.",
                            form.form().form().version()));
            return;
        }
        Node outerGroup = scope.outer();
        if (around != null && (outerGroup == null || !around.oid().equals(outerGroup.oid()))) {
            leaveOut(oid, texts("It stands in the rows of another group."));
            return;
        }
        if (scope.group() == null) {
            members(scope, outer);
            return;
        }
        ReadRow within = outer;
        String key = String.valueOf(in.attr("ItemGroupRepeatKey"));
        String parent = in.own("parent");
        if (outerGroup != null && around == null) {
            ReadRow found =
                    parent == null ? null : outer.rows(outerGroup.item().key()).get(parent);
            if (parent == null || found == null || !key.startsWith(parent + "/")) {
                leaveOut(
                        oid,
                        texts(
                                "The row around this row is not there; rc:parent names it, and the repeat key begins with it."));
                return;
            }
            within = found;
            key = key.substring(parent.length() + 1);
        }
        row(scope, within, key, oid);
    }

    private void row(Scope scope, ReadRow within, String key, String oid) {
        Map<String, ReadRow> rows =
                within.rows(Objects.requireNonNull(scope.group()).item().key());
        if (rows.containsKey(key)) {
            in.finding(oid, texts("The repeat key {0} is there twice; the second row was left out.", key));
            in.skip();
        } else if (in.attr("ItemGroupRepeatKey") == null
                || !ROW_KEY.matcher(key).matches()) {
            in.finding(oid, texts("A row needs a repeat key of up to 40 letters, digits, points and hyphens."));
            in.skip();
        } else {
            ReadRow row = new ReadRow();
            rows.put(key, row);
            members(scope, row);
        }
    }

    private void leaveOut(String oid, LocalizedText why) {
        in.finding(oid, why);
        in.skip();
    }

    private void members(Scope scope, ReadRow row) {
        String notAsked = in.own("notAsked");
        if (notAsked != null) {
            row.notAsked.addAll(List.of(notAsked.split(" ")));
        }
        while (in.nextChild()) {
            if (in.local().equals("ItemGroupData")) {
                group(row, scope.group());
            } else if (in.local().startsWith("ItemData")) {
                new ItemDataReader(in, scope, row, history).read();
            } else {
                history.read();
            }
        }
    }

    private Map<String, Fact> facts(List<Node> nodes, ReadRow row, @Nullable ItemPath around) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (Node node : nodes) {
            String key = node.item().key();
            ItemPath path = around == null ? ItemPath.of(key) : around.toItem(key);
            facts.put(
                    key,
                    node.item() instanceof Item.Group group
                            ? rows(node, group, row, path)
                            : new Fact.Single(node.item(), path, answer(row.items.get(key)), null));
        }
        return facts;
    }

    private Fact rows(Node node, Item.Group group, ReadRow row, ItemPath path) {
        if (row.notAsked.contains(group.key())) {
            return new Fact.Rows(group, path, NullFlavour.NOT_ASKED, List.of());
        }
        List<Fact.Row> rows = row.rows(group.key()).entrySet().stream()
                .map(each ->
                        new Fact.Row(each.getKey(), facts(node.inner(), each.getValue(), path.toRow(each.getKey()))))
                .toList();
        return new Fact.Rows(group, path, rows.isEmpty() ? NullFlavour.BLANK : null, rows);
    }

    private Answer answer(@Nullable ReadItem item) {
        if (item == null) {
            return Answer.BLANK;
        }
        try {
            return AnswerReader.read(item);
        } catch (NotAnAnswer wrong) {
            in.finding(item.line, item.column, item.node.oid(), wrong.why());
            return Answer.BLANK;
        }
    }
}
