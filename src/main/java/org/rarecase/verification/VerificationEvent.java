package org.rarecase.verification;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** A mark was set, removed or lost, a case was drawn, or the plan of a site was changed. */
public record VerificationEvent(Actor actor, List<TraceLine> trace) implements Traced {}
