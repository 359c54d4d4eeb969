package org.rarecase.query.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.rarecase.query.board.QueryBoardRepository.Statement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Looks for words in threads. What is said in many of them is found by reading the list as it is, since the next page is
 * never far; what is said in few, by the index of words, which reads all that have the word. The beginning of the list
 * tells which it is: so neither costs more where there are more queries.
 */
@Repository
class QuerySearch {

    /** So many of the list are looked at to tell how often the words are said. */
    private static final int PROBE = 100;

    private static final int OFTEN = 3;

    /** So many are sorted at once. */
    private static final int FEW = 1000;

    private static final int SHORTEST_INDEXED_WORD = 3;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\d]+");

    /** The beginning of the list as it is narrowed otherwise. */
    interface Beginning {
        Statement of(int queries);
    }

    private final JdbcClient client;

    QuerySearch(JdbcClient client) {
        this.client = client;
    }

    /** Every word begins a word of one and the same message. */
    QueryCondition saying(String text, Beginning list) {
        List<String> words = BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        if (words.isEmpty()) {
            return QueryCondition.NEVER;
        }
        QueryCondition inThread = inThread(words);
        List<String> seldom = seldom(words, list.of(PROBE));
        if (seldom.isEmpty()) {
            return inThread;
        }
        List<Long> found = indexed(seldom);
        return found.size() > FEW
                ? inThread
                : QueryCondition.oneOf("q.id", found, "PRIMARY").and(inThread);
    }

    /** No EXISTS, which the server may turn into a join that reads the threads of all. */
    private static QueryCondition inThread(List<String> words) {
        String all = String.join(" AND ", Collections.nCopies(words.size(), "m.text REGEXP ?"));
        return QueryCondition.of(
                "(SELECT COUNT(*) FROM query_message m FORCE INDEX (query_message_query) WHERE m.query_id = q.id AND "
                        + all + ") > 0",
                words.stream().map(word -> "\\b" + word).toArray());
    }

    /** Those words that are worth asking the index for; none if reading on is cheaper. */
    private List<String> seldom(List<String> words, Statement list) {
        List<QueryCondition> counted = new ArrayList<>();
        counted.add(inThread(words));
        words.forEach(word -> counted.add(inThread(List.of(word))));
        List<Object> values = new ArrayList<>();
        StringJoiner sums = new StringJoiner(", ");
        counted.forEach(condition -> {
            sums.add("SUM(" + condition.sql() + ")");
            values.addAll(condition.values());
        });
        values.addAll(list.values());
        return client.sql("SELECT COUNT(*), " + sums + " FROM (SELECT page.id " + list.sql() + ") q")
                .params(values)
                .query((row, number) -> {
                    List<String> seldom = new ArrayList<>();
                    boolean oftenTogether = row.getInt(1) < PROBE || row.getInt(2) >= OFTEN;
                    for (int i = 0; !oftenTogether && i < words.size(); i++) {
                        if (row.getInt(i + 3) < OFTEN && words.get(i).length() >= SHORTEST_INDEXED_WORD) {
                            seldom.add(words.get(i));
                        }
                    }
                    return seldom;
                })
                .single();
    }

    private List<Long> indexed(List<String> words) {
        StringJoiner wanted = new StringJoiner(" ");
        words.forEach(word -> wanted.add("+" + word + "*"));
        return client.sql("SELECT DISTINCT query_id FROM query_message WHERE MATCH (text) AGAINST (? IN BOOLEAN MODE)"
                        + " LIMIT " + (FEW + 1))
                .param(wanted.toString())
                .query(Long.class)
                .list();
    }
}
