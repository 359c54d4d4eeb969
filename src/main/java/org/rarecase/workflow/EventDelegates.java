package org.rarecase.workflow;

import static org.rarecase.workflow.process.Variables.caseId;
import static org.rarecase.workflow.process.Variables.reasonOrEmpty;
import static org.rarecase.workflow.process.Variables.signed;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.KnownItem;
import org.rarecase.visit.CaseVisits;
import org.rarecase.visit.LinkedCases;
import org.rarecase.workflow.process.SecondTumourProcess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What service tasks ask of relapses and second tumours, named as process files name it. */
@Configuration(proxyBeanMethods = false)
class EventDelegates {

    private static final FormKey EVENT = KnownItem.EVENT_TYPE.form();
    private static final ItemPath EVENT_TYPE = KnownItem.EVENT_TYPE.path();
    private static final String SECOND_MALIGNANCY = "second-malignancy";
    private static final String EVENT_NUMBER = "eventNumber";
    private static final String TREATMENT_NUMBER = "treatmentNumber";
    private static final String TREATMENT_FORMS = "treatmentForms";

    @Bean
    JavaDelegate openEvent(CaseVisits visits, Casebook casebook) {
        return execution -> {
            int number = visits.open(caseId(execution), VisitKind.EVENT, List.of(EVENT));
            execution.setVariable(EVENT_NUMBER, number);
            if (execution.getProcessDefinitionId().startsWith(SecondTumourProcess.KEY + ":")) {
                casebook.open(caseId(execution)).entries().stream()
                        .filter(entry -> isEvent(entry, number))
                        .forEach(entry -> presetSecondTumour(casebook, caseId(execution), entry));
            }
        };
    }

    private static boolean isEvent(FormInstance entry, int number) {
        Visit visit = entry.visit();
        return visit != null && visit.kind() == VisitKind.EVENT && visit.number() == number;
    }

    /** Who reports a second tumour has said what the event is; nothing, where the registry's form does not ask so. */
    private static void presetSecondTumour(Casebook casebook, CaseId id, FormInstance entry) {
        boolean asked = entry.form()
                .find(EVENT_TYPE)
                .map(Item::codeList)
                .filter(codes -> codes.find(SECOND_MALIGNANCY).isPresent())
                .isPresent();
        if (asked) {
            Answer before = entry.answers().get(EVENT_TYPE);
            casebook.save(
                    id, entry.id(), List.of(new Change(EVENT_TYPE, before, Answer.text(SECOND_MALIGNANCY))), null);
        }
    }

    @Bean
    JavaDelegate handInEvent(CaseVisits visits) {
        return execution ->
                visits.submit(caseId(execution), VisitKind.EVENT, number(execution, EVENT_NUMBER), signed(execution));
    }

    @Bean
    JavaDelegate withdrawEvent(CaseVisits visits) {
        return execution -> visits.withdraw(
                caseId(execution), VisitKind.EVENT, number(execution, EVENT_NUMBER), reasonOrEmpty(execution));
    }

    @Bean
    JavaDelegate openTreatment(CaseVisits visits) {
        return execution -> execution.setVariable(
                TREATMENT_NUMBER, visits.open(caseId(execution), VisitKind.TREATMENT, treatmentForms(execution)));
    }

    private static List<FormKey> treatmentForms(DelegateExecution execution) {
        String forms = (String) execution.getVariable(TREATMENT_FORMS);
        return forms == null
                ? List.of()
                : Stream.of(forms.split(","))
                        .map(String::strip)
                        .filter(form -> !form.isEmpty())
                        .map(FormKey::new)
                        .toList();
    }

    @Bean
    JavaDelegate handInTreatment(CaseVisits visits) {
        return execution -> visits.submit(
                caseId(execution), VisitKind.TREATMENT, number(execution, TREATMENT_NUMBER), signed(execution));
    }

    @Bean
    JavaDelegate registerSecondTumour(LinkedCases linked) {
        return execution -> execution.setVariable(
                "linkedCaseId", linked.register(caseId(execution)).value());
    }

    private static int number(DelegateExecution execution, String variable) {
        return ((Number) execution.getVariable(variable)).intValue();
    }
}
