package org.rarecase.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import com.vaadin.flow.server.communication.rpc.RpcInvocationHandler;
import com.vaadin.flow.shared.JsonConstants;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.rarecase.ui.FieldChanges;
import tools.jackson.databind.JsonNode;

/** Handles requests of pages as the framework does, and says when the changes of fields in one are read. */
final class FieldChangesFirst extends UidlRequestHandler {

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new ServerRpcHandler() {
            @Override
            protected Map<String, RpcInvocationHandler> getInvocationHandlers() {
                Map<String, RpcInvocationHandler> handlers = new HashMap<>(super.getInvocationHandlers());
                handlers.replaceAll((type, handler) ->
                        type.equals(JsonConstants.RPC_TYPE_MAP_SYNC) ? handler : new AfterFieldChanges(handler));
                return handlers;
            }
        };
    }

    private record AfterFieldChanges(RpcInvocationHandler handler) implements RpcInvocationHandler {

        @Override
        public String getRpcType() {
            return handler.getRpcType();
        }

        @Override
        public Optional<Runnable> handle(UI window, JsonNode invocation) {
            FieldChanges.areRead(window);
            return handler.handle(window, invocation);
        }
    }
}
