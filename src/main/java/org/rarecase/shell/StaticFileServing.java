package org.rarecase.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.rarecase.ui.StaticFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Serves the {@link StaticFiles} at the addresses by which a browser may keep them, and names them so on each page. */
@Configuration(proxyBeanMethods = false)
class StaticFileServing {

    /** Scripts that name others by their plain addresses get these. */
    private static final String SCRIPTS = StaticFiles.scripts().stream()
            .map(script -> "\"/" + script + "\": \"" + StaticFiles.address(script) + "\"")
            .collect(Collectors.joining(", ", "{\"imports\": {", "}}"));

    @Bean
    ResourceHttpRequestHandler staticFileHandler() {
        ResourceHttpRequestHandler handler = new ResourceHttpRequestHandler();
        handler.setLocations(List.of(new ClassPathResource("META-INF/resources/")));
        return handler;
    }

    @Bean
    SimpleUrlHandlerMapping staticFileMapping(ResourceHttpRequestHandler staticFileHandler) {
        return new SimpleUrlHandlerMapping(
                Map.of("/" + StaticFiles.FOLDER + "/**", staticFileHandler), Ordered.HIGHEST_PRECEDENCE);
    }

    @Bean
    VaadinServiceInitListener staticFileNames() {
        return (ServiceInitEvent event) -> event.addIndexHtmlRequestListener(page -> rename(page.getDocument()));
    }

    private static void rename(Document page) {
        page.head().prependElement("script").attr("type", "importmap").appendChild(new DataNode(SCRIPTS));
        page.select("link[rel=stylesheet], link[rel=icon]").forEach(StaticFileServing::rename);
    }

    /** Addresses may be relative, and have a fingerprint of one file as their query. */
    private static void rename(Element link) {
        String path = link.attr("href").replaceFirst("^\\./", "").replaceFirst("\\?.*", "");
        // Relative to the base of the page, which is the root of the application.
        link.attr("href", StaticFiles.address(path).substring(1));
    }
}
