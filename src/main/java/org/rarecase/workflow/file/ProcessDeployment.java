package org.rarecase.workflow.file;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys the process files at start, all or none. A changed file becomes a new version, which the trail tells, and running
 * cases stay on theirs; a file that would fail only when a case gets there, or do what no file may, is refused here.
 */
@Component
public class ProcessDeployment implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessDeployment.class);
    private static final String NAME = "rarecase";

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ProcessFileCheck check;
    private final ProcessFileSettings settings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    ProcessDeployment(
            RepositoryService repository,
            RuntimeService runtime,
            ProcessFileCheck check,
            ProcessFileSettings settings,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.repository = repository;
        this.runtime = runtime;
        this.check = check;
        this.settings = settings;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(ProcessFiles.inForce(settings.processes()));
        formerProblems().forEach(LOG::warn);
    }

    public void deploy(Collection<ProcessFile> files) {
        files.forEach(check::check);
        List<ProcessFile> changed =
                files.stream().filter(file -> !isInForce(file)).toList();
        if (changed.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment = repository.createDeployment().name(NAME);
        changed.forEach(file -> deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content())));
        try {
            transaction.executeWithoutResult(status -> tell(deployment.deployWithResult(), byName(files)));
        } catch (ParseException refused) {
            throw refused(refused, files);
        } catch (ProcessEngineException refused) {
            throw refused(refused, files);
        }
    }

    /**
     * Whether the highest version of its process or decision is this very file. The engine's own filter goes by the time of
     * deployment, and so takes a file for the present one when the clock was once ahead.
     */
    private boolean isInForce(ProcessFile file) {
        Optional<String> deployment = file.isProcess()
                ? Optional.ofNullable(repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(file.key())
                                .latestVersion()
                                .singleResult())
                        .map(ProcessDefinition::getDeploymentId)
                : Optional.ofNullable(repository
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(file.key())
                                .latestVersion()
                                .singleResult())
                        .map(DecisionDefinition::getDeploymentId);
        return deployment
                .filter(id -> repository.getDeploymentResourceNames(id).contains(file.name()))
                .map(id -> {
                    try (InputStream stored = repository.getResourceAsStream(id, file.name())) {
                        return Arrays.equals(stored.readAllBytes(), file.content());
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .orElse(false);
    }

    private void tell(DeploymentWithDefinitions deployed, Map<String, ProcessFile> files) {
        Stream.of(deployed.getDeployedProcessDefinitions(), deployed.getDeployedDecisionDefinitions())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(definition -> {
                    ProcessFile file = requireNonNull(files.get(definition.getResourceName()));
                    int version = definition.getVersion();
                    events.publishEvent(new ProcessDeployed(
                            definition.getKey(),
                            version > 1 ? version - 1 : null,
                            version,
                            file.place(),
                            file.digest()));
                });
    }

    /**
     * What cases still run by that was deployed before files were held against today's rules. It stays, since a running
     * case cannot lose its process; the engine refuses the forbidden part when a case gets there.
     */
    List<String> formerProblems() {
        List<String> problems = new ArrayList<>();
        for (ProcessDefinition former :
                repository.createProcessDefinitionQuery().list()) {
            if (runtime.createProcessInstanceQuery()
                            .processDefinitionId(former.getId())
                            .count()
                    == 0) {
                continue;
            }
            try (InputStream stored = repository.getProcessModel(former.getId())) {
                check.check(new ProcessFile(
                        former.getResourceName(),
                        former.getKey() + ", version " + former.getVersion() + ", by which cases run",
                        stored.readAllBytes()));
            } catch (ProcessFilesUnusable forbidden) {
                problems.add(forbidden.problem() + " Cases cannot get past it.");
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return problems;
    }

    private static ProcessFilesUnusable refused(ParseException refused, Collection<ProcessFile> files) {
        Map<String, ProcessFile> byName = byName(files);
        return refused.getResorceReports().stream()
                .filter(report -> !report.getErrors().isEmpty())
                .findFirst()
                .map(report -> {
                    Problem problem = report.getErrors().getFirst();
                    ProcessFile file = byName.get(report.getResourceName());
                    return file == null
                            ? new ProcessFilesUnusable(problem.getMessage())
                            : file.unusable(problem.getLine(), problem.getMessage());
                })
                .orElseGet(() -> new ProcessFilesUnusable(requireNonNull(refused.getMessage())));
    }

    /** Decision tables are refused without a report: the name in the message tells the file. */
    private static ProcessFilesUnusable refused(ProcessEngineException refused, Collection<ProcessFile> files) {
        String message = messages(refused);
        return files.stream()
                .filter(file -> message.contains(file.name()))
                .findFirst()
                .map(file -> file.unusable(0, message))
                .orElseGet(() -> new ProcessFilesUnusable(message));
    }

    private static String messages(Throwable thrown) {
        return Stream.iterate(thrown, it -> it != null, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(it -> it != null && !it.toLowerCase(Locale.ROOT).isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Map<String, ProcessFile> byName(Collection<ProcessFile> files) {
        return files.stream().collect(Collectors.toMap(ProcessFile::name, Function.identity()));
    }
}
