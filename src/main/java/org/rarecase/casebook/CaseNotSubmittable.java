package org.rarecase.casebook;

import java.util.List;
import org.rarecase.entry.Finding;
import org.rarecase.shared.Refusal;

/** A case or form cannot be handed in yet; {@link #obstacles()} lead to the fields. Nothing was changed. */
public class CaseNotSubmittable extends Refusal {

    private final transient List<Finding> obstacles;

    public CaseNotSubmittable(List<Finding> obstacles) {
        super(
                obstacles.size() == 1
                        ? "One item keeps this from being handed in. Everything entered is saved."
                        : obstacles.size() + " items keep this from being handed in. Everything entered is saved.");
        this.obstacles = List.copyOf(obstacles);
    }

    public List<Finding> obstacles() {
        return obstacles;
    }
}
