package org.rarecase.study;

import org.rarecase.shared.Actor;

/** Says who may change the sites. Implemented where accounts are known, which this module does not. */
public interface SiteAdministrator {

    /** Whoever is acting, if that account may change sites; refuses otherwise. */
    Actor actor();
}
