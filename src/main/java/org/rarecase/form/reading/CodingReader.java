package org.rarecase.form.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.code.CodeSystem;
import org.rarecase.form.code.Coding;

/** Reads the codes of public terminologies at an item or a code. Their form is the schema's business. */
final class CodingReader {

    private static final Pattern GENE = Pattern.compile("[A-Z][A-Za-z0-9-]*");

    private CodingReader() {}

    static List<Coding> read(YamlNode owner) {
        List<Coding> codings = new ArrayList<>();
        for (CodeSystem system : CodeSystem.values()) {
            String code = owner.text(system.key(), "");
            if (!code.isEmpty()) {
                codings.add(new Coding(system, code));
            }
        }
        return List.copyOf(codings);
    }

    /** What the pattern of a code cannot tell: its check digit, and whether it goes with what stands beside it. */
    static void check(YamlNode owner, Consumer<FormLibrary.Problem> problems) {
        String loinc = owner.text(CodeSystem.LOINC.key(), "");
        if (loinc.contains("-")) {
            int right = checkDigit(loinc.substring(0, loinc.indexOf('-')));
            if (!loinc.endsWith("-" + right)) {
                problems.accept(owner.at(CodeSystem.LOINC.key())
                        .problem("“" + loinc + "” is no LOINC code: its check digit would be " + right
                                + ". Look it up again."));
            }
        }
        String symbol = owner.text("code", "");
        if (owner.has(CodeSystem.HGNC.key()) && !GENE.matcher(symbol).matches()) {
            problems.accept(owner.at(CodeSystem.HGNC.key())
                    .problem("“hgnc” is for a gene, but “" + symbol + "” is no gene symbol. Write the symbol as “code”,"
                            + " or leave “hgnc” out."));
        }
    }

    /** Mod 10 of Luhn, from the right, as LOINC numbers have it. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighed = i % 2 == 0 ? 2 * digit : digit;
            sum += weighed / 10 + weighed % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
