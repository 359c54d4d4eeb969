package org.rarecase.exchange.odm;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answer;
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

    FormWriter(OdmXml x, Dialect dialect, FormFact fact) {
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
        for (SectionNode section : form.sections()) {
            dialect.rows(this, section);
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
                single(node, single.answer());
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
                single(node, single.answer());
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

    private void single(Node node, Answer answer) throws IOException {
        String reason = answer instanceof Answer.Overridden overridden ? overridden.reason() : null;
        Answer value = answer instanceof Answer.Overridden overridden ? overridden.value() : answer;
        if (value.isBlank() && reason == null) {
            return;
        }
        for (OdmItem item : node.items()) {
            data(node, item, value, item.first() ? reason : null);
        }
        if (value instanceof Answer.Codes codes && !dialect.hasSeveralValues()) {
            for (String code : codes.codes()) {
                if (node.items().stream().noneMatch(item -> code.equals(item.code()))) {
                    data(node, OdmForm.codeItem(node.oid(), code, node.items().isEmpty()), value, null);
                }
            }
        }
    }

    private void data(Node node, OdmItem item, Answer value, @Nullable String reason) throws IOException {
        if (value instanceof Answer.Missing missing) {
            if (item.part() != Part.VOLUME) {
                x.open("ItemData").attr("ItemOID", item.oid()).attr("IsNull", "Yes");
                x.own("flavour", missing.flavour().code())
                        .own("overridden", reason)
                        .end();
            }
            return;
        }
        List<String> values = PartValues.of(node.item(), item, value);
        if (values == null) {
            return;
        }
        x.open("ItemData").attr("ItemOID", item.oid());
        if (dialect.hasSeveralValues()) {
            own(value, reason);
            dialect.value(x, values);
        } else {
            dialect.value(x, values);
            own(value, reason);
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
