package org.rarecase.workflow.file;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.joda.time.DateTime;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions without a way to anything but variables and the beans that are allowed: neither to other beans
 * and the engine's services nor to the class of an object. So it is also for processes that were deployed before files
 * were held against the same rules.
 */
public final class RestrictedExpressions extends JuelExpressionManager {

    private final AllowedBeans beans;

    public RestrictedExpressions(AllowedBeans beans) {
        this.beans = beans;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new Allowed());
        return resolver;
    }

    private final class Allowed extends ELResolver {

        private static final Set<String> OF_DATES =
                Set.of("plusMinutes", "plusHours", "plusDays", "plusWeeks", "plusMonths", "plusYears", "toDate");

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            String name = String.valueOf(property);
            if (base == null) {
                return beans.find(name)
                        .map(bean -> {
                            context.setPropertyResolved(true);
                            return bean;
                        })
                        .orElse(null);
            }
            if (base instanceof Map<?, ?> result) {
                context.setPropertyResolved(true);
                return result.get(name);
            }
            if (base instanceof DelegateExecution execution && name.equals("processBusinessKey")) {
                context.setPropertyResolved(true);
                return execution.getProcessBusinessKey();
            }
            return null;
        }

        @Override
        public @Nullable Object invoke(
                ELContext context, Object base, Object method, Class<?> @Nullable [] types, Object @Nullable [] given) {
            Object[] arguments = given == null ? new Object[0] : given;
            String name = String.valueOf(method);
            context.setPropertyResolved(true);
            if (base instanceof DmnDecisionResult result && name.equals("getSingleResult") && arguments.length == 0) {
                return result.getSingleResult();
            }
            boolean allowed = base instanceof DateTime
                    ? OF_DATES.contains(name)
                    : AllowedBeans.method(base, name, arguments.length).isPresent();
            if (!allowed) {
                throw new MethodNotFoundException("An expression may not call " + name);
            }
            return new org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver()
                    .invoke(context, base, method, types, given);
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return Collections.emptyIterator();
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }
    }
}
