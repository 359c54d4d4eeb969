package org.rarecase;

import java.util.List;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.springframework.boot.SpringApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The application with people who register and save without end, told on standard output as soon as they are told that
 * it is stored. To be killed.
 */
public final class SavingApplication {

    private static final int SAVES_OF_A_CASE = 20;

    private final Casebook casebook;
    private final Registry registry;

    private SavingApplication(Casebook casebook, Registry registry) {
        this.casebook = casebook;
        this.registry = registry;
    }

    public static void main(String[] args) {
        var application = new SpringApplication(RarecaseApplication.class, Registry.class);
        var context = application.run("--server.port=0", "--rarecase.demo=false", "--rarecase.data=" + args[0]);
        var saving = new SavingApplication(context.getBean(Casebook.class), context.getBean(Registry.class));
        saving.registry.anna();
        for (var person = 0; person < 3; person++) {
            new Thread(saving::work).start();
        }
    }

    private void work() {
        while (true) {
            try {
                registry.run(registry.anna(), this::workOnACase);
            } catch (DataAccessException | TransactionException | NotAllowed databaseIsAway) {
                System.out.println("FAILED " + databaseIsAway.getMessage());
            }
        }
    }

    private void workOnACase() {
        var id = casebook.register(registry.padua().id()).id();
        System.out.println("REGISTERED " + id.value());
        for (var next = 1; next <= SAVES_OF_A_CASE; next++) {
            var entry = demographics(id);
            casebook.save(id, entry.id(), List.of(change(entry, "weight", next), change(entry, "height", next)), null);
            System.out.println("SAVED " + id.value() + " " + next);
        }
    }

    private FormInstance demographics(CaseId id) {
        return casebook.open(id).entries().stream()
                .filter(entry -> entry.form().key().value().equals("demographics"))
                .findFirst()
                .orElseThrow();
    }

    private static Change change(FormInstance entry, String item, int value) {
        var path = ItemPath.of(item);
        return new Change(path, entry.answers().get(path), Answer.number(String.valueOf(value)));
    }
}
