package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Statement;

/** What a file tells of the history of a case: elements of our own, and records of ODM that say what is ours. */
final class HistoryReader {

    private static final String USER = "U.";

    private final OdmCursor in;
    private final Statement.Collector read = new Statement.Collector();

    HistoryReader(OdmCursor in) {
        this.in = in;
    }

    /** Of the element that was begun, whatever it is; what is none of a history is passed over. */
    void read() {
        Map<String, String> own = in.own();
        if (in.isOwn() && in.local().equals(HistoryWriter.HISTORY)) {
            read.begin();
            while (in.nextChild()) {
                add(statement());
            }
        } else if (in.local().equals("AuditRecord") && own.containsKey("kind")) {
            elements(own);
            add(new Statement(Statement.STEP, own, List.of()));
        } else if (in.local().equals("Query") && own.containsKey("number")) {
            add(question(own));
        } else {
            in.skip();
        }
    }

    /** What stands in the element that was begun. */
    void readAll() {
        while (in.nextChild()) {
            read();
        }
    }

    private void add(Statement statement) {
        if (!read.add(statement)) {
            in.finding(
                    statement.name(), texts("This part of the history of a case is not understood; it was left out."));
        }
    }

    private Statement statement() {
        String name = in.local();
        Map<String, String> says = in.own();
        List<Statement> parts = new ArrayList<>();
        while (in.nextChild()) {
            parts.add(statement());
        }
        return new Statement(name, says, parts);
    }

    private Statement question(Map<String, String> says) {
        List<Statement> messages = new ArrayList<>();
        while (in.nextChild()) {
            if (in.local().equals("AuditRecord")) {
                Map<String, String> own = in.own();
                String chosen = own.get("reason");
                elements(own);
                String text = own.remove("reason");
                own.put("text", text == null ? "" : text);
                if (chosen != null) {
                    own.put("reason", chosen);
                }
                messages.add(new Statement(Statement.MESSAGE, own, List.of()));
            } else {
                in.skip();
            }
        }
        return new Statement(Statement.QUESTION, says, messages);
    }

    private void elements(Map<String, String> says) {
        Map<String, String> told = new LinkedHashMap<>();
        while (in.nextChild()) {
            switch (in.local()) {
                case "UserRef" -> {
                    String oid = String.valueOf(in.attr("UserOID"));
                    told.put("by", oid.startsWith(USER) ? oid.substring(USER.length()) : oid);
                    in.skip();
                }
                case "DateTimeStamp" -> told.put("at", in.text());
                case "ReasonForChange" -> told.put("reason", in.text());
                case "SourceID" -> told.put("hash", in.text());
                default -> in.skip();
            }
        }
        says.putAll(told);
    }

    /** The case with its history, if there was one. */
    CaseFact told(CaseFact fact) {
        return read.history().map(fact::with).orElse(fact);
    }
}
