package org.rarecase.workflow;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.rarecase.account.Role;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Deploys the process files at start, all or none. A changed file becomes a new version, and running cases stay on
 * theirs; a file that would fail only when a case gets there is refused here.
 */
@Component
class ProcessDeployment implements SmartInitializingSingleton {

    private static final String NAME = "rarecase";
    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");

    private final RepositoryService repository;
    private final ApplicationContext context;
    private final ProcessFileSettings settings;

    ProcessDeployment(RepositoryService repository, ApplicationContext context, ProcessFileSettings settings) {
        this.repository = repository;
        this.context = context;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        deploy(ProcessFiles.inForce(settings.processes()));
    }

    void deploy(Collection<ProcessFile> files) {
        DeploymentBuilder deployment = repository.createDeployment().name(NAME).enableDuplicateFiltering(true);
        for (ProcessFile file : files) {
            check(file);
            deployment.addInputStream(file.name(), new ByteArrayInputStream(file.content()));
        }
        try {
            deployment.deploy();
        } catch (ParseException refused) {
            throw refused(refused, files);
        } catch (ProcessEngineException refused) {
            throw refused(refused, files);
        }
    }

    private void check(ProcessFile file) {
        List<ProcessFile.Element> elements = file.elements();
        List<ProcessFile.Element> named = elements.stream()
                .filter(it -> it.is(file.isProcess() ? "process" : "decision"))
                .toList();
        if (named.stream().noneMatch(it -> it.attribute("id").equals(file.key()))) {
            throw file.unusable(
                    named.isEmpty() ? 0 : named.getFirst().line(),
                    "the " + (file.isProcess() ? "process" : "decision") + " must have the id \"" + file.key()
                            + "\", as the file is called.");
        }
        elements.forEach(element -> check(file, element));
    }

    private void check(ProcessFile file, ProcessFile.Element element) {
        Matcher bean = BEAN.matcher(element.attribute("camunda:delegateExpression"));
        if (bean.matches()
                && !(context.containsBean(bean.group(1)) && context.isTypeMatch(bean.group(1), JavaDelegate.class))) {
            throw file.unusable(
                    element.line(),
                    "\"" + element.attribute("name") + "\" calls ${" + bean.group(1) + "}, which is none of "
                            + Stream.of(context.getBeanNamesForType(JavaDelegate.class))
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (element.is("userTask")) {
            checkGroups(file, element);
        }
    }

    private static void checkGroups(ProcessFile file, ProcessFile.Element task) {
        String groups = task.attribute("camunda:candidateGroups");
        List<String> roles = Stream.of(Role.values()).map(Role::key).toList();
        for (String group : groups.split(",")) {
            if (!roles.contains(group.strip())) {
                throw file.unusable(
                        task.line(),
                        "\"" + task.attribute("name") + "\" needs candidate groups that are roles ("
                                + String.join(", ", roles) + "), and not \"" + group.strip() + "\".");
            }
        }
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
                .orElseGet(() -> new ProcessFilesUnusable(refused.getMessage()));
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
