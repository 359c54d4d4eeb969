package org.rarecase;

import java.util.List;
import java.util.stream.Collectors;
import org.rarecase.account.Account;
import org.rarecase.account.DemoAccounts;
import org.rarecase.account.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last lines of a start: where to go and, in a demo, as whom. */
@Component
class ReadyMessage {

    private final ObjectProvider<DemoAccounts> demo;

    ReadyMessage(ObjectProvider<DemoAccounts> demo) {
        this.demo = demo;
    }

    @EventListener
    @Order
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            demo.ifAvailable(accounts -> System.out.print(introduction(accounts.list())));
            System.out.println(
                    "Rarecase is ready: http://localhost:" + web.getWebServer().getPort());
        }
    }

    static String introduction(List<Account> demo) {
        if (demo.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("%nDemo accounts, all with the password %s:%n".formatted(DemoAccounts.PASSWORD));
        for (var account : demo) {
            var roles = account.roles().stream().map(Role::key).sorted().collect(Collectors.joining(", "));
            text.append("  %-15s %s, %s%n".formatted(account.userName(), account.displayName(), roles));
        }
        return text.append("%n".formatted()).toString();
    }
}
