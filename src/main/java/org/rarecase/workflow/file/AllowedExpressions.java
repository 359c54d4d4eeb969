package org.rarecase.workflow.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.workflow.process.Variables;

/**
 * Which expressions may stand in a process: comparisons of its variables with words and numbers, calls of the beans made
 * for expressions, the result of a decision table, and a date so many days from now. Nothing else of the engine's
 * language, by which a file could reach every class on the server.
 */
final class AllowedExpressions {

    /** What the product gives to processes; a file may name more, as parameters. */
    private static final Set<String> VARIABLES = Set.of(
            Variables.CASE_ID,
            Variables.SITE_ID,
            Variables.QUERY_ID,
            Variables.DUE_AT,
            Variables.READER,
            Variables.SEAT,
            Variables.ANSWER_BY,
            Variables.REMIND_AT,
            Variables.HAND_OVER_AT,
            Variables.READING_STATE,
            Variables.REVIEW_DAYS,
            Variables.REVIEW_ID,
            Variables.OCCASION,
            Variables.PANEL_AT_ONCE,
            Variables.ADJUDICATOR,
            Variables.SETTLED,
            Variables.PANEL_MISSES,
            Variables.SIGNER,
            Variables.ERASURE_ASKED,
            Variables.SCOPE,
            Variables.OUTCOME,
            Variables.TO_ACKNOWLEDGE,
            Variables.ACKNOWLEDGE_BY,
            Variables.READERS_AGREE,
            Variables.AGREED_BY,
            "askAgain",
            "askAt",
            "eventNumber",
            "intervalMonths",
            "opensAt",
            "opensWeeksBefore",
            "reconsentNeeded",
            "reviewRequired",
            "treatmentForms",
            "treatmentNumber",
            "untilYears",
            "visit",
            "visitNumber");

    private static final Set<String> COMPARISONS =
            Set.of("==", "!=", "<", "<=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge");
    private static final Set<String> LITERALS = Set.of("true", "false", "null");
    private static final Set<String> SPANS =
            Set.of("plusMinutes", "plusHours", "plusDays", "plusWeeks", "plusMonths", "plusYears");

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern WORD = Pattern.compile(
            "\\s*('[^'\\\\{}]*'|\"[^\"\\\\{}]*\"|-?\\d+(?:\\.\\d+)?|[A-Za-z_]\\w*|==|!=|<=|>=|&&|\\|\\||[<>!().,])");

    private final Set<String> named;

    /** @param named the variables that the file itself names */
    AllowedExpressions(Set<String> named) {
        this.named = named;
    }

    /** What is wrong with the expressions in a text, or null; a text without any is what it is. */
    @Nullable
    String objection(String text) {
        Matcher expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            if (!new Reader(expression.group(1)).isAllowed()) {
                return notAllowed(expression.group());
            }
        }
        String rest = expression.reset().replaceAll("");
        return rest.contains("${") || rest.contains("#{") ? notAllowed(text.strip()) : null;
    }

    private static String notAllowed(String expression) {
        return expression + " is not allowed. An expression compares variables, as in ${outcome == 'accept'}, or calls"
                + " deadlines, assignees, visitFacts or reviewFacts as docs/guide/processes.md says.";
    }

    /** Reads one expression by the few rules there are; every way out of them is a refusal. */
    private final class Reader {

        private final List<String> words = new ArrayList<>();
        private boolean readable;
        private int at;

        Reader(String expression) {
            Matcher word = WORD.matcher(expression);
            int end = 0;
            while (word.lookingAt()) {
                words.add(word.group(1));
                end = word.end();
                word.region(end, expression.length());
            }
            readable = expression.substring(end).isBlank();
        }

        boolean isAllowed() {
            either();
            return readable && at == words.size();
        }

        private void either() {
            do {
                both();
            } while (take("||", "or") != null);
        }

        private void both() {
            do {
                comparison();
            } while (take("&&", "and") != null);
        }

        private void comparison() {
            operand();
            if (take(COMPARISONS.toArray(String[]::new)) != null) {
                operand();
            }
        }

        private void operand() {
            if (take("!", "not", "empty") != null) {
                operand();
            } else if (take("(") != null) {
                either();
                require(")");
            } else {
                value();
            }
        }

        private void value() {
            String word = next();
            char first = word.isEmpty() ? ' ' : word.charAt(0);
            if (first == '\'' || first == '"' || first == '-' || Character.isDigit(first) || LITERALS.contains(word)) {
                return;
            }
            switch (word) {
                case "execution" -> {
                    require(".");
                    require("processBusinessKey");
                }
                case "decisionResult" -> {
                    List.of(".", "getSingleResult", "(", ")", ".").forEach(this::require);
                    name();
                }
                case "dateTime" -> date();
                default -> {
                    if (AllowedBeans.isOfExpressions(word)) {
                        call(word);
                    } else {
                        readable &= VARIABLES.contains(word) || named.contains(word);
                    }
                }
            }
        }

        private void call(String bean) {
            require(".");
            String method = next();
            require("(");
            int arguments = 0;
            if (take(")") == null) {
                do {
                    argument();
                    arguments++;
                } while (take(",") != null);
                require(")");
            }
            readable &= AllowedBeans.hasMethod(bean, method, arguments);
        }

        private void argument() {
            String word = next();
            readable &= VARIABLES.contains(word) || named.contains(word);
        }

        private void date() {
            require("(");
            require(")");
            require(".");
            String method = next();
            while (SPANS.contains(method)) {
                require("(");
                readable &= next().matches("\\d{1,4}");
                require(")");
                require(".");
                method = next();
            }
            readable &= method.equals("toDate");
            require("(");
            require(")");
        }

        private void name() {
            readable &= next().matches("[A-Za-z_]\\w*");
        }

        private @Nullable String take(String... any) {
            return at < words.size() && List.of(any).contains(words.get(at)) ? words.get(at++) : null;
        }

        private void require(String word) {
            readable &= take(word) != null;
        }

        private String next() {
            if (at < words.size()) {
                return words.get(at++);
            }
            readable = false;
            return "";
        }
    }
}
