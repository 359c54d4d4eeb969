package org.rarecase.bench;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.CaseFact;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.exchange.fact.FormFact;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;

/** Cases of a {@link GeneratedForm}, as a file tells them: each item says something, and what it says fits. */
public final class GeneratedCases {

    private GeneratedCases() {}

    /** @param running number of the case at its site */
    public static CaseFact of(FormDefinition form, String site, int running) {
        Map<String, Fact> items = new LinkedHashMap<>();
        for (Item item : form.items().toList()) {
            items.put(item.key(), new Fact.Single(item, ItemPath.of(item.key()), answer(item.key(), running), null));
        }
        return new CaseFact(
                "%s-%04d".formatted(site, running),
                site,
                CaseState.ENTERING,
                null,
                ConsentState.GIVEN,
                Instant.EPOCH.plusSeconds(running),
                List.of(new FormFact(form, 1, null, false, items)));
    }

    private static Answer answer(String key, int running) {
        int end = key.lastIndexOf('_');
        int number = running % 500 + Integer.parseInt(key.substring(end + 1));
        return switch (key.substring(0, end)) {
            case "size" -> Answer.number(String.valueOf(number));
            case "metastasis" -> Answer.text("yes");
            case "margin" -> Answer.text("close");
            case "day" -> Answer.text("2024-05-%02d".formatted(1 + number % 28));
            case "double" -> Answer.number(String.valueOf(2 * number));
            case "where" -> Answer.text("segment " + number);
            case "rupture" -> Answer.text("no");
            case "resection" -> Answer.text("biopsy only");
            case "organs" -> Answer.codes("lung", "bone");
            case "depth" -> Answer.number(number + ".5");
            default -> throw new IllegalArgumentException(key);
        };
    }
}
