package org.rarecase.exchange.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.VisibleCases;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the cases that the account may see, with what it may see of them, by the order of their numbers. All are seen at one
 * moment: the database keeps what they were then for whoever reads in one transaction of this isolation, and holds
 * nobody up meanwhile. A page of cases is in memory at a time.
 */
@Component
public class FactSource {

    /** So many cases are read at once. */
    public static final int PAGE = 50;

    private final VisibleCases cases;
    private final Forms forms;
    private final Histories histories;
    private final Clock clock;
    private final TransactionTemplate oneMoment;

    FactSource(
            VisibleCases cases,
            Forms forms,
            Histories histories,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.cases = cases;
        this.forms = forms;
        this.histories = histories;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        oneMoment.setReadOnly(true);
    }

    /** Takes the cases of one reading. */
    public interface Reader {

        /**
         * @param content what there is to be told, of which the reader may choose
         * @param cases how many will follow
         * @param restricted how many are left out since their use is restricted, as far as the account may know of them
         * @return what is told, and nothing else
         */
        Content begin(Content content, int cases, int restricted) throws IOException;

        void read(CaseFact fact) throws IOException;
    }

    /** Reads the cases of a selection. What the reader throws ends it. */
    public void read(Selection selection, Reader reader) {
        oneMoment.executeWithoutResult(it -> {
            try {
                readAll(selection, reader);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /** One case that the account has open, as it is now, with what was done to it. */
    public void read(VisibleCase opened, Reader reader) throws IOException {
        Stream<FormDefinition> versions =
                opened.entries().stream().map(FormInstance::form).distinct();
        Content told = reader.begin(new Content(sorted(versions), now()).with(histories.parties()), 1, 0);
        CaseFact fact = new CaseTeller(opened, told).tell();
        CaseHistory history =
                histories.of(List.of(opened)).get(opened.caseSummary().id());
        reader.read(history == null ? fact : fact.with(history));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void readAll(Selection selection, Reader reader) throws IOException {
        int restricted = selection.restricted() ? 0 : cases.countRestricted(selection.cases());
        int count = cases.count(selection.cases(), selection.restricted());
        Content content = new Content(versions(selection), now());
        Content told =
                reader.begin(selection.history() ? content.with(histories.parties()) : content, count, restricted);
        String after = "";
        List<VisibleCase> page;
        do {
            page = cases.page(selection.cases(), selection.restricted(), selection.salt(), after, PAGE);
            Map<CaseId, CaseHistory> past = selection.history() && !page.isEmpty() ? histories.of(page) : Map.of();
            for (VisibleCase each : page) {
                after = place(selection.salt(), each.caseSummary().number());
                CaseFact fact = new CaseTeller(each, told).tell();
                CaseHistory history = past.get(each.caseSummary().id());
                reader.read(history == null ? fact : fact.with(HistoryView.of(history, fact.forms())));
            }
        } while (page.size() == PAGE);
    }

    private static String place(String salt, String number) {
        if (salt.isEmpty()) {
            return number;
        }
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest((salt + number).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<FormDefinition> versions(Selection selection) {
        Set<FormDefinition> versions = new LinkedHashSet<>(cases.versions(selection.cases(), selection.restricted()));
        versions.addAll(cases.shown(forms.inUse().forms()));
        return sorted(versions.stream()
                .filter(form -> selection.forms().isEmpty() || selection.forms().contains(form.key())));
    }

    private List<FormDefinition> sorted(Stream<FormDefinition> versions) {
        return versions.sorted(Comparator.comparing(FormDefinition::key, forms.order())
                        .thenComparingInt(FormDefinition::version))
                .toList();
    }
}
