package org.rarecase.account;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

public record LoggedIn(Actor actor) implements Traced {

    @Override
    public List<TraceLine> trace() {
        return List.of(TraceLine.ofSystem("login.succeeded", null, null, null));
    }
}
