package org.rarecase.casebook;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.FormInstanceId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which filling of its form a filled form is, for lists over many cases, where two surgeries of one case shall not look
 * alike. What was answered in it stays in its case.
 */
@Component
public class FormNumbers {

    private final JdbcClient client;

    FormNumbers(JdbcClient client) {
        this.client = client;
    }

    /**
     * In one statement; in none where there is nothing to read.
     *
     * @param entryIds of filled forms, null for what concerns none
     * @return from 1, by id; of those that are not there any more, nothing
     */
    public Map<FormInstanceId, Integer> of(Collection<@Nullable FormInstanceId> entryIds) {
        List<Long> ids = entryIds.stream()
                .filter(Objects::nonNull)
                .map(FormInstanceId::value)
                .distinct()
                .toList();
        Map<FormInstanceId, Integer> numbers = new HashMap<>();
        if (!ids.isEmpty()) {
            client.sql("SELECT id, ordinal FROM casebook_form_entry WHERE id IN (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        numbers.put(new FormInstanceId(row.getLong("id")), row.getInt("ordinal"));
                    });
        }
        return numbers;
    }
}
