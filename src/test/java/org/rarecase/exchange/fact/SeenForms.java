package org.rarecase.exchange.fact;

import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormFiles;
import org.rarecase.form.ItemPath;

/** A form that repeats, in several versions, and cases that go by a number. */
public final class SeenForms {

    private SeenForms() {}

    public static FormDefinition repeating(int version, String items) {
        String text = """
                form: seen
                version: %d
                title: {en: Seen}
                repeats: true
                sections:
                  - section: main
                    title: {en: Main}
                    items:
                %s""".formatted(version, items.indent(6));
        return new FormFiles().file("core/seen.yaml", text).load().forms().getFirst();
    }

    public static FormFact filled(FormDefinition form, int ordinal, Visit visit, boolean inactive, String size) {
        Answers answers = Answers.NONE.with(ItemPath.of("size"), Answer.number(size));
        return new FormFact(
                form,
                ordinal,
                visit,
                inactive,
                EveryType.of(form, answers).forms().getFirst().items());
    }

    public static CaseFact numbered(int number, CaseFact fact) {
        return new CaseFact(
                "PAD-" + number,
                fact.site(),
                fact.state(),
                fact.tumourType(),
                fact.consent(),
                fact.registeredAt(),
                fact.forms());
    }
}
