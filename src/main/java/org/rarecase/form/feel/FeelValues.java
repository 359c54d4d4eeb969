package org.rarecase.form.feel;

import camundajar.impl.scala.collection.immutable.Map$;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.context.Context.StaticContext;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/** Values between rules and engine. Numbers stay exact: the engine's own mapping makes doubles of them. */
final class FeelValues implements ValueMapper {

    private static final StaticContext EMPTY = new StaticContext(scala(Map.of()), scala(Map.of()));

    @Override
    public Val toVal(@Nullable Object value) {
        return switch (value) {
            case null -> ValNull$.MODULE$;
            case Val it -> it;
            case String it -> new ValString(it);
            case BigDecimal it -> new ValNumber(new camundajar.impl.scala.math.BigDecimal(it));
            case Boolean it -> new ValBoolean(it);
            case List<?> it -> list(it);
            case Map<?, ?> it -> new ValContext(new StaticContext(values(it), EMPTY.functions()));
            default -> ValueMapper.defaultValueMapper().toVal(value);
        };
    }

    private ValList list(List<?> list) {
        List<Val> values = new ArrayList<>(list.size());
        list.forEach(entry -> values.add(toVal(entry)));
        return new ValList(CollectionConverters.asScala(values).toList());
    }

    camundajar.impl.scala.collection.immutable.Map<String, Object> values(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((name, value) -> values.put(String.valueOf(name), toVal(value)));
        return scala(values);
    }

    static <T> camundajar.impl.scala.collection.immutable.Map<String, T> scala(Map<String, T> map) {
        return Map$.MODULE$.from(CollectionConverters.asScala(map));
    }

    /** What is no value for a form, such as an error or a function, is null. */
    @Override
    public @Nullable Object unpackVal(Val value) {
        return switch (value) {
            case ValString it -> it.value();
            case ValNumber it -> it.value().bigDecimal();
            case ValBoolean it -> it.value();
            case ValList it -> {
                List<@Nullable Object> list = new ArrayList<>();
                CollectionConverters.asJava(it.items()).forEach(entry -> list.add(unpackVal(entry)));
                yield list;
            }
            default -> null;
        };
    }
}
