package org.rarecase.workflow.drawing;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * The outcomes of a drawn step by which a case goes back to its site: those under whose condition, or by whose default
 * flow, {@code ${returnCase}} follows. Whatever the registry calls them.
 */
public final class DrawnReturns {

    private static final String RETURN_CASE = "${returnCase}";
    private static final Pattern OUTCOME = Pattern.compile("[$#]\\{\\s*outcome\\s*==\\s*['\"]([^'\"]+)['\"]\\s*}");

    private final Set<String> returning = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private boolean byDefault;

    private DrawnReturns() {}

    public static DrawnReturns of(UserTask task) {
        DrawnReturns returns = new DrawnReturns();
        task.getOutgoing().forEach(flow -> {
            if (flow.getTarget() instanceof ExclusiveGateway question) {
                question.getOutgoing().forEach(way -> returns.read(way, way.equals(question.getDefault())));
            } else {
                returns.byDefault |= isReturn(flow.getTarget());
            }
        });
        return returns;
    }

    private void read(SequenceFlow way, boolean isDefault) {
        boolean back = isReturn(way.getTarget());
        ConditionExpression condition = way.getConditionExpression();
        Matcher outcome = OUTCOME.matcher(condition == null ? "" : condition.getTextContent());
        if (isDefault) {
            byDefault |= back;
        } else if (outcome.find()) {
            (back ? returning : others).add(outcome.group(1));
        }
    }

    private static boolean isReturn(FlowNode element) {
        return element instanceof ServiceTask task && RETURN_CASE.equals(task.getCamundaDelegateExpression());
    }

    public boolean includes(String outcome) {
        return returning.contains(outcome) || byDefault && !others.contains(outcome);
    }
}
