package org.rarecase.account.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.InvalidLocationException;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouteConfiguration;
import java.util.Optional;
import org.rarecase.account.Account;
import org.rarecase.account.CurrentAccount;
import org.rarecase.shared.Messages;
import org.rarecase.ui.OwnElement;
import org.rarecase.ui.StaticFiles;

/**
 * Has the form beside it posted by the page itself, to where it would be posted without, and goes on in the same window: its
 * browser need not start the application again. The browser's half is log-in.js.
 */
@Tag("rc-log-in")
final class LogInWithoutLeaving extends Component {

    private final transient CurrentAccount current;

    LogInWithoutLeaving(CurrentAccount current) {
        this.current = current;
        getElement()
                .addEventListener(
                        "rc-logged-in",
                        loggedIn ->
                                goOn(loggedIn.getEventData().get("event.detail").asString("")))
                .addEventData("event.detail");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule(StaticFiles.address("log-in.js"));
    }

    /**
     * What a window was told at its start is in one language, so that who reads another one gets a page loaded anew, as
     * does who wanted something that is no page.
     *
     * @param wanted as the browser says: looked up among the pages of this application, and followed nowhere else
     */
    private void goOn(String wanted) {
        Optional<Location> page = location(wanted)
                .filter(it -> current.find()
                        .map(Account::language)
                        .filter(Messages.language()::equals)
                        .isPresent())
                .filter(it -> RouteConfiguration.forApplicationScope()
                        .getRoute(it.getPath())
                        .isPresent());
        page.ifPresentOrElse(
                it -> UI.getCurrent().navigate(it.getPath(), it.getQueryParameters()),
                () -> OwnElement.call(getElement(), "leave"));
    }

    private static Optional<Location> location(String path) {
        try {
            return Optional.of(new Location(path));
        } catch (InvalidLocationException leadsElsewhere) {
            return Optional.empty();
        }
    }
}
