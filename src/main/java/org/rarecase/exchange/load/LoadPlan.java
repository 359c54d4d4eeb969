package org.rarecase.exchange.load;

/**
 * How an import is carried out.
 *
 * @param number of the import; 0 while it is only tried
 * @param reason as the person gave it; empty while it is only tried
 */
record LoadPlan(long number, Differences differences, String reason) {

    /** Room for the number of the import and the line, before the reason. */
    static final int PREFIX = 40;

    static LoadPlan trial(Differences differences) {
        return new LoadPlan(0, differences, "");
    }

    boolean isTrial() {
        return number == 0;
    }

    boolean takes() {
        return differences == Differences.TAKE;
    }

    /** As the trail keeps it; {@link LoadLines} reads it. */
    String reason(int line) {
        return "import %d, line %d: %s".formatted(number, line, reason);
    }
}
