package org.rarecase.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.audit.AuditRepository.ChainHead;

/**
 * Where this server left the chains that it wrote to last. A guess that saves the reading of the head: the database says
 * whether it still holds, since another server may have written meanwhile.
 */
final class ChainHeadCache {

    static final int KEPT = 1_000;

    private final Map<Long, ChainHead> heads = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, ChainHead> eldest) {
            return size() > KEPT;
        }
    };

    synchronized @Nullable ChainHead of(long chain) {
        return heads.get(chain);
    }

    synchronized void put(Map<Long, ChainHead> committed) {
        heads.putAll(committed);
    }
}
