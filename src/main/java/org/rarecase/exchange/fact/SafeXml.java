package org.rarecase.exchange.fact;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import javax.xml.stream.XMLInputFactory;

/**
 * How XML of others is read: nothing but the file itself, no document type, no entity, and no more of anything than a file of
 * cases has. By class: which factory a service is looked up as depends on what else is on the class path.
 */
public final class SafeXml {

    private static final int DEPTH = 100;
    private static final int ATTRIBUTES = 200;
    private static final int ATTRIBUTE_CHARACTERS = 1_000_000;
    private static final int TEXT_CHARACTERS = 20_000_000;

    private SafeXml() {}

    public static XMLInputFactory factory() {
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEPTH);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARACTERS);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, TEXT_CHARACTERS);
        return factory;
    }
}
