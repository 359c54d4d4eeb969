package org.rarecase.audit;

import static org.rarecase.shared.Messages.t;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.shared.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail and proves that it is as it was written. Nobody can write here: lines come from events alone. */
@Service
public class AuditTrail {

    /** The chain of what belongs to no case: accounts, sites, log-ins. */
    public static final long SYSTEM_CHAIN = 0;

    /** As {@code beforeId}: begin with the newest line. */
    public static final long NEWEST = Long.MAX_VALUE;

    /** Kinds of lines with which what readers found is told to the site and its monitors. */
    private static final Set<String> AGREED = Set.of("diagnosis.stated", "review.compared");

    /** How kinds of lines begin that name who reads a review, or tell that its readers differ. */
    private static final Set<String> OF_READERS = Set.of("adjudicator.", "session.");

    private final AuditRepository repository;
    private final ChainProof proof;
    private final Casebook casebook;
    private final CurrentAccount current;

    AuditTrail(AuditRepository repository, ChainProof proof, Casebook casebook, CurrentAccount current) {
        this.repository = repository;
        this.proof = proof;
        this.casebook = casebook;
        this.current = current;
    }

    /** What happened to one item, newest first. Only of forms that the account may see. */
    @Transactional(readOnly = true)
    public List<AuditEntry> ofItem(CaseId caseId, ItemRef place) {
        return ofItem(casebook.open(caseId), place);
    }

    /** The same of a case that the account has open. */
    @Transactional(readOnly = true)
    public List<AuditEntry> ofItem(VisibleCase open, ItemRef place) {
        FormInstance visible = open.entry(place.instanceId());
        return told(
                open,
                repository
                        .ofItem(
                                open.caseSummary().id().value(),
                                visible.id().value(),
                                place.path().toString())
                        .stream()
                        .filter(line -> isOpen(open, line))
                        .toList());
    }

    /**
     * What happened in a case, newest first. A reviewer gets only the lines of the forms that are open to the
     * reviewer, not the steps either: their reasons may tell the diagnosis.
     *
     * @param beforeId id of the last line of the page before, or {@link #NEWEST}
     */
    @Transactional(readOnly = true)
    public List<AuditEntry> ofCase(CaseId caseId, long beforeId, int limit) {
        VisibleCase open = casebook.open(caseId);
        boolean withSteps = !current.account().isReviewerOnly();
        List<Long> entries =
                open.entries().stream().map(entry -> entry.id().value()).toList();
        long agreed = open.readersHidden() ? repository.last(caseId.value(), AGREED) : NEWEST;
        List<AuditEntry> lines = new ArrayList<>();
        long before = beforeId;
        boolean more = true;
        while (more && lines.size() < limit) {
            List<AuditEntry> page = repository.ofCase(caseId.value(), entries, withSteps, before, limit);
            page.stream()
                    .filter(line -> isOpen(open, line) && !(line.id() > agreed && tellsOfReaders(line)))
                    .forEach(lines::add);
            more = page.size() == limit;
            before = page.isEmpty() ? before : page.getLast().id();
        }
        return told(open, lines.stream().limit(limit).toList());
    }

    /**
     * What happened in these cases, by case, oldest first: the lines that {@link #ofCase} shows of each, in one statement.
     *
     * @param open as the account has them open
     */
    @Transactional(readOnly = true)
    public Map<CaseId, List<ChainedEntry>> ofCases(Collection<VisibleCase> open) {
        boolean withSteps = !current.account().isReviewerOnly();
        Map<CaseId, List<ChainedEntry>> stored =
                repository
                        .ofCases(open.stream()
                                .map(each -> each.caseSummary().id())
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(line -> new CaseId(
                                Objects.requireNonNull(line.entry().line().caseId()))));
        Map<CaseId, List<ChainedEntry>> told = new HashMap<>();
        for (VisibleCase each : open) {
            Set<Long> entries =
                    each.entries().stream().map(entry -> entry.id().value()).collect(Collectors.toSet());
            List<ChainedEntry> all = stored.getOrDefault(each.caseSummary().id(), List.of());
            long agreed = each.readersHidden() ? lastAgreed(all) : NEWEST;
            List<ChainedEntry> visible = all.stream()
                    .filter(line -> isOfThese(line.entry(), entries, withSteps) && isOpen(each, line.entry()))
                    .filter(line -> !(line.entry().id() > agreed && tellsOfReaders(line.entry())))
                    .toList();
            List<AuditEntry> readable =
                    told(each, visible.stream().map(ChainedEntry::entry).toList());
            List<ChainedEntry> lines = new ArrayList<>(visible.size());
            for (int i = 0; i < visible.size(); i++) {
                lines.add(new ChainedEntry(readable.get(i), visible.get(i).hash()));
            }
            told.put(each.caseSummary().id(), lines);
        }
        return told;
    }

    private static long lastAgreed(List<ChainedEntry> lines) {
        return lines.stream()
                .map(ChainedEntry::entry)
                .filter(line -> AGREED.contains(line.line().kind()))
                .mapToLong(AuditEntry::id)
                .max()
                .orElse(0);
    }

