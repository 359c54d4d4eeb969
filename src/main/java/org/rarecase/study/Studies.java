package org.rarecase.study;

import static org.rarecase.shared.Messages.t;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.TextLimit;
import org.rarecase.study.SiteRejected.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the sites of the registry. Everybody may read them, administrators change them. */
@Service
public class Studies {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,8}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final SiteRepository repository;
    private final SiteAdministrator keeper;
    private final ApplicationEventPublisher events;

    Studies(SiteRepository repository, SiteAdministrator keeper, ApplicationEventPublisher events) {
        this.repository = repository;
        this.keeper = keeper;
        this.events = events;
    }

    /** All sites by code. A registry of very rare tumours has some dozens. */
    public List<Site> sites() {
        return repository.all();
    }

    public Optional<Site> find(SiteId id) {
        return repository.find(id);
    }

    public Optional<Site> find(String code) {
        return repository.find(PlainText.tidy(code).toUpperCase(Locale.ROOT));
    }

    /** Adds a site. Its code cannot be changed later, since the numbers of its cases begin with it. */
    @Transactional
    public Site add(String code, String name, String country) {
        return add(code, name, country, null);
    }

    /**
     * The same.
     *
     * @param zone by which its dates are in the future; null: nobody knows it
     */
    @Transactional
    public Site add(String code, String name, String country, @Nullable ZoneId zone) {
        Actor actor = keeper.actor();
        String siteCode = PlainText.tidy(code).toUpperCase(Locale.ROOT);
        if (!CODE.matcher(siteCode).matches()) {
            throw new SiteRejected(
                    Field.CODE, t("The code of a site is two to eight capital letters or digits, such as PAD."));
        }
        String siteCountry = PlainText.tidy(country).toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(siteCountry)) {
            throw new SiteRejected(Field.COUNTRY, t("The country is its two-letter code, such as IT or DE."));
        }
        String siteName = accepted(name);
        try {
            Site site = repository.insert(siteCode, siteName, siteCountry);
            events.publishEvent(new SiteAdded(actor, site.id(), siteCode, siteName, siteCountry));
            setZone(site.id(), zone);
            return new Site(site.id(), siteCode, siteName, siteCountry, zone);
        } catch (DuplicateKeyException taken) {
            throw new SiteRejected(
                    Field.CODE, t("The code {0} belongs to another site. Choose a different one.", siteCode));
        }
    }

    @Transactional
    public void rename(SiteId id, String name) {
        Actor actor = keeper.actor();
        String newName = accepted(name);
        Site site = repository.find(id).orElseThrow();
        if (!site.name().equals(newName)) {
            repository.rename(id, newName);
            events.publishEvent(new SiteChanged(actor, id, site.code(), site.name(), newName));
        }
    }

    @Transactional
    public void change(SiteId id, String name, @Nullable ZoneId zone) {
        rename(id, name);
        setZone(id, zone);
    }

    /** By the zone of a site, its dates are in the future or not; null: that nobody knows it. */
    @Transactional
    public void setZone(SiteId id, @Nullable ZoneId zone) {
        Actor actor = keeper.actor();
        Site site = repository.find(id).orElseThrow();
        if (!Objects.equals(site.zone(), zone)) {
            repository.setZone(id, zone);
            events.publishEvent(new SiteZoneChanged(actor, id, site.code(), site.zone(), zone));
        }
    }

    /** A zone as it is stored; one that the list of this machine does not have any more is none. */
    public static @Nullable ZoneId zone(@Nullable String name) {
        return name == null || !ZoneId.getAvailableZoneIds().contains(name) ? null : ZoneId.of(name);
    }

    private static String accepted(String name) {
        String accepted = TextLimit.NAME.accept(
                name, refused -> new SiteRejected(Field.NAME, refused), t("Nothing was changed."));
        if (accepted.isEmpty()) {
            throw new SiteRejected(
                    Field.NAME, t("A site needs a name of at most {0} characters.", TextLimit.NAME.most()));
        }
        return accepted;
    }
}
