package org.rarecase.shared;

import static java.util.Objects.requireNonNull;

/** A request that the rules forbid. Its message is for the user: what happened, what was kept, what to do. */
public abstract class Refusal extends RuntimeException {

    protected Refusal(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return requireNonNull(super.getMessage());
    }
}
