package org.rarecase.workflow.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.study.SiteId;
import org.springframework.stereotype.Component;

/** Starts processes of a case, and tells those that run what has happened. */
@Component
public class CaseProcesses {

    private final RuntimeService runtime;

    private final RepositoryService definitions;
    private final CommandExecutor commands;

    CaseProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.definitions = engine.getRepositoryService();
        this.commands = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired();
    }

    public void start(String process, CaseId caseId, SiteId siteId) {
        start(process, caseId, siteId, Map.of());
    }

    /** @param facts further variables, which hold no clinical data */
    public void start(String process, CaseId caseId, SiteId siteId, Map<String, Object> facts) {
        start(
                runtime.createProcessInstanceByKey(process).processDefinitionWithoutTenantId(),
                new CollectedStarts.Start(caseId, siteId),
                facts);
    }

    /**
     * Starts it before the transaction commits, together with those of other cases: a hundred take as many statements as
     * one. Until then no message reaches it.
     */
    public void startBeforeCommit(String process, CaseId caseId, SiteId siteId) {
        CollectedStarts.add(process, new CollectedStarts.Start(caseId, siteId), starts -> startAll(process, starts));
    }

    /** In one command of the engine, which writes what there is to be written at its end. */
    private void startAll(String process, List<CollectedStarts.Start> starts) {
        String newest = definitions
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .withoutTenantId()
                .latestVersion()
                .singleResult()
                .getId();
        commands.execute(context -> {
            starts.forEach(start -> start(runtime.createProcessInstanceById(newest), start, Map.of()));
            return starts.size();
        });
    }

    private static void start(
            ProcessInstantiationBuilder process, CollectedStarts.Start start, Map<String, Object> facts) {
        process.businessKey(start.caseId().toString())
                .setVariable(Variables.CASE_ID, start.caseId().value())
                .setVariable(Variables.SITE_ID, start.siteId().value())
                .setVariables(facts)
                .execute();
    }

    /** Starts the process that begins with this message. */
    public void startByMessage(String message, CaseId caseId, SiteId siteId, Map<String, Object> facts) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(caseId.toString())
                .setVariable(Variables.CASE_ID, caseId.value())
                .setVariable(Variables.SITE_ID, siteId.value())
                .setVariables(facts)
                .correlateStartMessage();
    }

    /** False if no process of the case waits for the message. */
    public boolean tell(String message, CaseId caseId) {
        return tell(about(message, caseId));
    }

    public boolean tell(String message, CaseId caseId, String reason) {
        return tell(about(message, caseId).setVariable(Variables.REASON, transientText(reason)));
    }

    /** As {@link #tell(String, CaseId, String)}, only those with this variable, such as the process of one query. */
    public boolean tell(String message, CaseId caseId, String variable, Object value, String reason) {
        return tell(about(message, caseId)
                .processInstanceVariableEquals(variable, value)
                .setVariable(Variables.REASON, transientText(reason)));
    }

    /** As {@link #tell(String, CaseId)}, only those with these variables, such as the process of one seat of a review. */
    public boolean tell(String message, CaseId caseId, Map<String, Object> variables) {
        MessageCorrelationBuilder about = about(message, caseId);
        variables.forEach(about::processInstanceVariableEquals);
        return tell(about);
    }

    private MessageCorrelationBuilder about(String message, CaseId caseId) {
        return runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseId.toString());
    }

    private static boolean tell(MessageCorrelationBuilder message) {
        return !message.correlateAllWithResult().isEmpty();
    }

    /** Text that goes with a step and is not stored by the engine. */
    public static StringValue transientText(@Nullable String text) {
        return org.camunda.bpm.engine.variable.Variables.stringValue(text, true);
    }
}
