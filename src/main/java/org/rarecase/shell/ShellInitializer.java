package org.rarecase.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Sets what the framework says and does when something fails or a session ends. */
@Component
class ShellInitializer implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        Failures failures = new Failures();
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(failures));
        SystemMessages messages = messages();
        event.getSource().setSystemMessagesProvider(info -> messages);
    }

    private static SystemMessages messages() {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption("Your session has ended");
        messages.setSessionExpiredMessage(
                "Everything that was saved is kept. Click here to log in again; you come back to this page.");
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorCaption("The page lost its connection to the server's memory");
        messages.setInternalErrorMessage("Everything that was saved is kept. Click here to load the page again.");
        return messages;
    }
}
