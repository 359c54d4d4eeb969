package org.rarecase.print;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XSL-FO: elements with attributes and text, each opened and closed in its place. */
public final class Fo {

    private static final String NAMESPACE = "http://www.w3.org/1999/XSL/Format";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    /** @param language of the texts, as readers of screens are told */
    public Fo(Locale language) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument();
            writer.writeStartElement("fo", "root", NAMESPACE);
            writer.writeNamespace("fo", NAMESPACE);
            writer.writeAttribute("xml:lang", language.getLanguage());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param attributes names and values by turns */
    public Fo in(String element, Runnable content, String... attributes) {
        try {
            writer.writeStartElement("fo", element, NAMESPACE);
            for (int i = 0; i < attributes.length; i += 2) {
                writer.writeAttribute(attributes[i], attributes[i + 1]);
            }
            content.run();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    public Fo block(String content, String... attributes) {
        return in("block", () -> text(content), attributes);
    }

    public Fo inline(String content, String... attributes) {
        return in("inline", () -> text(content), attributes);
    }

    public Fo empty(String element, String... attributes) {
        return in(element, () -> {}, attributes);
    }

    public Fo text(String content) {
        try {
            writer.writeCharacters(printable(content));
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** What XML cannot hold would make the whole document unreadable. */
    private static String printable(String content) {
        return content.codePoints()
                .filter(c -> c == '\n' || c == '\t' || c >= 0x20 && c != 0xFFFE && c != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public String finish() {
        try {
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
