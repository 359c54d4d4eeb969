package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CasePageExtension.Action;
import org.rarecase.casebook.ui.CasePageExtension.CardPart;
import org.rarecase.casebook.ui.CasePageExtension.Mark;
import org.rarecase.casebook.ui.CasePageExtension.Notice;
import org.rarecase.casebook.ui.CasePageExtension.Settlement;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.entry.ui.FieldAction;
import org.rarecase.entry.ui.FieldMark;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Tone;
import org.springframework.beans.factory.ObjectProvider;

/** All that modules add to the case page, in the order of the beans. */
@SpringComponent
class CasePageExtensions {

    private final List<CasePageExtension> extensions;

    CasePageExtensions(ObjectProvider<CasePageExtension> extensions) {
        this.extensions = extensions.orderedStream().toList();
    }

    List<CasePanel> panels(CaseContext context) {
        return extensions.stream()
                .flatMap(extension -> extension.panel(context).stream())
                .sorted(Comparator.comparingInt(CasePanel::order))
                .toList();
    }

    List<FieldMark> fieldMarks(CaseContext context, FormInstanceId instanceId) {
        return extensions.stream()
                .flatMap(extension -> extension.fieldMarks(context, instanceId).stream())
                .toList();
    }

    List<FieldAction> fieldActions(CaseContext context, FormInstance entry) {
        return extensions.stream()
                .flatMap(extension -> extension.fieldActions(context, entry).stream())
                .toList();
    }

    Map<FormInstanceId, List<Mark>> formMarks(CaseContext context) {
        return extensions.stream()
                .flatMap(extension -> extension.formMarks(context).entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (some, more) ->
                                Stream.concat(some.stream(), more.stream()).toList()));
    }

    Optional<Settlement> settledBy(CaseContext context, Set<ItemRef> corrected) {
        return extensions.stream()
                .flatMap(extension -> extension.settledBy(context, corrected).stream())
                .findFirst();
    }

    boolean isOutdated(CaseContext context) {
        return extensions.stream().anyMatch(extension -> extension.isOutdated(context));
    }

    MenuBar menu(CaseContext context, String title) {
        return menu(
                title,
                extensions.stream()
                        .flatMap(extension -> extension.actions(context).stream())
                        .toList());
    }

    MenuBar menu(CaseContext context, FormInstance entry, String title) {
        return menu(
                title,
                extensions.stream()
                        .flatMap(extension -> extension.actions(context, entry).stream())
                        .toList());
    }

    /** The notices of the case, and below them what stays whichever form is shown. */
    Div notices(CaseContext context) {
        Div all = notices(extensions.stream().flatMap(extension -> extension.notices(context).stream()));
        extensions.forEach(extension -> extension.bar(context).ifPresent(all::add));
        return all;
    }

    Div notices(CaseContext context, FormInstance entry) {
        return notices(extensions.stream().flatMap(extension -> extension.notices(context, entry).stream()));
    }

    List<CardPart> card(CaseContext context, ItemRef place) {
        return extensions.stream()
                .flatMap(extension -> extension.card(context, place).stream())
                .toList();
    }

    private static MenuBar menu(String title, List<Action> actions) {
        MenuBar bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.TERTIARY);
        bar.setVisible(!actions.isEmpty());
        MenuItem root = bar.addItem(title);
        actions.forEach(action ->
                root.getSubMenu().addItem(action.text(), click -> action.start().run()));
        return bar;
    }

    /** Alerts and a single notice are shown as they are; of several others a line tells how many there are, and opens them. */
    private static Div notices(Stream<Notice> found) {
        List<Notice> notices = found.toList();
        Div all = new Div();
        all.addClassName("rc-case-notices");
        notices.stream().filter(notice -> notice.tone() == Tone.DANGER).forEach(alert -> all.add(paragraph(alert)));
        List<Notice> others =
                notices.stream().filter(notice -> notice.tone() != Tone.DANGER).toList();
        Component[] paragraphs =
                others.stream().map(CasePageExtensions::paragraph).toArray(Component[]::new);
        if (others.size() > 1) {
            NativeDetails folded = new NativeDetails(counts(others), new Div(paragraphs));
            folded.addClassName("rc-notices-folded");
            all.add(folded);
        } else {
            all.add(paragraphs);
        }
        return all;
    }

    /** What is most urgent first. */
    private static Span counts(List<Notice> notices) {
        Span counts = new Span();
        counts.addClassName("rc-notice-counts");
        for (Tone tone : List.of(Tone.WARNING, Tone.SUCCESS, Tone.INFO, Tone.NEUTRAL)) {
            long count =
                    notices.stream().filter(notice -> notice.tone() == tone).count();
            if (count > 0) {
                Span part = new Span(icon(tone), new Span(count(tone, count)));
                part.addClassNames("rc-notice-count", tone.className());
                counts.add(part);
            }
        }
        return counts;
    }

    private static String count(Tone tone, long count) {
        return switch (tone) {
            case DANGER, WARNING -> count == 1 ? t("1 warning") : t("{0} warnings", count);
            case SUCCESS -> count == 1 ? t("1 confirmation") : t("{0} confirmations", count);
            case INFO, NEUTRAL -> count == 1 ? t("1 note") : t("{0} notes", count);
        };
    }

    private static Paragraph paragraph(Notice notice) {
        Paragraph paragraph = new Paragraph(icon(notice.tone()), new Span(notice.text()));
        paragraph.addClassNames("rc-case-notice", notice.tone().className());
        Action action = notice.action();
        if (action != null) {
            NativeButton button =
                    new NativeButton(action.text(), click -> action.start().run());
            button.addClassName("rc-link");
            paragraph.add(button);
        }
        return paragraph;
    }

    private static Component icon(Tone tone) {
        return Icons.decorative(
                switch (tone) {
                    case DANGER, WARNING -> VaadinIcon.WARNING;
                    case SUCCESS -> VaadinIcon.CHECK;
                    case INFO, NEUTRAL -> VaadinIcon.INFO_CIRCLE;
                });
    }
}
