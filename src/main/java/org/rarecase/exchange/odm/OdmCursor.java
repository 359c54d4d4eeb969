package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.SafeXml;
import org.rarecase.shared.LocalizedText;

/**
 * Walks over the elements of a file. Nothing but the file itself is ever read: a document type is refused, no entity is
 * resolved, an address of a schema or an inclusion is an attribute or an element like others. Elements are counted.
 */
final class OdmCursor {

    /** Names of elements that are told apart; what a file has beyond that is not counted. */
    private static final int NAMES = 1000;

    private final XMLStreamReader xml;
    private final Findings findings;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Placement placement = new Placement();
    private String namespace = "";
    private @Nullable Dialect dialect;
    private String last = "";
    private boolean transactional;

    OdmCursor(InputStream stream, Findings findings) throws IOException {
        this.findings = findings;
        InputStream buffered = new BufferedInputStream(stream);
        buffered.mark(1);
        if (buffered.read() < 0) {
            throw new OdmUnreadable(t("The file is empty. Nothing was read."));
        }
        buffered.reset();
        try {
            this.xml = SafeXml.factory().createXMLStreamReader(buffered);
        } catch (XMLStreamException broken) {
            throw unreadable(broken, null);
        }
    }

    /** Goes to the root. */
    void root() {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // Comments and instructions.
        }
        namespace = namespace();
    }

    /** What the elements are held against from here on. */
    void is(Dialect version) {
        dialect = version;
        started();
    }

    /** Goes to the next element within the one that was begun; false at the end of that. */
    boolean nextChild() {
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                started();
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                placement.end();
                return false;
            }
        }
    }

    /** Goes over all that is in the element that was begun. */
    void skip() {
        while (nextChild()) {
            skip();
        }
    }

    /** The text of the element that was begun, without what other elements in it say. */
    String text() {
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                started();
                skip();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                placement.end();
                return text.toString();
            }
        }
    }

    private int next() {
        try {
            if (!xml.hasNext()) {
                throw new OdmUnreadable(t("The file has no element. Nothing was read."));
            }
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new OdmUnreadable(t(
                        "Line {0}: the file has a document type (DOCTYPE), which is not accepted. Remove it.",
                        xml.getLocation().getLineNumber()));
            }
            return event;
        } catch (XMLStreamException broken) {
            throw unreadable(broken, xml.getLocation());
        }
    }

    /** @param reached for those that do not say where they were met */
    private OdmUnreadable unreadable(XMLStreamException broken, @Nullable Location reached) {
        Location where = broken.getLocation() == null ? reached : broken.getLocation();
        String why = String.valueOf(broken.getMessage()).lines().findFirst().orElse("");
        return new OdmUnreadable(t(
                "Line {0}, column {1}, after {2}: this cannot be read as XML ({3}). Nothing was taken from the file.",
                where == null ? 1 : where.getLineNumber(),
                where == null ? 1 : where.getColumnNumber(),
                last.isEmpty() ? t("the beginning") : last,
                why));
    }

    private void started() {
        last = name();
        if (counts.size() < NAMES || counts.containsKey(local())) {
            counts.merge(local(), 1, Integer::sum);
        }
        Dialect version = dialect;
        if (version == null) {
            return;
        }
        if (isOwn()) {
            placement.begin();
            return;
        }
        if (!isOfOdm()) {
            ofFile(texts("This is not of ODM and was left out."));
        } else if (!ElementNames.has(version, local())) {
            ofFile(ElementNames.similar(version, local())
                    .map(right -> texts("There is no such element in ODM; {0} would be right.", right))
                    .orElseGet(() -> texts("There is no such element in ODM {0}.", version.version())));
        }
        if (placement.isWrong(version, local())) {
            ofFile(
                    version == Dialect.ODM_2_0
                            ? texts("It is in the wrong place: values and groups come before AuditRecord.")
                            : texts("It is in the wrong place: AuditRecord comes first in its element."));
        }
        if ("Yes".equals(attr("IsNull"))) {
            counts.merge("IsNull", 1, Integer::sum);
        }
    }

    /** Whether the element is one of our own. */
    boolean isOwn() {
        return namespace().equals(OdmXml.OWN);
    }

    /** Whether the file tells of changes, of which a later one takes the place of one before. */
    boolean isTransactional() {
        return transactional;
    }

    void isTransactional(boolean it) {
        transactional = it;
    }

    private boolean isOfOdm() {
        return namespace().equals(namespace);
    }

    String namespace() {
        return xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
    }

    String local() {
        return xml.getLocalName();
    }

    /** With the prefix where it is not of ODM. */
    String name() {
        String prefix = xml.getPrefix();
        return isOfOdm() || prefix == null || prefix.isEmpty() ? local() : prefix + ":" + local();
    }

    @Nullable
    String attr(String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? xml.getAttributeValue("", name) : value;
    }

    @Nullable
    String own(String name) {
        return xml.getAttributeValue(OdmXml.OWN, name);
    }

    /** The attributes of ODM, by name; the language of a text is {@code lang}. */
    Map<String, String> attributes() {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String of = xml.getAttributeNamespace(i);
            if (of == null || of.isEmpty() || of.equals(OdmXml.XML)) {
                all.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        return all;
    }

    /** The element that was begun with all that is in it. */
    OdmElement element() {
        String name = local();
        Map<String, String> attributes = attributes();
        Map<String, String> own = own();
        int line = line();
        int column = column();
        List<OdmElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            int event = next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                started();
                children.add(element());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                placement.end();
                return new OdmElement(name, attributes, own, children, text.toString(), line, column);
            }
        }
    }

    /** The attributes of our own, by name. */
    Map<String, String> own() {
        Map<String, String> own = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (OdmXml.OWN.equals(xml.getAttributeNamespace(i))) {
                own.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        return own;
    }

    /** Addresses of the name spaces that the root brings. */
    String namespaces() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            all.append(xml.getNamespaceURI(i)).append(' ');
        }
        return all.toString();
    }

    private void ofFile(LocalizedText message) {
        findings.addOfFile(line(), column(), last, message);
    }

    /** @param key of the subject that is read from here on; empty after it */
    void within(String key) {
        findings.within(key);
    }

    void finding(String element, LocalizedText message) {
        findings.add(line(), column(), element, message);
    }

    void finding(int line, int column, String element, LocalizedText message) {
        findings.add(line, column, element, message);
    }

    /** Reads what is after the root, so that a file that goes on is known as broken. */
    void end() {
        try {
            while (xml.hasNext()) {
                xml.next();
            }
        } catch (XMLStreamException broken) {
            throw unreadable(broken, xml.getLocation());
        }
    }

    int line() {
        return xml.getLocation().getLineNumber();
    }

    int column() {
        return xml.getLocation().getColumnNumber();
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
