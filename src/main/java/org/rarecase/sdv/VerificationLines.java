package org.rarecase.sdv;

import static org.rarecase.shared.Messages.t;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.Messages;
import org.rarecase.shared.TraceReader;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.springframework.stereotype.Component;

/** What the trail tells of verification plans and draws, for people. */
@Component
class VerificationLines implements TraceReader {

    /** As {@link SdvPlan#told} writes it. */
    private static final Pattern PLAN = Pattern.compile("(all|critical) items, (\\d+) % of cases(?:, seed (.+))?");

    private static final Pattern SITE = Pattern.compile("site (\\d+)");

    /** As {@link SdvSample#told} writes it. */
    private static final Pattern DRAW = Pattern.compile("ticket (\\d+) of (\\d+), drawn below (\\d+)");

    private final Studies studies;

    VerificationLines(Studies studies) {
        this.studies = studies;
    }

    @Override
    public AuditLine read(AuditLine line) {
        return switch (line.kind()) {
            case "verification.planned" ->
                line.withValues(plan(line.oldValue()), plan(line.newValue())).withReason(site(line.reason()));
            case "verification.drawn", "verification.not-drawn" -> line.withReason(draw(line.reason()));
            default -> line;
        };
    }

    private static @Nullable String plan(@Nullable String stored) {
        Matcher plan = matcher(PLAN, stored);
        if (!plan.matches()) {
            return stored;
        }
        SdvPlan.Items items = plan.group(1).equals("all") ? SdvPlan.Items.ALL : SdvPlan.Items.CRITICAL;
        String words = t("{0}, {1} % of the cases", items.label(), plan.group(2));
        return plan.group(3) == null ? words : words + ", " + t("seed {0}", plan.group(3));
    }

    private @Nullable String site(@Nullable String stored) {
        Matcher site = matcher(SITE, stored);
        return site.matches()
                ? studies.find(new SiteId(Long.parseLong(site.group(1))))
                        .map(Site::name)
                        .orElse(stored)
                : stored;
    }

    private static @Nullable String draw(@Nullable String stored) {
        Matcher draw = matcher(DRAW, stored);
        return draw.matches()
                ? t("ticket {0} of {1}, drawn below {2}", number(draw, 1), number(draw, 2), number(draw, 3))
                : stored;
    }

    private static Object number(Matcher found, int group) {
        return Messages.number(Long.parseLong(found.group(group)));
    }

    private static Matcher matcher(Pattern pattern, @Nullable String stored) {
        return pattern.matcher(stored == null ? "" : stored);
    }
}
