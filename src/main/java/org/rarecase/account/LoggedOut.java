package org.rarecase.account;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** A session ended, by the person or because it was idle for too long. */
public record LoggedOut(Actor actor, boolean expired) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofSystem(expired ? "session.expired" : "logout", null, null, null));
    }
}
