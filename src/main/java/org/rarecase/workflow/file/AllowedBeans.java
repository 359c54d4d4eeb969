package org.rarecase.workflow.file;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.rarecase.workflow.decision.Deadlines;
import org.rarecase.workflow.decision.ReviewFacts;
import org.rarecase.workflow.decision.VisitFacts;
import org.rarecase.workflow.task.Assignees;
import org.springframework.context.ApplicationContext;

/** What a process file may call of the product: delegates of service tasks, and the beans made for expressions. */
public final class AllowedBeans {

    private static final Map<String, Class<?>> OF_EXPRESSIONS = Map.of(
            "assignees", Assignees.class,
            "deadlines", Deadlines.class,
            "reviewFacts", ReviewFacts.class,
            "visitFacts", VisitFacts.class);

    private final ApplicationContext context;

    public AllowedBeans(ApplicationContext context) {
        this.context = context;
    }

    List<String> delegates() {
        return Stream.of(context.getBeanNamesForType(JavaDelegate.class))
                .sorted()
                .toList();
    }

    boolean isDelegate(String name) {
        return context.containsBean(name) && context.isTypeMatch(name, JavaDelegate.class);
    }

    static boolean isOfExpressions(String name) {
        return OF_EXPRESSIONS.containsKey(name);
    }

    /** The bean of that name, if a file may use it; looked up late, since some of them need the engine. */
    Optional<Object> find(String name) {
        return isOfExpressions(name) || isDelegate(name) ? Optional.of(context.getBean(name)) : Optional.empty();
    }

    /** What an expression may call on an object that it got hold of. */
    static Optional<Method> method(Object bean, String name, int arguments) {
        return OF_EXPRESSIONS.values().stream()
                .filter(type -> type.isInstance(bean))
                .flatMap(type -> methods(type, name, arguments))
                .findFirst();
    }

    static boolean hasMethod(String bean, String name, int arguments) {
        Class<?> type = OF_EXPRESSIONS.get(bean);
        return type != null && methods(type, name, arguments).findAny().isPresent();
    }

    private static Stream<Method> methods(Class<?> type, String name, int arguments) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments);
    }
}
