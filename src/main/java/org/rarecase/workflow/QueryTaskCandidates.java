package org.rarecase.workflow;

import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.rarecase.query.QueryParty;
import org.rarecase.workflow.process.QueryProcess;

/**
 * Opens the steps of a query for the role that it was given to, in place of the one that is drawn. It is not left to the
 * drawing, so that it holds also for queries that run as they were drawn before, or by others.
 */
final class QueryTaskCandidates extends AbstractBpmnParseListener {

    private static final Map<QueryParty, String> ROLES = Map.of(
            QueryParty.SITE, "${assignees.roleAtSite(queryId)}",
            QueryParty.MONITORS, "${assignees.roleOfMonitors(queryId)}");

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (!QueryProcess.KEY.equals(((ProcessDefinitionEntity) activity.getProcessDefinition()).getKey())) {
            return;
        }
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        ROLES.forEach((side, role) -> {
            String drawn = side.role().key();
            if (task.getCandidateGroupIdExpressions().removeIf(group -> drawn.equals(group.getExpressionText()))) {
                task.addCandidateGroupIdExpression(Context.getProcessEngineConfiguration()
                        .getExpressionManager()
                        .createExpression(role));
            }
        });
    }
}
