package org.rarecase;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.DemoAccounts;
import org.rarecase.account.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last lines of a start: where to go and, in a demo, as whom. */
@Component
class ReadyMessage {

    private final ObjectProvider<DemoAccounts> demo;
    private final ServerProperties server;

    ReadyMessage(ObjectProvider<DemoAccounts> demo, ServerProperties server) {
        this.demo = demo;
        this.server = server;
    }

    @EventListener
    @Order
    void on(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            demo.ifAvailable(accounts -> System.out.print(introduction(accounts.list())));
            System.out.println(ready(
                    server.getAddress(),
                    web.getWebServer().getPort(),
                    demo.stream().anyMatch(accounts -> !accounts.list().isEmpty())));
        }
    }

    /** @param address the one that is served; null: all of this machine */
    static String ready(@Nullable InetAddress address, int port, boolean demo) {
        boolean here = address != null && address.isLoopbackAddress();
        String host = address == null || address.isAnyLocalAddress() || here ? "localhost" : shown(address);
        String ready = "Rarecase is ready: http://" + host + ":" + port;
        if (here) {
            return ready + " (from this machine alone; --listen ADDRESS serves others)";
        }
        return demo
                ? ready
                        + "%nWhoever reaches this machine can log in with the demo accounts: keep no patients here."
                                .formatted()
                : ready;
    }

    private static String shown(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
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
