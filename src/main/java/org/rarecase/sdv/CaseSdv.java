package org.rarecase.sdv;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;

/** What of a case is compared with the source, and what has been. */
public final class CaseSdv {

    /** @param needed how many values are to be compared; {@code done} of them are */
    public record Count(int needed, int done) {

        public static final Count NONE = new Count(0, 0);

        public int left() {
            return needed - done;
        }

        Count and(Count other) {
            return new Count(needed + other.needed, done + other.done);
        }
    }

    private final VisibleCase visibleCase;
    private final SdvPlan.Items items;
    private final boolean drawn;
    private final Map<ItemRef, VerifiedMark> marks;
    private final Map<FormInstanceId, List<ItemRef>> verifiable = new LinkedHashMap<>();

    /** @param drawn whether the case is one of those in which anything is to be compared */
    CaseSdv(VisibleCase visibleCase, SdvPlan.Items items, boolean drawn, Map<ItemRef, VerifiedMark> marks) {
        this.visibleCase = visibleCase;
        this.items = items;
        this.drawn = drawn;
        this.marks = Map.copyOf(marks);
    }

    /** What an account sees to whom verification does not matter. */
    static CaseSdv nothing(VisibleCase visibleCase) {
        return new CaseSdv(visibleCase, SdvPlan.Items.CRITICAL, false, Map.of());
    }

    CaseSdv with(Map<ItemRef, VerifiedMark> others) {
        return new CaseSdv(visibleCase, items, drawn, others);
    }

    public Map<ItemRef, VerifiedMark> marks() {
        return marks;
    }

    public Optional<VerifiedMark> mark(ItemRef place) {
        return Optional.ofNullable(marks.get(place));
    }

    /** Entered by the site: neither blank nor derived nor hidden. */
    public boolean isVerifiable(ItemRef place) {
        return verifiable(place.instanceId()).contains(place);
    }

    /** The values of a filled form that can be compared, in its order. */
    public List<ItemRef> verifiable(FormInstanceId instanceId) {
        return verifiable.computeIfAbsent(instanceId, this::findVerifiable);
    }

    private List<ItemRef> findVerifiable(FormInstanceId instanceId) {
        Optional<FormInstance> entry = visibleCase.entries().stream()
                .filter(each -> each.id().equals(instanceId) && isOfSite(each))
                .findFirst();
        return entry.map(it -> visibleCase.evaluation().paths(instanceId).stream()
                        .filter(path -> isEntered(it, path))
                        .map(path -> new ItemRef(instanceId, path))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isOfSite(FormInstance entry) {
        return !entry.kept() && entry.form().isFilledBySite();
    }

    private boolean isEntered(FormInstance entry, ItemPath path) {
        ItemRef place = new ItemRef(entry.id(), path);
        return entry.form()
                        .find(path)
                        .filter(item -> !item.isGroup() && !item.isDerived())
                        .isPresent()
                && visibleCase.evaluation().isAsked(place)
                && !visibleCase.evaluation().effective(place).isBlank();
    }

    /** Whether the value is to be compared, by the plan of its site and by its form. */
    public boolean isNeeded(ItemRef place) {
        return drawn
                && visibleCase.caseSummary().consent().permitsCollection()
                && isVerifiable(place)
                && (items == SdvPlan.Items.ALL || isCritical(place));
    }

    private boolean isCritical(ItemRef place) {
        return visibleCase
                .entry(place.instanceId())
                .form()
                .find(place.path())
                .filter(Item::isCritical)
                .isPresent();
    }

    public Count count(FormInstanceId instanceId) {
        int needed = 0;
        int done = 0;
        for (ItemRef place : verifiable(instanceId)) {
            if (isNeeded(place)) {
                needed++;
                done += marks.containsKey(place) ? 1 : 0;
            }
        }
        return new Count(needed, done);
    }

    public Count count() {
        return visibleCase.entries().stream().map(entry -> count(entry.id())).reduce(Count.NONE, Count::and);
    }

    /** What is to be compared and is not yet, in the order of the casebook. */
    public List<ItemRef> left() {
        return visibleCase.entries().stream()
                .flatMap(entry -> left(entry.id()).stream())
                .toList();
    }

    public List<ItemRef> left(FormInstanceId instanceId) {
        return verifiable(instanceId).stream()
                .filter(place -> isNeeded(place) && isOpen(place))
                .toList();
    }

    /** Whether marks may be set and taken back in this form now. */
    public boolean mayChange(FormInstanceId instanceId) {
        return visibleCase.caseSummary().consent().permitsCollection()
                && visibleCase.entries().stream()
                        .anyMatch(entry -> entry.id().equals(instanceId)
                                && isOfSite(entry)
                                && !entry.isLockedIn(visibleCase.caseSummary().state())
                                && !visibleCase.isLocked(entry));
    }

    /** What can be marked now, needed or not. */
    public List<ItemRef> open(FormInstanceId instanceId) {
        return mayChange(instanceId)
                ? verifiable(instanceId).stream().filter(this::isOpen).toList()
                : List.of();
    }

    /** Neither marked, nor approved and locked with its case. */
    private boolean isOpen(ItemRef place) {
        return !marks.containsKey(place)
                && !visibleCase
                        .entry(place.instanceId())
                        .isLockedIn(visibleCase.caseSummary().state());
    }

    /** The next one after this place, or the first of all behind the last. */
    public Optional<ItemRef> nextAfter(FormInstanceId instanceId, ItemPath path) {
        List<ItemRef> all = new ArrayList<>();
        visibleCase.entries().forEach(entry -> all.addAll(verifiable(entry.id())));
        Set<ItemRef> left = new LinkedHashSet<>(left());
        int here = all.indexOf(new ItemRef(instanceId, path));
        return Stream.concat(all.stream().skip(here + 1L), all.stream().limit(here + 1L))
                .filter(left::contains)
                .findFirst();
    }
}
