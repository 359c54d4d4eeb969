package org.rarecase.query;

import static org.rarecase.shared.Messages.t;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.form.FormKey;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** What the trail tells of queries, for people: whom they were given to, and what the product itself asked and said. */
@Component
class QueryLines implements TraceReader {

    static final String LOST = " may not take it any more";

    private static final Pattern LOSS = Pattern.compile("(.+)" + LOST);

    private final CheckQuestions questions;

    QueryLines(CheckQuestions questions) {
        this.questions = questions;
    }

    @Override
    public AuditLine read(AuditLine line) {
        if (!line.kind().startsWith("query.")) {
            return line;
        }
        AuditLine said = line.withReason(reason(line));
        return line.kind().equals("query.assigned")
                ? said.withValues(assignee(line.oldValue()), assignee(line.newValue()))
                : said;
    }

    /** From what {@link Assignee#told} wrote. */
    private static @Nullable String assignee(@Nullable String told) {
        return Arrays.stream(QueryParty.values())
                .filter(party -> party.name().toLowerCase(Locale.ROOT).equals(told))
                .map(QueryParty::role)
                .findFirst()
                .or(() -> role(told))
                .map(role -> t("All with the role {0}", role.label()))
                .orElse(told);
    }

    /** Only the roles that do not answer or assess anyway are written so. */
    private static Optional<Role> role(@Nullable String told) {
        return Arrays.stream(QueryParty.values())
                .flatMap(party -> party.roles().stream().filter(role -> role != party.role()))
                .filter(role -> role.key().equals(told))
                .findFirst();
    }

    private @Nullable String reason(AuditLine line) {
        String reason = line.reason();
        if (reason == null) {
            return null;
        }
        Matcher loss = LOSS.matcher(reason);
        if (loss.matches()) {
            return t("{0} may not take it any more", loss.group(1));
        }
        String form = line.form();
        return QueryReason.said(reason)
                .orElseGet(() -> questions.translated(form == null ? null : new FormKey(form), reason));
    }
}
