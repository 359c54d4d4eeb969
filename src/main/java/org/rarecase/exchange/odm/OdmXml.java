package org.rarecase.exchange.odm;

import com.ctc.wstx.stax.WstxOutputFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML that is written as it comes, an element to a line. */
final class OdmXml implements Closeable {

    /** Of what ODM has no place for; its schema is {@code docs/rarecase-odm.xsd}. */
    static final String OWN = "https://rarecase.org/odm/v1";

    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private interface Step {
        void write() throws XMLStreamException;
    }

    private final XMLStreamWriter out;
    private final OutputStream stream;
    private final BitSet hasElements = new BitSet();
    private int depth;

    OdmXml(OutputStream stream) throws IOException {
        this.stream = stream;
        try {
            // By class: which factory a service is looked up as depends on what else is on the class path.
            XMLOutputFactory factory = new WstxOutputFactory();
            this.out = factory.createXMLStreamWriter(stream, "UTF-8");
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    /** The root, with its name spaces. */
    OdmXml root(String name, String namespace) throws IOException {
        open(name);
        write(() -> {
            out.writeDefaultNamespace(namespace);
            out.writeNamespace("rc", OWN);
        });
        return this;
    }

    OdmXml open(String name) throws IOException {
        return open(() -> out.writeStartElement(name));
    }

    /** An element of our own. */
    OdmXml openOwn(String name) throws IOException {
        return open(() -> out.writeStartElement("rc", name, OWN));
    }

    private OdmXml open(Step begin) throws IOException {
        write(() -> {
            newLine();
            begin.write();
        });
        hasElements.set(depth);
        depth++;
        hasElements.clear(depth);
        return this;
    }

    /** Nothing where there is no value. */
    OdmXml attr(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            write(() -> out.writeAttribute(name, value.toString()));
        }
        return this;
    }

    /** An attribute of our own. */
    OdmXml own(String name, @Nullable Object value) throws IOException {
        if (value != null) {
            write(() -> out.writeAttribute("rc", OWN, name, value.toString()));
        }
        return this;
    }

    OdmXml language(String code) throws IOException {
        write(() -> out.writeAttribute("xml", XML, "lang", code));
        return this;
    }

    OdmXml text(String text) throws IOException {
        write(() -> out.writeCharacters(text));
        return this;
    }

    OdmXml end() throws IOException {
        write(() -> {
            depth--;
            if (hasElements.get(depth + 1)) {
                newLine();
            }
            out.writeEndElement();
        });
        return this;
    }

    /** An element that holds a text and nothing else. */
    OdmXml leaf(String name, String text) throws IOException {
        return open(name).text(text).end();
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + " ".repeat(depth));
    }

    private static void write(Step step) throws IOException {
        try {
            step.write();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        write(() -> {
            out.writeEndDocument();
            out.close();
        });
        stream.write('\n');
        stream.close();
    }
}
