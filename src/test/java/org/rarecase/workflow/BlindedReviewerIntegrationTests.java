package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditFilter;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.Agreement;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryReason;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.shared.Refusal;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.study.SiteId;
import org.rarecase.workflow.process.RelapseProcess;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What whoever reviews blinded can find out. It calls every public method of every service, in a transaction that is
 * rolled back, with whatever a page could ask for, and looks for what must not be known in all that comes back.
 */
@ProcessTest
class BlindedReviewerIntegrationTests {

    private static final String LOCAL = "Wilms tumour of the left kidney";
    private static final String ASKED = "Is the tumour really of the kidney?";
    private static final String SISTER = "Nephroblastoma of the sister";
    private static final String BEFORE = "Retinoblastoma at two years";
    private static final List<String> SECRETS = List.of(
            LOCAL, ASKED, SISTER, BEFORE, "kidney", "major", "Major disagreement", "MAJOR_DISAGREEMENT", "paul");

    /** Services that no page calls, or that say nothing of cases. */
    private static final Set<String> NOT_OF_PEOPLE = Set.of(
            // What processes and tables decide by: a process is not blinded, and no page calls them.
            "Assignees",
            "ReviewFacts",
            "VisitFacts",
            "Deadlines",
            // Cases as they are stored, which no page may ask for, see ArchitectureTests.
            "WholeCases",
            // The files of the forms, which hold no answers.
            "FormFolder",
            // Who acts in this thread, and how to act as somebody else.
            "CurrentAccount");

    private static final Set<String> NOT_ASKED_BY_PAGES = Set.of(
            // What processes decide by.
            "CaseVisits.record",
            "Reconsents.record",
            "QueryAssignments.assignee",
            "AgreedDiagnoses.latest",
            "ReadersComparison.compare",
            "ReadersComparison.state",
            "Reviews.lock",
            "VerifiedCases.forCounting",
            // What ComparedReviews asks after it has looked who asks.
            "Reviews.ofReview",
            // Of what the caller was given before, and the walk is not.
            "DataQueries.threads",
            "DataQueries.translated");

    @Autowired
    CaseScenario cases;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    Reviews reviews;

    @Autowired
    CaseEvents reports;

    @Autowired
    AuditTrail trail;

    private CaseId id;
    private QueryId query;
    private DataQuery asked;
    private ItemRef local;
    private String petra;

