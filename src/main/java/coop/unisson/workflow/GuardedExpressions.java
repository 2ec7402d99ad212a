package coop.unisson.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * What expressions may do. They see the beans meant for them and no other, and one without a scope, which is one that came
 * with a query, is refused unless it is among the three our filters use: the engine evaluates the expressions in the {@code
 * orQueries} of a query without asking (CVE-2026-109432, never fixed in this edition), and expressions are code.
 */
@Component
class GuardedExpressions extends AbstractProcessEnginePlugin {

    /** The only expressions a query or a filter may carry. */
    static final Set<String> IN_QUERIES = Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}");

    private final ListableBeanFactory beans;

    GuardedExpressions(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setExpressionManager(new Manager(new NamedBeans(beans)));
    }

    /** The names expressions know, each looked up when it is first used. */
    private static class NamedBeans extends HashMap<Object, Object> {

        private final transient ListableBeanFactory beans;

        NamedBeans(ListableBeanFactory beans) {
            this.beans = beans;
            Stream.of(ExpressionBean.class, JavaDelegate.class)
                    .flatMap(type -> Stream.of(beans.getBeanNamesForType(type, true, false)))
                    .forEach(name -> put(name, name));
        }

        @Override
        public @Nullable Object get(Object name) {
            return containsKey(name) ? beans.getBean((String) name) : null;
        }
    }

    private static class Manager extends JuelExpressionManager {

        Manager(Map<Object, Object> beans) {
            super(beans);
        }

        /** Our names come first: a variable, which anybody near the task may write, never stands in for one of them. */
        @Override
        protected ELResolver createElResolver() {
            CompositeELResolver resolver = new CompositeELResolver();
            resolver.add(new ReadOnlyMapELResolver(beans));
            resolver.add(super.createElResolver());
            return resolver;
        }

        @Override
        public Expression createExpression(String text) {
            ValueExpression value = createValueExpression(text);
            return IN_QUERIES.contains(text.strip())
                    ? new JuelExpression(value, this, text)
                    : new InScopeOnly(value, this, text);
        }
    }

    private static class InScopeOnly extends JuelExpression {

        InScopeOnly(ValueExpression value, JuelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        @Override
        public Object getValue(@Nullable VariableScope scope) {
            if (scope == null && !isLiteralText()) {
                throw new BadUserRequestException("Expressions are not allowed in queries and filters, except "
                        + String.join(", ", new java.util.TreeSet<>(IN_QUERIES)));
            }
            return super.getValue(scope);
        }
    }
}
