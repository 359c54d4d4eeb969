package org.rarecase.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.FormContent;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.EntryForm;
import org.rarecase.entry.ui.EntrySettings;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.form.code.CodeList;
import org.rarecase.form.reading.FormFolder;
import org.rarecase.form.reading.ShippedForms;

/** A form of 1,000 items and 300 rules, and all forms that come along, on the server alone. */
final class FormBench {

    private static final int TENS = 100;
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 200;
    private static final FormKey KEY = new FormKey("generated");
    private static final EntrySettings SETTINGS = new EntrySettings(false, null, false, List.of());

    private final FormDefinition form = generated();
    private final Answers answers = filled();

    private FormBench() {}

    static List<Figure> run() {
        var figures = new ArrayList<Figure>();
        // The first time of all, before Java has compiled anything.
        figures.add(measure("load all shipped forms, cold", 0, 1, round -> ShippedForms.load(Clock.systemUTC())));
        var bench = new FormBench();
        figures.add(measure("full evaluation, 1,000 items", WARM_UP, ROUNDS, bench::evaluate));
        figures.add(bench.changes());
        figures.add(measure("first render, 1,000 items", WARM_UP / 4, ROUNDS / 4, bench::render));
        figures.add(measure("load all shipped forms, warm", 3, 10, round -> ShippedForms.load(Clock.systemUTC())));
        figures.add(measure("load 12,000 codes from CSV", 3, 10, round -> codes()));
        var codes = codes();
        var typed = List.of("8370", "8370/3", "carcinoma", "geschw 11", "tumour kind 3");
        figures.add(measure(
                "search in 12,000 codes",
                WARM_UP,
                ROUNDS,
                round -> codes.search(typed.get(Math.floorMod(round, typed.size())), Locale.GERMAN)));
        return figures;
    }

    private static CodeList codes() {
        var table = new StringBuilder("code,en,de,tumours\n");
        for (var code = 0; code < 12_000; code++) {
            table.append("%04d/%d,\"Tumour %d, kind %d\",Geschwulst %d,T%02d\n"
                    .formatted(code / 3 + 6000, code % 3, code, code % 7, code, code % 15 + 1));
        }
        var list = "codelist: long\ntitle: {en: Long}\nfile: long.csv\n";
        return FormFolder.load(
                        Path.of(""),
                        Map.of("codelists/long.yaml", list, "codelists/long.csv", table.toString()),
                        Clock.systemUTC())
                .codeList("long");
    }

    private static Figure measure(String name, int warmUp, int rounds, IntConsumer work) {
        for (var round = -warmUp; round < 0; round++) {
            work.accept(round);
        }
        var nanos = new long[rounds];
        for (var round = 0; round < rounds; round++) {
            var before = System.nanoTime();
            work.accept(round);
            nanos[round] = System.nanoTime() - before;
        }
        return Figure.ofNanos(name, nanos);
    }

    private static FormDefinition generated() {
        var texts = Map.of(
                "casebook.yaml",
                "casebook: [" + KEY + "]\n",
                "core/" + KEY + ".yaml",
                GeneratedForm.yaml(KEY.value(), TENS));
        var library = FormFolder.load(Path.of(""), texts, Clock.systemUTC());
        if (!library.problems().isEmpty()) {
            throw new IllegalStateException("The generated form is wrong: " + library.problems());
        }
        return library.form(KEY);
    }

    private static Answers filled() {
        var filled = Answers.NONE;
        for (var ten = 0; ten < TENS; ten++) {
            filled = filled.with(ItemPath.of("size_" + ten), Answer.number(String.valueOf(ten + 1)))
                    .with(ItemPath.of("depth_" + ten), Answer.number("100"))
                    .with(ItemPath.of("metastasis_" + ten), Answer.text(ten % 2 == 0 ? "yes" : "no"));
        }
        return filled;
    }

    private Evaluation evaluation() {
        return Evaluation.of(List.of(new FormContent(new FormInstanceId(1), form, answers)));
    }

    private void evaluate(int round) {
        everything(evaluation());
    }

    private static void everything(Evaluation evaluation) {
        for (var path : evaluation.paths(new FormInstanceId(1))) {
            var place = new ItemRef(new FormInstanceId(1), path);
            evaluation.isAsked(place);
            evaluation.isRequired(place);
            evaluation.effective(place);
            evaluation.findings(place);
        }
    }

    /** Takes an answer in and asks for all that a page shows anew: what followed, and the findings of the form. */
    private Figure changes() {
        var evaluation = evaluation();
        everything(evaluation);
        return measure("one change, 1,000 items", WARM_UP * 10, ROUNDS * 10, round -> {
            var ten = Math.floorMod(round, TENS);
            var place = new ItemRef(new FormInstanceId(1), ItemPath.of("size_" + ten));
            for (var touched : evaluation.answer(place, Answer.number(String.valueOf(Math.floorMod(round, 997))))) {
                evaluation.isAsked(touched);
                evaluation.isRequired(touched);
                evaluation.effective(touched);
                evaluation.findings(touched);
            }
            evaluation.answers(new FormInstanceId(1));
        });
    }

    private void render(int round) {
        new EntryForm(evaluation(), new FormInstanceId(1), SETTINGS, changes -> {});
    }
}
