package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.rarecase.entry.Finding;
import org.rarecase.shared.Refusal;

/** A case or form cannot be submitted yet; {@link #obstacles()} lead to the fields. Nothing was changed. */
public class CaseNotSubmittable extends Refusal {

    private final transient List<Finding> obstacles;

    private CaseNotSubmittable(List<Finding> obstacles, String step) {
        super(
                obstacles.size() == 1
                        ? t("One item keeps this from being {0}. Everything entered is saved.", step)
                        : t(
                                "{0} items keep this from being {1}. Everything entered is saved.",
                                obstacles.size(), step));
        this.obstacles = List.copyOf(obstacles);
    }

    /** @param step what was asked for, as a participle such as {@code submitted} */
    public static void refuseIfAny(List<Finding> missing, String step) {
        if (!missing.isEmpty()) {
            throw new CaseNotSubmittable(missing, step);
        }
    }

    public List<Finding> obstacles() {
        return obstacles;
    }
}
