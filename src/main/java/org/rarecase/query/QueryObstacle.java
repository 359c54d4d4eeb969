package org.rarecase.query;

import static java.util.stream.Collectors.joining;
import static org.rarecase.shared.Messages.t;

import java.util.Set;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.casebook.obstacle.Obstacle;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;

/** What stands in the way of a transition of a query. */
public sealed interface QueryObstacle extends Obstacle {

    /** It stands in the way of this account, whatever becomes of the query. */
    default boolean isOfAccount() {
        return false;
    }

    /** For services: that, and that nothing was changed. */
    default Refusal refused() {
        String refused = refusal(t("Nothing was changed."));
        return isOfAccount() ? new NotAllowed(refused) : new QueryNotPossible(refused);
    }

    /** The query is at a site that the account does not see. */
    record OtherSite() implements QueryObstacle {
        @Override
        public String what() {
            return t("This query belongs to another site.");
        }

        @Override
        public boolean isOfAccount() {
            return true;
        }
    }

    /** @param roles any of which would do; none where the product alone does it */
    record RoleMissing(Set<Role> roles) implements QueryObstacle {
        @Override
        public String what() {
            return t(
                    "This takes the role {0}, which your account does not have.",
                    roles.stream().sorted().map(Role::label).collect(joining(t(" or "))));
        }

        @Override
        public boolean isOfAccount() {
            return true;
        }
    }

    /** A monitor does not cancel what others asked. */
    record RaisedByOther() implements QueryObstacle {
        @Override
        public String what() {
            return t("A query is cancelled by the monitor who raised it, or by a coordinator.");
        }

        @Override
        public boolean isOfAccount() {
            return true;
        }
    }

    /** The answer that is to be assessed is not there. */
    record NotAnswered() implements QueryObstacle {
        @Override
        public String what() {
            return t("This query is not answered yet.");
        }

        @Override
        public String wayOut() {
            return t("Wait for the answer, or cancel the query.");
        }
    }

    /** It has gone on meanwhile. */
    record PassedOn(QueryState state) implements QueryObstacle {
        @Override
        public String what() {
            return t("The query is {0} by now.", state.label().toLowerCase(Messages.language()));
        }

        @Override
        public String wayOut() {
            return t("Read the thread again.");
        }
    }

    /** It does not wait too long, or somebody has decided on it. */
    record NotEscalated() implements QueryObstacle {
        @Override
        public String what() {
            return t("The query is not escalated, or not any more.");
        }

        @Override
        public String wayOut() {
            return t("Read the thread again.");
        }
    }
}
