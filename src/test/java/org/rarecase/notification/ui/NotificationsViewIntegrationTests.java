package org.rarecase.notification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.communication.PushMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Passwords;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.database.Statements;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.notification.Channel;
import org.rarecase.notification.Delivery;
import org.rarecase.notification.Notification;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.NotificationPreferences;
import org.rarecase.notification.Notifications;
import org.rarecase.query.QueryRaising;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
@ViewPackages(packages = {"org.rarecase.notification.ui", "org.rarecase.casebook.ui"})
class NotificationsViewIntegrationTests extends SpringBrowserlessTest {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    @Autowired
    QueryRaising raising;

    @Autowired
    Notifications news;

    @Autowired
    NotificationPreferences preferences;

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    CurrentAccount current;

    @Autowired
    NotificationTool tool;

    @Autowired
    NotificationBells bells;

    private String person;
    private CaseId id;
    private ItemRef weight;

    @BeforeEach
    void raise() {
        person = "newsreader-" + NEXT.incrementAndGet();
        registry.run(
                registry.administrator(),
                () -> accounts.create(
                        person, person, "kettles over the harbour", Set.of(Role.INVESTIGATOR), SiteScope.EVERYWHERE));
        registry.run(person, () -> passwords.changeOwn("kettles over the harbour", "a password of my own"));
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
        weight = registry.as(
                registry.anna(),
                () -> casebook.open(id).entries().stream()
                        .filter(entry -> entry.form().key().value().equals("demographics"))
                        .map(entry -> new ItemRef(entry.id(), ItemPath.of("weight")))
                        .findFirst()
                        .orElseThrow());
        registry.run(registry.monitor(), () -> {
            raising.raise(id, weight, "Was it weighed?");
            raising.raise(id, null, "Is this the patient of last year?");
        });
    }

    @Test
    void theListTellsWhatHappenedWhereAndLeadsThere() {
        registry.run(person, () -> {
            navigate("news", NotificationsView.class);
            assertThat(links()).hasSize(2);
            assertThat(find(Span.class).withText("Demographics").all()).hasSize(1);
            Notification raised = news.page(false, null, 10).getLast();
            assertThat(links().getLast()).isEqualTo("news/go/" + raised.id().value());
            assertThat(OpenNotificationView.place(raised))
                    .isEqualTo(CaseNavigation.address(id, weight) + "&panel=queries");
        });
    }

    @Test
    void newsAreMarkedAsReadAndAsUnreadAgain() {
        registry.run(person, () -> {
            navigate("news", NotificationsView.class);
            test(button("Mark as read")).click();
            assertThat(news.unread()).isOne();
            test(button("Mark as unread")).click();
            assertThat(news.unread()).isEqualTo(2);
            test(find(Button.class).withText("Mark all as read").single()).click();
            assertThat(news.unread()).isZero();
            test(find(Checkbox.class).single()).click();
            assertThat(links()).isEmpty();
        });
    }

    @Test
    void aLinkGoesOnToThePlaceAndTheNewsIsRead() {
        registry.run(person, () -> {
            Notification raised = news.page(false, null, 10).getLast();
            UI.getCurrent().navigate(OpenNotificationView.address(raised));
            assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                    .isEqualTo(OpenNotificationView.place(raised));
            assertThat(news.unread()).isOne();
        });
    }

    @Test
    void theBellCountsOnceForAllItsPlacesInTheFrame() {
        registry.run(person, () -> {
            Component first = tool.open().orElseThrow();
            Component second = tool.open().orElseThrow();
            UI.getCurrent().add(first, second);
            assertThat(Statements.during(() -> UI.getCurrent().navigate("news/settings")).stream()
                            .filter(it -> it.contains("COUNT") && it.contains("news_item")))
                    .hasSize(1);
            assertThat(bells())
                    .hasSize(2)
                    .allSatisfy(bell -> assertThat(bell.getElement().getAttribute("aria-label"))
                            .isEqualTo("News, 2 unread"));
        });
    }

    @Test
    void theBellOfAnOpenPageCountsWhatHappensMeanwhile() {
        registry.run(person, () -> {
            UI window = UI.getCurrent();
            window.getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
            window.add(tool.open().orElseThrow());
            window.navigate("news/settings");
            NativeButton bell = bells().getFirst();
            assertThat(bell.getElement().getAttribute("aria-label")).isEqualTo("News, 2 unread");

            registry.run(registry.monitor(), () -> raising.raise(id, null, "And the weight?"));

            assertThat(eventually(window, () -> bell.getElement().getAttribute("aria-label"), "News, 3 unread"))
                    .isEqualTo("News, 3 unread");
        });
    }

    /** What it is as soon as it is as expected; changes of other threads come when the window is asked for them. */
    private static String eventually(UI window, Supplier<String> asked, String expected) {
        VaadinSession session = window.getSession();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!asked.get().equals(expected) && System.nanoTime() < deadline) {
            session.getService().runPendingAccessTasks(session);
            Thread.onSpinWait();
        }
        return asked.get();
    }

    @Test
    void whoWorksWithNoCasesHasNoBell() {
        registry.run(registry.administrator(), () -> assertThat(tool.open()).isEmpty());
    }

    @Test
    @SuppressWarnings("unchecked")
    void eachChoiceCountsAtOnce() {
        registry.run(person, () -> {
            navigate("news/settings", NotificationSettingsView.class);
            test(find(EmailField.class).single()).setValue("me@home.example");
            assertThat(current.account().email()).isEqualTo("me@home.example");
            find(EmailField.class).single().setValue("me@");
            assertThat(find(EmailField.class).single().isInvalid()).isTrue();
            assertThat(current.account().email()).isEqualTo("me@home.example");

            find(Select.class).single().setValue(18);
            assertThat(preferences.choices().digestHour()).isEqualTo(18);
            find(ComboBox.class).single().setValue(ZoneId.of("Asia/Tokyo"));
            assertThat(preferences.choices().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
            find(RadioButtonGroup.class).single().setValue(Delivery.AT_ONCE);
            assertThat(preferences.choices().delivery()).isEqualTo(Delivery.AT_ONCE);

            Checkbox box = find(Checkbox.class).all().stream()
                    .filter(it -> it.getAriaLabel().orElse("").equals("Case approved: By mail"))
                    .findFirst()
                    .orElseThrow();
            box.setValue(false);
            assertThat(preferences.choices().isOn(NotificationKind.CASE_APPROVED, Channel.MAIL))
                    .isFalse();
            assertThat(preferences.choices().isOn(NotificationKind.CASE_APPROVED, Channel.PAGE))
                    .isTrue();
        });
    }

    /** Where the news in the list lead. */
    private List<String> links() {
        return find(Anchor.class).all().stream()
                .map(Anchor::getHref)
                .filter(address -> address.startsWith("news/go/"))
                .toList();
    }

    private List<NativeButton> bells() {
        return find(NativeButton.class)
                .withCondition(button -> String.valueOf(button.getElement().getAttribute("aria-label"))
                        .startsWith("News, "))
                .all();
    }

    private Button button(String name) {
        return find(Button.class).all().stream()
                .filter(it -> it.getAriaLabel().orElse("").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
