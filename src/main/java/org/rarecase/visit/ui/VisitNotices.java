package org.rarecase.visit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.study.Site;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.springframework.core.annotation.Order;

/** When the next visit of a case is due, and how each visit stands. Costs no statement: it is read with the case. */
@SpringComponent
@Order(99)
class VisitNotices implements CasePageExtension {

    private final Clock clock;

    VisitNotices(Clock clock) {
        this.clock = clock;
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        FollowUp followUp = context.visibleCase().caseSummary().followUp();
        LocalDate due = followUp == null ? null : followUp.nextDue();
        if (followUp == null || due == null) {
            return List.of();
        }
        return List.of(
                isOverdue(due, context.visibleCase().caseSummary().site())
                        ? new Notice(
                                Tone.WARNING,
                                t("The follow-up that was due on {0} is overdue.", RelativeTime.day(due)),
                                open(context))
                        : new Notice(
                                Tone.INFO,
                                t("The next follow-up is due on {0}.", RelativeTime.day(due)),
                                open(context)));
    }

    private static @Nullable Action open(CaseContext context) {
        return context.visibleCase().entries().stream()
                .filter(FormInstance::isVisitOpen)
                .filter(entry -> Objects.requireNonNull(entry.visit()).kind() == VisitKind.FOLLOW_UP)
                .findFirst()
                .map(entry -> new Action(
                        t("Open the form"),
                        () -> UI.getCurrent()
                                .navigate(CaseNavigation.address(
                                        context.visibleCase().caseSummary().id(), entry.id()))))
                .orElse(null);
    }

    @Override
    public List<Notice> notices(CaseContext context, FormInstance entry) {
        Visit visit = entry.visit();
        if (visit == null) {
            return List.of();
        }
        Site site = context.visibleCase().caseSummary().site();
        return switch (visit.state()) {
            case OPEN -> List.of(new Notice(isLate(visit, site) ? Tone.WARNING : Tone.INFO, toSubmit(visit, site)));
            case HANDED_IN -> List.of(new Notice(Tone.SUCCESS, t("This form was submitted on its own.")));
            case MISSED, WITHDRAWN -> List.of();
        };
    }

    private String toSubmit(Visit visit, Site site) {
        if (visit.dueOn() == null) {
            return t("This form is submitted on its own, in Next steps.");
        }
        return isLate(visit, site)
                ? t(
                        "This visit was due on {0}. The form is submitted on its own, in Next steps.",
                        RelativeTime.day(visit.dueOn()))
                : t(
                        "This visit is due on {0}. The form is submitted on its own, in Next steps.",
                        RelativeTime.day(visit.dueOn()));
    }

    @Override
    public Map<FormInstanceId, List<Mark>> formMarks(CaseContext context) {
        Map<FormInstanceId, List<Mark>> marks = new HashMap<>();
        for (FormInstance entry : context.visibleCase().entries()) {
            Visit visit = entry.visit();
            if (visit != null) {
                marks.put(
                        entry.id(),
                        List.of(mark(visit, context.visibleCase().caseSummary().site())));
            }
        }
        return marks;
    }

    private Mark mark(Visit visit, Site site) {
        LocalDate due = visit.dueOn();
        if (visit.state() == VisitState.HANDED_IN) {
            return new Mark(Tone.SUCCESS, VaadinIcon.CALENDAR, t("submitted"), t("Submitted on its own"));
        }
        if (visit.state() == VisitState.MISSED) {
            return new Mark(
                    Tone.WARNING,
                    VaadinIcon.CALENDAR,
                    due == null ? t("missed") : RelativeTime.day(due),
                    t("Missed: {0}", String.valueOf(visit.note())));
        }
        if (visit.state() == VisitState.WITHDRAWN) {
            return new Mark(Tone.NEUTRAL, t("withdrawn"), t("Withdrawn: {0}", String.valueOf(visit.note())));
        }
        if (due == null) {
            return new Mark(Tone.INFO, t("to submit"), t("To be submitted on its own"));
        }
        return isLate(visit, site)
                ? new Mark(
                        Tone.DANGER,
                        VaadinIcon.ALARM,
                        t("overdue, {0}", RelativeTime.day(due)),
                        t("Was due on {0}", RelativeTime.day(due)))
                : new Mark(
                        Tone.INFO,
                        VaadinIcon.CALENDAR,
                        t("due {0}", RelativeTime.day(due)),
                        t("Due on {0}", RelativeTime.day(due)));
    }

    private boolean isLate(Visit visit, Site site) {
        return visit.dueOn() != null && isOverdue(visit.dueOn(), site);
    }

    private boolean isOverdue(LocalDate due, Site site) {
        return due.isBefore(site.today(clock));
    }
}
