package org.rarecase.notification.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.OwnAccount;
import org.rarecase.notification.Channel;
import org.rarecase.notification.Delivery;
import org.rarecase.notification.Mailing;
import org.rarecase.notification.NotificationChoices;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.NotificationPreferences;
import org.rarecase.notification.Notifications;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.ZoneField;

/** What a person is told, by page and by mail. Each choice counts as soon as it is made. */
@Route("news/settings")
@PageTitle("News")
@PermitAll
public class NotificationSettingsView extends Div {

    private final transient NotificationPreferences preferences;
    private final transient OwnAccount ownAccount;
    private final EmailField email = new EmailField(t("E-mail address"));
    private final RadioButtonGroup<Delivery> delivery = new RadioButtonGroup<>(t("Mails are sent"));
    private final Select<Integer> hour = new Select<>();
    private final ZoneField zone = new ZoneField(t("Time zone"), null);

    NotificationSettingsView(
            NotificationPreferences preferences,
            Notifications news,
            OwnAccount ownAccount,
            CurrentAccount currentAccount,
            Mailing mailing) {
        this.preferences = preferences;
        this.ownAccount = ownAccount;
        addClassNames("rc-page", "rc-news-settings");
        add(new PageHeader(t("What you are told"))
                .withSubtitle(t("Each choice counts at once, for you alone."))
                .withActions(new Anchor("news", t("All news"))));
        NotificationChoices choices = preferences.choices();
        add(new H2(t("Mails")));
        if (!mailing.isOn()) {
            Paragraph off = new Paragraph(
                    t("This registry sends no mails at the moment. What you choose counts from when it does."));
            off.addClassNames("rc-refused", "rc-tone-info");
            add(off);
        }
        setUpMails(choices, currentAccount.account().email(), mailing.zone().getId());
        add(new H2(t("Kinds of news")), table(news, choices));
    }

    private void setUpMails(
            NotificationChoices choices, @org.jspecify.annotations.Nullable String address, String registryZone) {
        email.setValue(Objects.requireNonNullElse(address, ""));
        email.setAutocomplete(Autocomplete.EMAIL);
        email.setClearButtonVisible(true);
        email.setHelperText(t("Mails name the kind of news and the case, never what was entered."));
        email.addValueChangeListener(change -> keepEmail());
        delivery.setItems(Delivery.values());
        delivery.setItemLabelGenerator(Delivery::label);
        delivery.setValue(choices.delivery());
        hour.setLabel(t("At"));
        hour.setItems(IntStream.range(0, 24).boxed().toList());
        hour.setItemLabelGenerator(it -> "%02d:00".formatted(it));
        hour.setValue(choices.digestHour());
        zone.setPlaceholder(registryZone);
        zone.setValue(choices.zone());
        showHour();
        delivery.addValueChangeListener(change -> keepDelivery());
        hour.addValueChangeListener(change -> keepDelivery());
        zone.addValueChangeListener(change -> keepDelivery());
        Div when = new Div(delivery, hour, zone);
        when.addClassName("rc-news-when");
        Div form = new Div(email, when);
        form.addClassNames("rc-card", "rc-form");
        add(form);
    }

    private void keepEmail() {
        try {
            ownAccount.setEmail(email.getValue());
            email.setInvalid(false);
            Notices.success(email.isEmpty() ? t("No mails are sent to you.") : t("Mails go to {0}.", email.getValue()));
        } catch (Refusal refused) {
            email.setErrorMessage(refused.getMessage());
            email.setInvalid(true);
        }
    }

    private void keepDelivery() {
        showHour();
        preferences.deliver(delivery.getValue(), hour.getValue(), zone.getValue());
        Notices.success(t("Saved."));
    }

    private void showHour() {
        boolean daily = delivery.getValue() == Delivery.DAILY;
        hour.setVisible(daily);
        zone.setVisible(daily);
    }

    private PlainTable table(Notifications news, NotificationChoices choices) {
        PlainTable table = new PlainTable(t("Kinds of news"), t("Kind"), Channel.PAGE.label(), Channel.MAIL.label());
        for (NotificationKind kind : news.kinds()) {
            table.addRow(new Span(kind.label()), box(kind, Channel.PAGE, choices), mail(kind, choices));
        }
        return table;
    }

    private Component mail(NotificationKind kind, NotificationChoices choices) {
        return kind.mayBeMailed() ? box(kind, Channel.MAIL, choices) : new Span(t("never"));
    }

    private Checkbox box(NotificationKind kind, Channel channel, NotificationChoices choices) {
        Checkbox box = new Checkbox(choices.isOn(kind, channel));
        box.setAriaLabel(kind.label() + ": " + channel.label());
        box.addValueChangeListener(change -> preferences.choose(kind, channel, change.getValue()));
        return box;
    }
}
