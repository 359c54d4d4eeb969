package org.rarecase.pathology;

import org.rarecase.study.TumourType;

/**
 * How central and local diagnoses agree in one tumour type.
 *
 * @param signed reviews signed off, those not assessable left out
 */
public record Agreement(TumourType tumourType, int signed, int minor, int major) {

    public int percentDisagreeing() {
        return signed == 0 ? 0 : Math.round(100f * (minor + major) / signed);
    }
}
