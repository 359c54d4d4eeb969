package org.rarecase;

import java.util.Scanner;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.Casebook;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application with one investigator and one case, which tells on standard output when it serves, and asked by a
 * line what the trail has of an item. To be killed.
 */
public final class ServingApplication {

    private ServingApplication() {}

    /** @param args folder of the data and port */
    public static void main(String[] args) {
        var application = new SpringApplication(RarecaseApplication.class, Registry.class);
        var context =
                application.run("--server.port=" + args[1], "--rarecase.demo=false", "--rarecase.data=" + args[0]);
        var casebook = context.getBean(Casebook.class);
        var registry = context.getBean(Registry.class);
        var id = registry.as(
                registry.anna(),
                () -> casebook.find(CaseFilter.ALL, null, 1).stream()
                        .findFirst()
                        .orElseGet(() -> casebook.register(registry.padua().id()))
                        .id());
        System.out.println("SERVING " + id.value());
        var sql = context.getBean(JdbcClient.class);
        var asked = new Scanner(System.in);
        while (asked.hasNextLine()) {
            var lines = sql.sql("SELECT COUNT(*) FROM audit_entry WHERE case_id = ? AND item_path = ?")
                    .params(id.value(), asked.nextLine())
                    .query(Long.class)
                    .single();
            System.out.println("LINES " + lines);
        }
    }
}
