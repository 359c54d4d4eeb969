package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.odm.KnownForms.Scope;
import org.rarecase.exchange.odm.KnownForms.Target;
import org.rarecase.exchange.odm.ReadItem.Document;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.LocalizedText;

/** Reads one item of ODM into the item of the form that it is a part of. */
final class ItemDataReader {

    private static final List<String> TRUE = List.of("true", "1");
    private static final List<String> FALSE = List.of("false", "0");

    private final OdmCursor in;
    private final Scope scope;
    private final ReadRow row;
    private final HistoryReader history;

    ItemDataReader(OdmCursor in, Scope scope, ReadRow row, HistoryReader history) {
        this.history = history;
        this.in = in;
        this.scope = scope;
        this.row = row;
    }

    void read() {
        String oid = String.valueOf(in.attr("ItemOID"));
        Target target = scope.find(oid);
        if (target == null) {
            leaveOut(oid, texts("There is no such item here, in this version of the form."));
            return;
        }
        String key = target.node().item().key();
        String transaction = in.attr("TransactionType");
        if ("Remove".equals(transaction) && !in.isTransactional()) {
            leaveOut(oid, texts("A file as a snapshot removes nothing."));
            return;
        }
        if ("Remove".equals(transaction) || "Context".equals(transaction) && in.isTransactional()) {
            if ("Remove".equals(transaction)) {
                row.items.remove(key);
            }
            history.readAll();
            return;
        }
        ReadItem before = row.items.get(key);
        if (before != null && before.oids.contains(oid) && in.isTransactional()) {
            row.items.remove(key);
        }
        ReadItem item = row.items.computeIfAbsent(key, it -> new ReadItem(target.node(), in.line(), in.column()));
        if (!item.oids.add(oid)) {
            leaveOut(oid, texts("The item is there twice in one row; the second was left out."));
            return;
        }
        attributes(item);
        boolean isNull = "Yes".equals(in.attr("IsNull"));
        if (isNull) {
            item.flavour = flavour(oid, in.own("flavour"));
        }
        int line = in.line();
        int column = in.column();
        String value = in.attr("Value");
        if (in.local().equals("ItemData")) {
            if (value != null) {
                value(item, target.item(), value, line, column);
            }
            while (in.nextChild()) {
                if (in.local().equals("Value")) {
                    value(item, target.item(), in.text(), line, column);
                } else {
                    history.read();
                }
            }
        } else {
            value(item, target.item(), in.text(), line, column);
        }
        item.chosen |= !isNull && target.item().part() == Part.CODES;
    }

    private void leaveOut(String oid, LocalizedText why) {
        in.finding(oid, why);
        in.skip();
    }

    private void attributes(ReadItem item) {
        String reason = in.own("overridden");
        if (reason != null) {
            item.overridden = reason;
        }
        if (in.own("fileName") != null) {
            item.document = new Document(in.own("fileName"), in.own("mediaType"), in.own("bytes"));
        }
    }

    private @Nullable NullFlavour flavour(String oid, @Nullable String code) {
        if (code == null) {
            return NullFlavour.BLANK;
        }
        for (NullFlavour flavour : NullFlavour.values()) {
            if (flavour.code().equals(code)) {
                return flavour;
            }
        }
        in.finding(
                oid,
                texts(
                        "“{0}” is not possible here; right would be: {1}",
                        code,
                        Arrays.stream(NullFlavour.values())
                                .map(NullFlavour::code)
                                .collect(Collectors.joining(", "))));
        return NullFlavour.BLANK;
    }

    private void value(ReadItem item, OdmItem odm, String value, int line, int column) {
        if (odm.part() == Part.CODES) {
            item.codes.add(value);
        } else if (odm.part() == Part.CODE) {
            if (TRUE.contains(value)) {
                item.codes.add(String.valueOf(odm.code()));
                item.chosen = true;
            } else if (FALSE.contains(value)) {
                item.chosen = true;
            } else {
                in.finding(
                        line,
                        column,
                        odm.oid(),
                        texts("“{0}” is not possible here; right would be: {1}", value, "true, false"));
            }
        } else if (item.values.putIfAbsent(odm.part(), value) != null) {
            in.finding(line, column, odm.oid(), texts("The item has one value; those after the first were left out."));
        }
    }
}
