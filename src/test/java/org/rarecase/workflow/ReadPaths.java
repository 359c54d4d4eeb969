package org.rarecase.workflow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
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
import org.rarecase.account.Role;
import org.rarecase.audit.AuditFilter;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.entry.Answers;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.figures.FigureFilter;
import org.rarecase.pathology.list.ReviewTab;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryReason;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.shared.Refusal;
import org.rarecase.signature.SignatureMeaning;
import org.rarecase.study.SiteId;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every public method of every service that gives something back, called in a transaction that is rolled back with whatever
 * a page could ask for about one case. What a method takes has to be known here: a new kind of argument is to be placed.
 */
final class ReadPaths {

    /** Services that no page calls, or that say nothing of cases. */
    private static final Set<String> NOT_OF_PEOPLE = Set.of(
            // What processes and tables decide by: a process is not blinded, and no page calls them.
            "Assignees",
            "ReviewFacts",
            "VisitFacts",
            "Deadlines",
            // Asked by Seats alone, for processes and coordinators.
            "ReaderChoices",
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
            "AgreedDiagnoses.versions",
            "Acknowledgements.inform",
            "ReadersComparison.compare",
            "ReadersComparison.state",
            "Reviews.lock",
            // What ComparedReviews asks after it has looked who asks.
            "Reviews.ofReview",
            "VerifiedCases.forCounting",
            // Of what the caller was given before, and the walk is not.
            "DataQueries.threads",
            "DataQueries.translated");

    /** What methods take that is no way to a case: they are called with nothing in its place. */
    private static final Set<String> OF_NO_CASE = Set.of(
            "Account",
            "Collection<CaseNumber>",
            "List<Registration>",
            "List<String>",
            "LocalDate",
            "PanelCase",
            "AccountId",
            "Acknowledgement",
            "Actor",
            "AgreedDiagnosis",
            "AuditLine",
            "BulkQuestion",
            "Case",
            "CaseInTransaction",
            "CaseNumber",
            "Choices",
            "Collection<Change>",
            "Collection<Role>",
            "Comparison",
            "Content",
            "Credentials",
            "CutRequest",
            "ExportRequest",
            "Files",
            "FormDefinition",
            "FormLibrary",
            "FoundDiagnosis",
            "Instant",
            "List<AgreedDiagnosis>",
            "ListedReview",
            "List<FormDefinition>",
            "List<FormKey>",
            "List<Object>",
            "List<OutgoingMail>",
            "LoadCheck",
            "LoadFile",
            "Locale",
            "MailableNotifications$Addressee",
            "Map<FormInstanceId, List<Change>>",
            "Map<QueryParty, Assignee>",
            "Map<String, ?>",
            "Map<String, Object>",
            "MigrationSelection",
            "Notification",
            "NotificationId",
            "Object",
            "Occasion",
            "OutcomeFilter",
            "OutgoingMail",
            "OutgoingMail$State",
            "QueryTransition",
            "Question",
            "Reading",
            "Relevance",
            "Set<Role>",
            "SignatureTarget",
            "SignatureVerification",
            "SignerReauthentication",
            "SigningSession",
            "SiteScope",
            "Stated",
            "Unpacked",
            "Uploads$Announced",
            "ValuesChanged",
            "Verdict",
            "Visit",
            "VisitPolicy",
            "WorkItem",
            "ZoneId",
            "byte[]",
            "function.Consumer<ChainReader$ChainLine>",
            "function.Consumer<LoadOutcome>",
            "java.io.InputStream");

    /** Kinds of arguments that were met and stand neither here nor among those that lead to a case. */
    final Set<String> unplaced = new TreeSet<>();

    private final ApplicationContext context;
    private final TransactionTemplate transaction;
    private final CaseScenario cases;
    private final CaseId id;
    private final QueryId query;
    private final DataQuery asked;
    private final ItemRef local;

    ReadPaths(
            ApplicationContext context,
            TransactionTemplate transaction,
            CaseScenario cases,
            CaseId id,
            QueryId query,
            DataQuery asked,
            ItemRef local) {
        this.context = context;
        this.transaction = transaction;
        this.cases = cases;
        this.id = id;
        this.query = query;
        this.asked = asked;
        this.local = local;
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

    /** What of the secrets comes back to the account at hand from each method, one line each. */
    List<String> walk(Collection<String> secrets, List<String> called) {
        return services()
                .flatMap(service -> walk(service, secrets, called).stream())
                .toList();
    }

    private List<String> walk(Object service, Collection<String> secrets, List<String> called) {
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
                    for (String secret : leaks(service, method, number, secrets)) {
                        leaks.add(name + " tells " + secret);
                    }
                }
                called.add(name);
            }
        }
        return leaks.stream().distinct().toList();
    }

    private Collection<String> leaks(Object service, Method method, long number, Collection<String> secrets) {
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
        return secrets.stream().filter(told::contains).collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable Object argument(Type type, long number) {
        String name = type.getTypeName().replaceAll("org\\.rarecase\\.(?:[a-z]+\\.)+|java\\.(util|lang|time)\\.", "");
        return switch (name) {
            case "CaseId" -> id;
            case "FormInstanceId" -> new FormInstanceId(number);
            case "Collection<FormInstanceId>" -> List.of(new FormInstanceId(number));
            case "VisibleCase" -> opened();
            case "Collection<VisibleCase>" -> List.of(opened());
            case "CaseSnapshot" -> cases.casebook.read(id).orElseThrow();
            case "CaseSummary" -> opened().caseSummary();
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
            case "ReviewTab" -> ReviewTab.DISAGREEMENT;
            case "FigureFilter" ->
                new FigureFilter(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), null, null, null, null);
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
            default -> {
                if (!OF_NO_CASE.contains(name)) {
                    unplaced.add(name);
                }
                yield null;
            }
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