    /** A case that a colleague has reviewed. */
    @BeforeEach
    void review() {
        petra = colleague();
        id = cases.submitted("T03");
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text(LOCAL));
        cases.answer(id, "diagnosis", "relatives[r1].tumour", Answer.text(SISTER));
        cases.answer(id, "diagnosis", "previous", Answer.text(BEFORE));
        local = cases.place(id, "local-pathology", "diagnosis_text");
        query = cases.registry.as(cases.registry.monitor(), () -> cases.raising.raise(id, local, ASKED));
        asked = cases.query(query);
        cases.acceptData(id);
        cases.signOff(id, "major-disagreement");
    }

    @Test
    void noReadPathTellsABlindedReviewerWhatWasFoundByTheSiteOrByAColleague() {
        List<String> leaks = new ArrayList<>();
        List<String> called = new ArrayList<>();
        current.callAs(petra, () -> {
            services().forEach(service -> leaks.addAll(walk(service, called)));
            return true;
        });

        assertThat(leaks).isEmpty();
        assertThat(called)
                .as("the walk gets to what matters")
                .hasSizeGreaterThan(90)
                .contains(
                        "Reviews.ofCase",
                        "Reviews.find",
                        "Reviews.agreement",
                        "Casebook.open",
                        "Casebook.find",
                        "AuditTrail.ofCase",
                        "AuditTrail.ofItem",
                        "AuditTrail.search",
                        "DataQueries.ofCase",
                        "QueryBoard.find",
                        "SignatureChecks.verify",
                        "Notifications.page",
                        "WorkList.mine",
                        "WorkList.ofCase",
                        "ProcessDrawings.ofCase",
                        "SourceDataVerification.of",
                        "CaseDocuments.open",
                        "QueryTimes.bySite");
    }

    @Test
    void anItemThatIsBlindedIsNoPartOfItsFormForTheReviewerUntilTheOwnReviewIsSigned() {
        ItemRef sister = cases.place(id, "diagnosis", "relatives[r1].tumour");
        ItemRef weight = cases.place(id, "diagnosis", "weight");
        cases.answer(id, "diagnosis", "weight", Answer.number("12"));

        VisibleCase blinded = cases.registry.as(petra, () -> cases.casebook.open(id));
        FormInstance diagnosis = blinded.entry(sister.instanceId());
        assertThat(diagnosis.form().find(sister.path())).isEmpty();
        assertThat(diagnosis.answers().get(weight.path())).isEqualTo(Answer.number("12"));
        assertThat(blinded.evaluation().form(sister.instanceId()).find("previous"))
                .isEmpty();
        assertThat(blinded.evaluation().effective(sister)).isEqualTo(Answer.BLANK);
        assertThat(cases.registry.as(petra, () -> trail.ofItem(id, sister))).isEmpty();
        assertThat(cases.registry.as(petra, () -> trail.ofItem(id, weight))).isNotEmpty();
        assertThat(lines(petra, 1))
                .as("page by page")
                .isEqualTo(lines(petra, 100))
                .noneMatch(it -> it.contains("relatives"));
        assertThat(lines(cases.registry.auditor(), 100)).anyMatch(it -> it.contains("relatives"));

        String paul = cases.registry.pathologist();
        VisibleCase signed = cases.registry.as(paul, () -> cases.casebook.open(id));
        assertThat(signed.entry(sister.instanceId()).answers().get(sister.path()))
                .isEqualTo(Answer.text(SISTER));
    }

    /** Items of the lines of the case's trail, read in pages of this size. */
    private List<String> lines(String person, int size) {
        return cases.registry.as(person, () -> {
            List<String> items = new ArrayList<>();
            long before = AuditTrail.NEWEST;
            List<AuditEntry> page;
            do {
                page = trail.ofCase(id, before, size);
                page.forEach(
                        line -> items.add(line.line().kind() + " " + line.line().itemPath()));
                before = page.isEmpty() ? before : page.getLast().id();
            } while (page.size() == size);
            return items;
        });
    }

    @Test
    void theSameWalkFindsEverythingForWhoIsNotBlinded() {
        List<String> found = new ArrayList<>();
        current.callAs(cases.registry.auditor(), () -> {
            services().forEach(service -> found.addAll(walk(service, new ArrayList<>())));
            return true;
        });

        assertThat(found.stream().map(it -> it.replaceAll(" .*", "")))
                .contains(
                        "Reviews.ofCase",
                        "Reviews.find",
                        "Casebook.open",
                        "AuditTrail.ofCase",
                        "AuditTrail.search",
                        "DataQueries.ofCase",
                        "SignatureChecks.verify",
                        "WorkList.ofCase");
    }

    @Test
    void aColleaguesVerdictAndTheDisagreementAreShownOnceTheOwnReviewIsSignedAndNotWhileANewOneIsOpen() {
        String paul = cases.registry.pathologist();
        assertThat(signed(petra)).extracting(Reading::caseId).doesNotContain(id);
        assertThat(disagreements(petra)).isZero();
        assertThat(signed(paul)).extracting(Reading::caseId).contains(id);
        int before = disagreements(paul);
        assertThat(before).isPositive();

        cases.registry.run(cases.registry.anna(), () -> reports.reportRelapse(id));
        cases.answer(id, "event", "event_date", Answer.text("2026-10-01"));
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "hand-in", null);

        assertThat(disagreements(paul)).as("blinded again").isEqualTo(before - 1);
        assertThat(signed(paul))
                .as("the own judgement stays known")
                .filteredOn(review -> review.caseId().equals(id))
                .hasSize(1);

        cases.signOff(id, "concordant");

        assertThat(disagreements(paul)).isEqualTo(before);
        assertThat(signed(paul))
                .filteredOn(review -> review.caseId().equals(id))
                .hasSize(2);
        assertThat(signed(petra)).extracting(Reading::caseId).doesNotContain(id);
    }

    private List<Reading> signed(String reviewer) {
        return cases.registry.as(reviewer, () -> reviews.find(ReviewState.SIGNED, null, 5000));
    }

    private int disagreements(String reviewer) {
        return cases.registry.as(
                reviewer,
                () -> reviews.agreement().stream().mapToInt(Agreement::major).sum());
    }

    private String colleague() {
        if (accounts.names(List.of("petra")).isEmpty()) {
            current.callAsSystem(() -> accounts.create(
                    "petra", "Petra", "a long password", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE));
        }
        return "petra";
    }

    private Stream<Object> services() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .map(context::getBean)
                .filter(bean -> {
                    Class<?> type = AopUtils.getTargetClass(bean);
                    return type.getName()
                                    .matches(
                                            "org\\.rarecase\\.(?!database|demo|bench|shell)[a-z]+(?:\\.(?!ui\\.)[a-z]+)*\\.[A-Z]\\w+")
                            && type.getName().equals(type.getName().split("\\$")[0])
                            && !type.getSimpleName().equals("CaseScenario")
                            && !NOT_OF_PEOPLE.contains(type.getSimpleName());
                });
    }

    /** What of the secrets comes back from each method, one line each. */
    private List<String> walk(Object service, List<String> called) {
        List<String> leaks = new ArrayList<>();
        Class<?> type = AopUtils.getTargetClass(service);
        boolean open = Modifier.isPublic(type.getModifiers());
        Set<Class<?>> doors = new LinkedHashSet<>();
        if (open) {
            doors.add(type);
        }
        Arrays.stream(type.getInterfaces())
                .filter(it -> it.getName().startsWith("org.rarecase"))
                .forEach(doors::add);
        for (Class<?> door : doors) {
            for (Method method : door.getDeclaredMethods()) {
                String name = type.getSimpleName() + "." + method.getName();
                if (!Modifier.isPublic(method.getModifiers())
                        || method.isSynthetic()
                        || method.getReturnType() == void.class
                        || NOT_ASKED_BY_PAGES.contains(name)) {
                    continue;
                }
                for (long number : new long[] {local.instanceId().value(), id.value(), Long.MAX_VALUE}) {
                    for (String secret : leaks(service, method, number)) {
                        leaks.add(name + " tells " + secret);
                    }
                }
                called.add(name);
            }
        }
        return leaks.stream().distinct().toList();
    }

    private Collection<String> leaks(Object service, Method method, long number) {
        Object[] arguments = Arrays.stream(method.getGenericParameterTypes())
                .map(it -> argument(it, number))
                .toArray();
        String told = transaction.<String>execute(status -> {
            status.setRollbackOnly();
            try {
                return text(method.invoke(service, arguments), 0);
            } catch (InvocationTargetException thrown) {
                return thrown.getCause() instanceof Refusal refusal ? refusal.getMessage() : "";
            } catch (ReflectiveOperationException | RuntimeException notCalled) {
                throw new AssertionError(method + " " + Arrays.toString(arguments), notCalled);
            }
        });
        return SECRETS.stream().filter(told::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable Object argument(Type type, long number) {
        String name = type.getTypeName().replaceAll("org\\.rarecase\\.(?:[a-z]+\\.)+|java\\.(util|lang|time)\\.", "");
        return switch (name) {
            case "CaseId" -> id;
            case "FormInstanceId" -> new FormInstanceId(number);
            case "Collection<FormInstanceId>" -> List.of(new FormInstanceId(number));
            case "VisibleCase" -> opened();
            case "FormInstance" -> opened().entries().getFirst();
            case "Collection<CaseId>", "List<CaseId>" -> List.of(id);
            case "Set<CaseId>" -> Set.of(id);
            case "QueryId" -> query;
            case "Collection<QueryId>" -> List.of(query);
            case "DataQuery" -> asked;
            case "Collection<DataQuery>", "List<DataQuery>" -> List.of(asked);
            case "ItemRef" -> local;
            case "ItemPath" -> local.path();
            case "FormKey" -> new FormKey("local-pathology");
            case "SiteId" -> cases.registry.padua().id();
            case "Collection<SiteId>" -> List.<SiteId>of(cases.registry.padua().id());
            case "CaseFilter" -> CaseFilter.ALL;
            case "AuditFilter" -> AuditFilter.EVERYTHING;
            case "QueryFilter" -> QueryFilter.all();
            case "ReviewState" -> ReviewState.SIGNED;
            case "QueryParty" -> QueryParty.SITE;
            case "QueryReason" -> QueryReason.values()[0];
            case "Role" -> Role.INVESTIGATOR;
            case "VisitKind" -> VisitKind.EVENT;
            case "SignatureMeaning" -> SignatureMeaning.REVIEWED;
            case "Duration" -> Duration.ofDays(10);
            case "Collection<String>" -> List.of("petra");
            case "String" -> "anything";
            case "long", "Long" -> number;
            case "int" -> 500;
            case "Integer" -> 5;
            case "boolean" -> false;
            default -> null;
        };
    }

    private VisibleCase opened() {
        return cases.casebook.open(id);
    }

    /** All that an answer holds, as far as a page could show it. */
    private static String text(@Nullable Object told, int depth) {
        if (told == null || depth > 8) {
            return "";
        }
        return switch (told) {
            case Optional<?> optional -> optional.map(it -> text(it, depth + 1)).orElse("");
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(it -> text(it.getKey(), depth + 1) + " " + text(it.getValue(), depth + 1))
                        .collect(Collectors.joining(" "));
            case Iterable<?> all -> {
                StringBuilder text = new StringBuilder();
                all.forEach(it -> text.append(text(it, depth + 1)).append(' '));
                yield text.toString();
            }
            case Answers answers -> text(answers.all(), depth + 1);
            case ItemPath path -> path.toString();
            case Record record
            when !record.getClass().getName().startsWith("org.rarecase.form.") ->
                Arrays.stream(record.getClass().getRecordComponents())
                        .map(component -> text(value(record, component), depth + 1))
                        .collect(Collectors.joining(" "));
            case Record form -> "";
            default -> told.getClass().getName().startsWith("org.rarecase.entry.Evaluation") ? "" : told.toString();
        };
    }

    private static @Nullable Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
