package org.rarecase.casebook.ui.presence;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;

/** A case that people have open while an investigator fills it. */
abstract class WatchedCaseTest {

    static final ItemPath VERSION = ItemPath.of("consent_version");

    @Autowired
    CasePresence pages;

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    final List<PresentPage> open = new ArrayList<>();
    CaseId id;
    FormInstanceId instanceId;

    @BeforeEach
    void registerCase() {
        registry.run(registry.anna(), () -> {
            id = casebook.register(registry.padua().id()).id();
            instanceId = casebook.open(id).entries().getFirst().id();
        });
    }

    @AfterEach
    void closeAll() {
        open.forEach(page -> pages.leave(id, page));
    }

    PresentPage opened(String userName, PresentPage.View view) {
        return opened(userName, view, new WatchingPage.Window());
    }

    PresentPage opened(String userName, PresentPage.View view, WatchingPage.Window window) {
        PresentPage page = WatchingPage.enter(pages, id, userName, view, window);
        open.add(page);
        return page;
    }

    void answer(Answer before, Answer after) {
        registry.run(
                registry.anna(),
                () -> casebook.save(id, instanceId, List.of(new Change(VERSION, before, after)), null));
    }
}
