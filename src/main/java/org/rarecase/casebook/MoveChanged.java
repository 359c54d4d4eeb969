package org.rarecase.casebook;

import java.util.List;
import org.rarecase.shared.Actor;
import org.rarecase.shared.TraceLine;
import org.rarecase.shared.Traced;

/** A move of many cases was started or cancelled. */
public record MoveChanged(Actor actor, List<TraceLine> trace) implements Traced {}