    /** Of a step of a review: who took it, and that somebody further is to decide. */
    private static boolean tellsOfReaders(AuditEntry line) {
        return line.line().instanceId() == null
                && (Role.PATHOLOGIST.isNamed(line.actor().role())
                        || OF_READERS.stream().anyMatch(line.line().kind()::startsWith));
    }

    private static boolean isOfThese(AuditEntry line, Set<Long> entries, boolean withSteps) {
        Long entry = line.line().instanceId();
        return entry == null ? withSteps : entries.contains(entry);
    }

    /** User names of those who did anything in cases at the sites of the account, in alphabetical order. */
    @Transactional(readOnly = true)
    public List<String> people() {
        return current.account().readsCases() ? repository.people(current.sites()) : List.of();
    }

    /**
     * Of items that a reader does not see, nothing is told, not even that there is something; nor, while the reader is blinded,
     * what happened to a form of which single items are seen.
     */
    private static boolean isOpen(VisibleCase open, AuditEntry line) {
        FormInstanceId instanceId = FormInstanceId.ofNullable(line.line().instanceId());
        String path = line.line().itemPath();
        if (!open.ofReader() || instanceId == null || open.isShownWhole(instanceId)) {
            return true;
        }
        return path == null ? !open.blinded() : item(open, instanceId, path).isPresent();
    }

    private static Optional<Item> item(VisibleCase open, FormInstanceId instanceId, String path) {
        return open.entries().stream()
                .filter(entry -> entry.id().equals(instanceId))
                .findFirst()
                .flatMap(entry -> entry.form().find(ItemPath.parse(path)));
    }

    /** The name that its site gave a file may tell what is in it. */
    private static AuditEntry nameless(VisibleCase open, AuditEntry line) {
        FormInstanceId instanceId = FormInstanceId.ofNullable(line.line().instanceId());
        String path = line.line().itemPath();
        return open.ofReader()
                        && instanceId != null
                        && path != null
                        && item(open, instanceId, path)
                                .filter(Item.File.class::isInstance)
                                .isPresent()
                ? line.withoutValues()
                : line;
    }

    /** Restricted values are read by the coordinator and the auditor alone, as the answers are (GDPR 18(2)). */
    private List<AuditEntry> readable(List<AuditEntry> lines) {
        return current.has(Role.AUDITOR) || current.has(Role.COORDINATOR)
                ? lines
                : lines.stream()
                        .map(line -> line.restricted() ? line.withoutValues() : line)
                        .toList();
    }

    /** Why something was done, what was asked and from what a value follows may tell what the site found. */
    private List<AuditEntry> told(VisibleCase open, List<AuditEntry> lines) {
        if (!open.blinded()) {
            return readable(lines.stream().map(line -> nameless(open, line)).toList());
        }
        Set<Long> own = open.entries().stream()
                .filter(entry -> entry.form().isFilledByPathologist())
                .map(entry -> entry.id().value())
                .collect(Collectors.toSet());
        return readable(lines).stream()
                .map(line -> nameless(open, line))
                .map(line -> line.line().instanceId() != null
                                && own.contains(line.line().instanceId())
                        ? line
                        : line.withoutReason())
                .toList();
    }

    /**
     * All lines that match, newest first. Auditors and administrators only, unless they also review and stay blinded: lines
     * of cases at their sites, and of what belongs to no case. There an auditor of some sites reads what the people of
     * these sites did, such as log-ins. Who administers and reads no cases learns that something was done in a case, and
     * not what.
     */
    @Transactional(readOnly = true)
    public List<AuditEntry> search(AuditFilter filter, long beforeId, int limit) {
        requireReader();
        if (current.has(Role.PATHOLOGIST)) {
            throw new NotAllowed(
                    t("A pathologist reviews without knowing what the site found, and the trail would tell it."
                            + " Use an account without the role pathologist to search the trail."));
        }
        boolean whole = current.account().readsCases()
                || current.as(Role.AUDITOR, Role.ADMINISTRATOR).equals(Actor.SYSTEM);
        return readable(repository.search(filter, scope(), beforeId, limit)).stream()
                .map(line -> whole || line.line().caseId() == null ? line : line.ofAdministration())
                .toList();
    }

    /** Whose lines are read: administrators read all that belongs to no case, auditors of some sites that of their people. */
    private AuditScope scope() {
        return new AuditScope(current.sites(), current.has(Role.ADMINISTRATOR));
    }

    /** All kinds of lines there are. */
    @Transactional(readOnly = true)
    public List<String> kinds() {
        requireReader();
        return repository.kinds();
    }

    /** The next chains by number; begin with -1. */
    @Transactional(readOnly = true)
    public List<Long> chains(long after, int limit) {
        requireReader();
        return repository.chains(after, current.sites(), limit);
    }

    /** Recomputes every hash of a chain. */
    @Transactional(readOnly = true)
    public ChainVerification verify(long chain) {
        requireReader();
        if (chain != SYSTEM_CHAIN && !repository.isOfSites(chain, current.sites())) {
            throw new NotAllowed(t("This chain belongs to a case of another site. Nothing was verified."));
        }
        return proof.of(chain);
    }

    private void requireReader() {
        current.as(Role.AUDITOR, Role.ADMINISTRATOR);
    }
}
