package org.rarecase.exchange.odm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseHistory.Step;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.exchange.odm.OdmForm.SectionNode;
import org.rarecase.form.NullFlavour;

/** One filled form. A blank item is not written: who reads the definitions knows that it is there. */
final class FormWriter {

    private final OdmXml x;
    private final Dialect dialect;
    private final FormFact fact;
    private final HistoryWriter history;

    FormWriter(OdmXml x, Dialect dialect, FormFact fact, HistoryWriter history) {
        this.history = history;
        this.x = x;
        this.dialect = dialect;
        this.fact = fact;
    }

    void write(OdmForm form) throws IOException {
        x.open(dialect.formElement()).attr(dialect.formOidName(), form.oid());
        if (fact.form().repeats() || fact.ordinal() != 1) {
            x.attr(dialect.formRepeatKeyName(), fact.ordinal());
        }
        x.own("version", fact.form().version()).own("inactive", fact.inactive() ? "Yes" : null);
        Visit visit = fact.visit();
        if (visit != null) {
            x.own("visitState", Keys.of(visit.state()))
                    .own("dueOn", visit.dueOn())
                    .own("note", visit.note());
        }
        if (!dialect.hasSeveralValues()) {
            history.signature(fact);
        }
        for (SectionNode section : form.sections()) {
            dialect.rows(this, section);
        }
        if (dialect.hasSeveralValues()) {
            history.signature(fact);
            history.questions(fact, null);
        }
        x.end();
    }

    void openSection(SectionNode section) throws IOException {
        x.open("ItemGroupData").attr("ItemGroupOID", section.oid());
        notAsked(section.nodes(), fact.items());
    }

    void end() throws IOException {
        x.end();
    }

    /** What a section or a row says without its groups. */
    void singles(List<Node> nodes) throws IOException {
        singles(nodes, fact.items());
    }

    private void singles(List<Node> nodes, Map<String, Fact> facts) throws IOException {
        for (Node node : nodes) {
            if (facts.get(node.item().key()) instanceof Fact.Single single) {
                single(node, single);
            }
        }
    }

    /** Groups where they stand, with the rows of those within them. */
    void nested(List<Node> nodes) throws IOException {
        nested(nodes, fact.items());
    }

    private void nested(List<Node> nodes, Map<String, Fact> facts) throws IOException {
        for (Node node : nodes) {
            Fact told = facts.get(node.item().key());
            if (told instanceof Fact.Single single) {
                single(node, single);
            } else if (told instanceof Fact.Rows rows) {
                for (Fact.Row row : rows.rows()) {
                    openRow(node, row, null);
                    nested(node.inner(), row.items());
                    x.end();
                }
            }
        }
    }

    /** Groups one after the other, each row followed by the rows of the groups within it, which name it. */
    void rowsSideBySide(List<Node> nodes) throws IOException {
        rowsSideBySide(nodes, fact.items(), null);
    }

    private void rowsSideBySide(List<Node> nodes, Map<String, Fact> facts, @Nullable String around) throws IOException {
        for (Node node : nodes) {
            if (facts.get(node.item().key()) instanceof Fact.Rows rows) {
                for (Fact.Row row : rows.rows()) {
                    openRow(node, row, around);
                    singles(node.inner(), row.items());
                    x.end();
                    rowsSideBySide(node.inner(), row.items(), around == null ? row.key() : around + "/" + row.key());
                }
            }
        }
    }

    private void openRow(Node group, Fact.Row row, @Nullable String around) throws IOException {
        x.open("ItemGroupData").attr("ItemGroupOID", group.oid());
        x.attr("ItemGroupRepeatKey", around == null ? row.key() : around + "/" + row.key());
        x.own("parent", around);
        notAsked(group.inner(), row.items());
    }

