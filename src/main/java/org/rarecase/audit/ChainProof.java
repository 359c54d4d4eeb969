package org.rarecase.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.rarecase.audit.AuditRepository.ChainHead;
import org.rarecase.audit.AuditRepository.HashedLine;
import org.rarecase.shared.AuditLine;
import org.springframework.stereotype.Component;

/** Recomputes every hash of a chain. */
@Component
class ChainProof {

    private static final int LINES_AT_ONCE = 2000;

    private final AuditRepository repository;

    ChainProof(AuditRepository repository) {
        this.repository = repository;
    }

    ChainVerification of(long chain) {
        return of(chain, line -> {});
    }

    /** @param intact gets each line that is as it was written, up to the first that is not */
    ChainVerification of(long chain, Consumer<AuditLine> intact) {
        // The head first: lines that are written meanwhile come after it.
        ChainHead head = repository.head(chain).orElse(ChainHead.START);
        byte[] before = LineHash.START;
        Instant at = Instant.MIN;
        boolean mayBeErased = repository.isErased(chain);
        long seq = 0;
        while (seq < head.seq()) {
            List<HashedLine> lines = repository.chain(chain, seq, LINES_AT_ONCE);
            if (lines.isEmpty()) {
                return new ChainVerification(chain, seq, seq + 1);
            }
            for (HashedLine found : lines) {
                if (seq == head.seq()) {
                    break;
                }
                seq++;
                byte[] expected =
                        LineHash.of(before, chain, seq, found.at(), found.actor(), found.line(), found.digest());
                if (found.seq() != seq
                        || !found.at().isAfter(at)
                        || !Arrays.equals(found.hash(), expected)
                        || !found.holdsItsValues()
                        || found.isErased() && !mayBeErased) {
                    return new ChainVerification(chain, seq, seq);
                }
                intact.accept(found.line());
                before = expected;
                at = found.at();
            }
        }
        if (!Arrays.equals(before, head.hash())) {
            return new ChainVerification(chain, seq, seq);
        }
        return new ChainVerification(chain, seq, hasLinesAfter(chain, head) ? seq + 1 : null);
    }

    /** Whether lines follow that were not written by way of the head. */
    private boolean hasLinesAfter(long chain, ChainHead head) {
        return !repository.chain(chain, head.seq(), 1).isEmpty()
                && repository.head(chain).orElse(ChainHead.START).seq() == head.seq();
    }
}
