package org.rarecase.exchange.odm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.EveryType;
import org.rarecase.exchange.fact.GeneratedHistory;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.exchange.fact.Statement;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.form.FormDefinition;

/** The guide's table of types is that of the code. */
class OdmGuideTests {

    @Test
    void theGuideTellsWhatEachTypeIsInOdm() throws Exception {
        FormDefinition form = EveryType.form();
        List<Node> older = top(form, Dialect.ODM_1_3_2);
        List<Node> newer = top(form, Dialect.ODM_2_0);
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < older.size(); i++) {
            table.append("| %s | %s | %s |\n"
                    .formatted(
                            Keys.of(older.get(i).item().type()),
                            items(older.get(i), Dialect.ODM_1_3_2),
                            items(newer.get(i), Dialect.ODM_2_0)));
        }
        assertThat(Files.readString(Path.of("docs/guide/exchange.md"))).contains(table.toString());
    }

    @Test
    void theGuideTellsWhatEachPartOfAHistoryIs() throws Exception {
        CaseFact fact = GeneratedHistory.of(EveryType.saying(EveryType.values()), new Random(1));
        String guide = Files.readString(Path.of("docs/guide/exchange.md"));
        assertThat(Statement.all(fact.history()))
                .extracting(Statement::name)
                .contains(Statement.STEP, Statement.QUESTION, Statement.SIGNED, Statement.VERIFIED, Statement.HELD)
                .allSatisfy(name -> assertThat(guide).contains("`rc:" + name + "`"));
    }

    private static List<Node> top(FormDefinition form, Dialect dialect) {
        return OdmForm.of(form, dialect)
                .nodes()
                .filter(node -> !node.isGroup()
                        && !node.path().contains(".")
                        && !node.path().equals("asked"))
                .toList();
    }

    private static String items(Node node, Dialect dialect) {
        return node.items().stream()
                .map(item -> "`x" + (item.code() == null ? item.part().suffix() : ".CODE") + "` "
                        + dialect.dataType(node.item(), item.part()))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