    /** Of a group that is not asked there is no row to say so, and without it the group would be blank. */
    private void notAsked(List<Node> nodes, Map<String, Fact> facts) throws IOException {
        String groups = nodes.stream()
                .filter(Node::isGroup)
                .map(node -> node.item().key())
                .filter(key -> facts.get(key) instanceof Fact.Rows rows && rows.why() == NullFlavour.NOT_ASKED)
                .collect(Collectors.joining(" "));
        x.own("notAsked", groups.isEmpty() ? null : groups);
    }

    private void single(Node node, Fact.Single told) throws IOException {
        String path = told.path().toString();
        Answer last = steps(node, path);
        if (last == null || !last.equals(told.answer())) {
            now(node, told.answer(), last != null && !last.isBlank());
        }
        if (dialect.hasSeveralValues() && history.asks(fact, path)) {
            x.open("ItemData").attr("ItemOID", node.items().getFirst().oid()).attr("TransactionType", "Context");
            history.questions(fact, path);
            x.end();
        }
    }

    /**
     * What became of an answer, one change after the other.
     *
     * @return what a reader of these takes it for; null if it was not told of
     */
    private @Nullable Answer steps(Node node, String path) throws IOException {
        Answer last = null;
        for (Step step : history.steps(fact, path)) {
            Answer after = HistoryWriter.answer(node.item(), step.after());
            if (after == null) {
                x.open("ItemData").attr("ItemOID", node.items().getFirst().oid());
                x.attr("TransactionType", "Context");
                history.record(step, true);
                x.end();
            } else {
                write(node, after, last == null ? "Insert" : "Update", null, step);
                last = after;
            }
        }
        return last;
    }

    private void now(Node node, Answer answer, boolean wasThere) throws IOException {
        String reason = answer instanceof Answer.Overridden overridden ? overridden.reason() : null;
        Answer value = answer instanceof Answer.Overridden overridden ? overridden.value() : answer;
        if (!value.isBlank() || reason != null || wasThere) {
            write(node, value, null, reason, null);
        }
    }

    private void write(
            Node node, Answer value, @Nullable String transaction, @Nullable String reason, @Nullable Step step)
            throws IOException {
        for (OdmItem item : node.items()) {
            data(node, item, value, transaction, item.first() ? reason : null, step);
        }
        if (value instanceof Answer.Codes codes && !dialect.hasSeveralValues()) {
            for (String code : codes.codes()) {
                if (node.items().stream().noneMatch(item -> code.equals(item.code()))) {
                    OdmItem unlisted =
                            OdmForm.codeItem(node.oid(), code, node.items().isEmpty());
                    data(node, unlisted, value, transaction, null, step);
                }
            }
        }
    }

    private void data(
            Node node,
            OdmItem item,
            Answer value,
            @Nullable String transaction,
            @Nullable String reason,
            @Nullable Step step)
            throws IOException {
        boolean missing = value instanceof Answer.Missing;
        List<String> values = missing ? List.of() : PartValues.of(node.item(), item, value);
        if (values == null || missing && item.part() == Part.VOLUME) {
            return;
        }
        boolean removed = value.isBlank() && history.isTold() && reason == null;
        x.open("ItemData").attr("ItemOID", item.oid()).attr("TransactionType", removed ? "Remove" : transaction);
        if (!dialect.hasSeveralValues()) {
            dialect.value(x, values);
        }
        if (value instanceof Answer.Missing why && !removed) {
            x.attr("IsNull", "Yes").own("flavour", why.flavour().code());
        }
        own(value, reason);
        if (dialect.hasSeveralValues()) {
            dialect.value(x, values);
        }
        if (step != null) {
            history.record(step, item.first());
        }
        x.end();
    }

    private void own(Answer value, @Nullable String reason) throws IOException {
        x.own("overridden", reason);
        if (value instanceof Answer.File file) {
            x.own("fileName", file.name()).own("mediaType", Objects.requireNonNull(file.mediaType()));
            x.own("bytes", file.bytes());
        }
    }
}
